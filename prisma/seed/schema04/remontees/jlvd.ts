import { enCours, fait, pasFait, type BrouillonsFaits, type RemonteeFaite } from './types.ts';

export const jlvd: RemonteeFaite = {
  epci: 'JLVD',
  passee: {
    auteur: 'referent.jlvd',
    envois: [299],
    examens: [293],
    reprise: [288, 285],
    lignes: {
      '1-A-1': enCours('Convention présentée au conseil communautaire ; deux élus suivent les instances.'),
      '1-A-2': pasFait(),
      '1-B-1': enCours('La compétence MSAP est votée ; l’action sociale n’a pas réuni de majorité.'),
      '1-B-2': enCours('Le comité s’est réuni une fois, à Aubignosc.'),
      '2-A-1': pasFait('Moins de 3 Mbit/s dans toute la vallée du Jabron, de Noyers-sur-Jabron aux Omergues.', {
        difficulte: 'La mairie de Saint-Vincent-sur-Jabron envoie ses dossiers le soir, depuis chez la secrétaire.',
      }),
      '2-A-2': pasFait(),
      '2-B-2': pasFait('Les textes sont prêts, il manque les horaires de la vallée.'),
      '2-B-3': pasFait(),
      '3-B-2': pasFait('En attente.', {
        retour: 'De quoi ? Peipin et la vallée du Jabron sont deux projets : dites où en est chacun.',
        reprise: pasFait(
          'À Peipin, la commune cherche une salle ; dans la vallée, rien n’est décidé entre Noyers et Saint-Vincent.',
        ),
      }),
      '3-C-1': fait('La secrétaire de Salignac fait le lien avec le réseau pour les quatorze communes.'),
      '3-C-2': pasFait('Aucune inscription.', {
        difficulte: 'Nos secrétaires travaillent seules : une journée de formation, c’est une mairie fermée.',
      }),
      '3-D-2': fait('Portrait de territoire présenté aux maires à Peipin.', {
        preuve: 'https://jlvd.maillage.example/portrait-numerique',
      }),
      '3-D-3': pasFait(),
      '4-A-1': pasFait('Aucune permanence d’opérateur : les habitants vont à Sisteron.'),
      '4-A-2': enCours('Une épicerie ambulante dessert Curel et Les Omergues chaque jeudi.'),
      '4-D-1': pasFait('Une seule ligne traverse la vallée du Jabron, deux fois par semaine.'),
      '5-A-1': pasFait(),
      '5-A-2': pasFait(),
      '5-D-3': pasFait(),
      '6-A-2': pasFait(),
      '6-B-1': pasFait(),
      '6-B-2': enCours('Le relais de Peipin réunit douze assistantes maternelles, sans horaires décalés.'),
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
        'La mairie de Noyers-sur-Jabron est raccordée ; la ligne coupe encore plusieurs fois par jour.',
        {
          difficulte: 'Chaque dépannage passe par le syndicat mixte et demande plusieurs jours.',
        },
      ),
      '2-B-2': fait('La plaquette est imprimée et distribuée dans les quatorze communes.', {
        preuve: 'https://jlvd.maillage.example/plaquette.pdf',
      }),
      '2-B-3': { commentaire: 'Panneau posé à Saint-Vincent-sur-Jabron ; demander à Salignac si' },
    },
  },
  {
    ilYA: 1,
    lignes: {
      '3-B-2': enCours('Peipin prête une salle, le plan passe au prochain conseil ; rien de neuf dans la vallée.'),
      '3-C-1': 'inchange',
      '3-D-2': 'inchange',
    },
  },
];
