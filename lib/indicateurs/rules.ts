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

/** « lieu » is typed by EPCI, as the total of its places. */
export const echelles = ['departement', 'epci', 'lieu'] as const;
export type Echelle = (typeof echelles)[number];
export const echelleLabels: Record<Echelle, string> = {
  departement: 'Département',
  epci: 'EPCI',
  lieu: 'Lieux d’accueil, par EPCI',
};

/** Which way is better. */
export const sensIndicateur = ['hausse', 'baisse', 'aucun'] as const;
export type Sens = (typeof sensIndicateur)[number];
export const sensLabels: Record<Sens, string> = {
  hausse: 'À la hausse',
  baisse: 'À la baisse',
  aucun: 'Sans sens de progrès',
};

export const periodicites = ['annuelle', 'semestrielle', 'trimestrielle', 'une_fois'] as const;
export type Periodicite = (typeof periodicites)[number];
export const periodiciteLabels: Record<Periodicite, string> = {
  annuelle: 'Chaque année',
  semestrielle: 'Chaque semestre',
  trimestrielle: 'Chaque trimestre',
  une_fois: 'Une fois',
};

export const etatsIndicateur = ['a_qualifier', 'actif', 'retire'] as const;
export type EtatIndicateur = (typeof etatsIndicateur)[number];
export const etatIndicateurLabels: Record<EtatIndicateur, string> = {
  a_qualifier: 'À qualifier',
  actif: 'Suivi',
  retire: 'Retiré',
};

/** Where the value of an EPCI stands: nothing sent, sent, sent back, validated, validated and opened again for a correction. */
export const etapesValeur = ['a_saisir', 'transmise', 'retournee', 'validee', 'rouverte'] as const;
export type EtapeValeur = (typeof etapesValeur)[number];
export const etapeValeurLabels: Record<EtapeValeur, string> = {
  a_saisir: 'À saisir',
  transmise: 'Transmise',
  retournee: 'Retournée',
  validee: 'Validée',
  rouverte: 'Rouverte',
};

/** The last sent row of a cell, if any, gives its stage. */
export function etapeOf(derniere: { suite: 'valide' | 'retourne' | null; isRouverte: boolean } | null): EtapeValeur {
  if (!derniere) return 'a_saisir';
  if (derniere.suite === null) return 'transmise';
  if (derniere.suite === 'retourne') return 'retournee';
  return derniere.isRouverte ? 'rouverte' : 'validee';
}

/** What a cell is worth: one of value, terms, day or step when it is « renseignée », none of them otherwise. */
export type Donnee = {
  statut: StatutDonnee;
  valeur: number | null;
  numerateur: number | null;
  denominateur: number | null;
  jour: string | null;
  graduation: string | null;
  /** For « sans objet », its reason. */
  commentaire: string | null;
  source: string | null;
  isEstimee: boolean;
};

/** The number that a value is compared by: a percentage in points; null for a day, a word, or no value. */
export function nombreDe({ statut, valeur, numerateur, denominateur }: Donnee): number | null {
  if (statut !== 'renseignee') return null;
  return numerateur !== null && denominateur !== null ? (100 * numerateur) / denominateur : valeur;
}

/** A question for who typed it, never a refusal: far from the year before, or a share above the whole. */
export function etonnement(type: TypeIndicateur, donnee: Donnee, avant: Donnee | null): string | undefined {
  const nombre = nombreDe(donnee);
  if (nombre === null) return undefined;
  if (type === 'pourcentage' && nombre > 100) return 'Plus de 100 % : est-ce bien cela ?';
  if (nombre < 0) return 'Un nombre négatif : est-ce bien cela ?';
  const dernier = avant && nombreDe(avant);
  if (dernier === null || dernier === 0 || type === 'pourcentage') return undefined;
  const rapport = nombre / dernier;
  if (rapport >= 3) return `${Math.floor(rapport)} fois l’an dernier : est-ce bien cela ?`;
  if (nombre > 0 && rapport <= 1 / 3)
    return `${Math.floor(1 / rapport)} fois moins que l’an dernier : est-ce bien cela ?`;
  return undefined;
}
