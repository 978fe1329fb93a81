import type { CastName } from '../cast.ts';

/** `annee` counts from the year of the anchor day; the rest are days before the anchor day, negative when to come. */
type CampagneFaite = { annee: number; ilYA: number; echeance: number };
/** `reunion` is the day of the local meeting when the visa was recorded by the référent; without it, given online. */
type VisaFait = { annee: number; epci: string; ilYA: number; auteur: CastName; reunion?: number };

export const campagnes: readonly CampagneFaite[] = [
  { annee: -1, ilYA: 355, echeance: 270 },
  { annee: 0, ilYA: 35, echeance: -40 },
];

export const visas: readonly VisaFait[] = [
  { annee: -1, epci: 'DLVA', ilYA: 292, auteur: 'referent.dlva', reunion: 297 },
  { annee: -1, epci: 'JLVD', ilYA: 283, auteur: 'elu.jlvd' },
  { annee: -1, epci: 'PAA', ilYA: 281, auteur: 'referent.paa', reunion: 286 },
  { annee: -1, epci: 'HPPB', ilYA: 271, auteur: 'referent.hppb', reunion: 274 },
  { annee: 0, epci: 'PAA', ilYA: 9, auteur: 'referent.paa', reunion: 13 },
  { annee: 0, epci: 'DLVA', ilYA: 3, auteur: 'referent.dlva', reunion: 4 },
];
