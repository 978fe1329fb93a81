/** How a line of the scheme is followed. */
export type Suivi = {
  type: 'nombre' | 'pourcentage' | 'oui_non' | 'date' | 'tendance' | 'qualitatif';
  unite: string | null;
  echelle: 'departement' | 'epci';
  agregation: 'somme' | 'moyenne_ponderee' | 'dernier' | 'aucune';
  sens: 'hausse' | 'baisse' | 'aucun';
  graduations?: string[];
  formule?: string;
};

/** A line as the scheme words it; without `suivi` nor `eclats` it is still to be qualified. */
export type IndicateurFait = {
  action: string;
  libelle: string;
  suivi?: Suivi;
  /** What a composite line was split into. */
  eclats?: readonly { libelle: string; suivi: Suivi }[];
};

type Echelle = Suivi['echelle'];

export const nombre = (
  unite: string | null,
  echelle: Echelle = 'departement',
  sens: Suivi['sens'] = 'hausse',
): Suivi => ({ type: 'nombre', unite, echelle, agregation: 'somme', sens });
export const pourcentage = (echelle: Echelle): Suivi => ({
  ...{ type: 'pourcentage', unite: '%', echelle, agregation: 'moyenne_ponderee', sens: 'hausse' },
});
export const ouiNon = (echelle: Echelle = 'departement'): Suivi => ({
  ...{ type: 'oui_non', unite: null, echelle, agregation: 'aucune', sens: 'hausse' },
});
export const tendance = (echelle: Echelle = 'departement'): Suivi => ({
  ...{ type: 'tendance', unite: null, echelle, agregation: 'aucune', sens: 'hausse' },
});
export const dateDe = (echelle: Echelle): Suivi => ({
  ...{ type: 'date', unite: null, echelle, agregation: 'dernier', sens: 'aucun' },
});
export const appreciation = (): Suivi => ({
  ...{ type: 'qualitatif', unite: null, echelle: 'departement', agregation: 'aucune', sens: 'hausse' },
  graduations: ['Insuffisant', 'Moyen', 'Satisfaisant', 'Très satisfaisant'],
});
export const calcule = (formule: string, type: 'nombre' | 'oui_non', unite: string | null = null): Suivi => ({
  ...{ type, unite, echelle: 'departement', agregation: 'aucune', sens: 'hausse', formule },
});
