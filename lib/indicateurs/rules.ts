/** The natures of the scheme's indicators (fiches 04, their column « type »), a percentage being two numbers. */
export const typesIndicateur = [
  'nombre',
  'pourcentage',
  'montant',
  'oui_non',
  'date',
  'tendance',
  'qualitatif',
] as const;
export type TypeIndicateur = (typeof typesIndicateur)[number];
export const typeIndicateurLabels: Record<TypeIndicateur, string> = {
  nombre: 'Nombre',
  pourcentage: 'Pourcentage',
  montant: 'Montant',
  oui_non: 'Oui ou non',
  date: 'Date',
  tendance: 'Tendance',
  qualitatif: 'Appréciation',
};

/** How the values of several territories make one. */
export const agregations = ['somme', 'moyenne_ponderee', 'dernier', 'max', 'aucune'] as const;
export type Agregation = (typeof agregations)[number];
export const agregationLabels: Record<Agregation, string> = {
  somme: 'Somme',
  moyenne_ponderee: 'Moyenne pondérée',
  dernier: 'Dernière valeur',
  max: 'Plus grande valeur',
  aucune: 'Ne s’additionne pas',
};

/** The aggregations that have a meaning for each type: percentages are never added, nor dates, nor words. */
export const agregationsDe: Record<TypeIndicateur, readonly Agregation[]> = {
  nombre: ['somme', 'dernier', 'max', 'aucune'],
  pourcentage: ['moyenne_ponderee', 'aucune'],
  montant: ['somme', 'dernier', 'max', 'aucune'],
  oui_non: ['aucune'],
  date: ['dernier', 'aucune'],
  tendance: ['aucune'],
  qualitatif: ['aucune'],
};

/** What a territory says for a year. The fourth kind, « non renseignée », is that it says nothing: no row, never a zero. */
export const statutsDonnee = ['renseignee', 'non_disponible', 'sans_objet'] as const;
export type StatutDonnee = (typeof statutsDonnee)[number];
export const statutDonneeLabels: Record<StatutDonnee | 'absente', string> = {
  renseignee: 'Renseignée',
  non_disponible: 'Non disponible',
  sans_objet: 'Sans objet',
  absente: 'Non renseignée',
};

export const tendances = ['hausse', 'stable', 'baisse'] as const;
export type Tendance = (typeof tendances)[number];
export const tendanceLabels: Record<Tendance, string> = { hausse: 'En hausse', stable: 'Stable', baisse: 'En baisse' };
