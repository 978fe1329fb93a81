import { calcule, nombre, ouiNon, tendance, type IndicateurFait } from './types.ts';

export const indicateursAxe6: readonly IndicateurFait[] = [
  {
    action: '6-A-1',
    libelle: 'Nombre de formation délocalisées mises en place et nombre de personnes formées',
    eclats: [
      { libelle: 'Nombre de formations délocalisées mises en place', suivi: nombre('formations', 'epci') },
      { libelle: 'Nombre de personnes formées', suivi: nombre('personnes', 'epci') },
    ],
  },
  { action: '6-A-2', libelle: 'Nombre de formations FOAD portées à connaissance', suivi: nombre('formations', 'epci') },
  { action: '6-A-2', libelle: 'Nombre de personnes ayant suivi ces formations', suivi: nombre('personnes', 'epci') },
  { action: '6-A-2', libelle: 'Evaluation qualitative et quantitative des résultats' },
  {
    action: '6-B-1',
    libelle: 'Nombre de conventions FEPEM,',
    suivi: calcule('conventions_fepem', 'nombre', 'conventions'),
  },
  { action: '6-B-1', libelle: 'Nombre de RAV' },
  { action: '6-B-1', libelle: 'Nombre de formation organisées et nombre de participants' },
  {
    action: '6-B-2',
    libelle: "Nombre d'EPCI ayant pris la compétence optionnelle sur les RAM",
    suivi: calcule('competence_ram', 'nombre', 'EPCI'),
  },
  { action: '6-B-2', libelle: 'Nombre de communes couvertes par un RAM', suivi: nombre('communes', 'epci') },
  { action: '6-B-2', libelle: 'Expérimentation horaires atypiques mise en place', suivi: ouiNon() },
  { action: '6-D-1', libelle: 'Nombre de parcours spécifiques dans les collèges ruraux', suivi: nombre('parcours') },
  { action: '6-D-1', libelle: 'Nombre de places d’internat dans les collèges ruraux', suivi: nombre('places') },
  { action: '6-D-1', libelle: 'Evolution des effectifs dans les collèges ayant ouvert un parcours', suivi: tendance() },
];
