import { enCours, fait, pasFait, type BrouillonsFaits, type RemonteeFaite } from './types.ts';

export const jlvd: RemonteeFaite = {
  epci: 'JLVD',
  passee: {
    auteur: 'referent.jlvd',
    envois: [299],
    examens: [293],
    reprise: [288, 285],
    lignes: {
      '1-A-1': enCours(),
      '1-A-2': pasFait(),
      '1-B-1': enCours(),
      '1-B-2': enCours(),
      '2-A-1': pasFait(),
      '2-A-2': pasFait(),
      '2-B-2': pasFait(),
      '2-B-3': pasFait(),
      '3-B-2': pasFait(),
      '3-C-1': fait(),
      '3-C-2': pasFait(),
      '3-D-2': fait(),
      '3-D-3': pasFait(),
      '4-A-1': pasFait(),
      '4-A-2': enCours(),
      '4-D-1': pasFait(),
      '5-A-1': pasFait(),
      '5-A-2': pasFait(),
      '5-D-3': pasFait(),
      '6-A-2': pasFait(),
      '6-B-1': pasFait(),
      '6-B-2': enCours(),
      '6-C-1': pasFait(),
    },
  },
};

/** Seven unchanged, three said, one begun: ten that could be sent. */
export const brouillonsJlvd: readonly BrouillonsFaits[] = [
  {
    ilYA: 3,
    lignes: { '1-A-1': 'inchange', '1-A-2': 'inchange', '1-B-1': 'inchange', '1-B-2': 'inchange', '2-A-2': 'inchange' },
  },
  {
    ilYA: 2,
    lignes: {
      '2-A-1': enCours(
        'La mairie de Noyers-sur-Jabron est raccordée depuis septembre ; des coupures subsistent les jours d’orage.',
        { difficulte: 'Le dépannage passe par le syndicat mixte et prend plusieurs jours.' },
      ),
      '2-B-2': fait('La plaquette des services est imprimée et distribuée dans les quatorze communes.'),
      '2-B-3': { commentaire: 'Le panneau de Saint-Vincent-sur-Jabron est posé, reste à savoir si' },
    },
  },
  {
    ilYA: 1,
    lignes: {
      '3-B-2': enCours('La salle prêtée par Peipin est mesurée, le plan d’aménagement est au conseil communautaire.'),
      '3-C-1': 'inchange',
      '3-D-2': 'inchange',
    },
  },
];
