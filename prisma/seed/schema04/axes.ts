import type { AxeFait } from './types.ts';

export const axes: AxeFait[] = [
  { numero: 1, libelle: 'Gouvernance', type: 'transversal' },
  { numero: 2, libelle: 'Information et accès au numérique', type: 'transversal' },
  { numero: 3, libelle: "Structurer et améliorer le réseau d'accueil de proximité", type: 'transversal' },
  { numero: 4, libelle: 'Mobilité', type: 'sectoriel' },
  { numero: 5, libelle: 'Santé', type: 'sectoriel' },
  { numero: 6, libelle: 'Emploi et formation', type: 'sectoriel' },
];
