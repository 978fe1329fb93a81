import { enCours, fait, pasFait, type RemonteeFaite } from './types.ts';

export const ccsb: RemonteeFaite = {
  epci: 'CCSB',
  passee: {
    auteur: 'referent.ccsb',
    envois: [327, 320],
    examens: [315, 308],
    reprise: [300, 298],
    lignes: {
      '1-A-1': enCours(
        'Trois départements, trois schémas : nous demandons une réunion avec les Hautes-Alpes et la Drôme.',
      ),
      '1-A-2': pasFait(),
      '1-B-1': enCours('Les délibérations sont prises, l’intérêt communautaire des MSAP n’est pas encore écrit.'),
      '1-B-2': enCours(),
      '2-A-1': enCours(),
      '2-A-2': enCours(),
      '2-B-2': enCours('La plaquette de Sisteron part à l’impression, le Buëch viendra ensuite.'),
      '2-B-3': enCours(),
      '3-A-2': enCours('Nos agents relisent la fiche métier ; ils voudraient un mémo sur les droits des saisonniers.'),
      '3-B-1': enCours('Douze mairies ont répondu, de Mison à Turriers.'),
      '3-B-3': fait('Programme adopté.', {
        retour: 'Le programme est adopté, l’élargissement n’a pas commencé : « en cours » dirait mieux.',
        reprise: enCours(
          'Programme adopté dans les quatre MSAP ; l’accueil des demandeurs d’emploi reste à organiser.',
        ),
      }),
      '3-C-1': fait('Les quatre MSAP sont dans la liste de diffusion et se remplacent l’une l’autre.'),
      '3-C-2': enCours(),
      '3-D-2': fait(),
      '3-D-3': enCours(),
      '4-A-1': enCours('La CAF vient à La Motte-du-Caire une fois par mois, Turriers demande la même chose.', {
        difficulte: 'La caisse des Hautes-Alpes et la nôtre se renvoient les habitants du Buëch.',
      }),
      '4-A-2': enCours(),
      '4-D-1': pasFait('Sisteron a ses trains et ses cars ; ailleurs, il n’y a pas d’horaire auquel se caler.'),
      '5-A-1': enCours('Sisteron réserve deux logements à des internes ; La Motte-du-Caire reste sans médecin.'),
      '5-A-2': pasFait(),
      '5-D-3': pasFait(),
      '6-A-2': pasFait(),
      '6-B-1': pasFait(),
      '6-B-2': enCours('Une garde est à l’essai.', {
        retour: 'Où, et avec qui ? La ligne du schéma parle des emplois agricoles de La Motte-du-Caire.',
        reprise: enCours('Garde dès six heures à l’essai à La Motte-du-Caire, avec trois exploitations fruitières.'),
      }),
      '6-C-1': pasFait(),
    },
  },
  courante: {
    auteur: 'referent.ccsb',
    envois: [19, 16],
    examens: [11, 8],
    lignes: {
      '1-A-1': 'inchange',
      '1-A-2': enCours('Le livret d’accueil de Sisteron est en relecture avec les usagers d’un établissement voisin.'),
      '1-B-1': fait('Le conseil a précisé l’intérêt communautaire : les quatre MSAP en relèvent.', {
        preuve: 'https://ccsb.maillage.example/deliberations/interet-communautaire',
      }),
      '1-B-2': 'inchange',
      '2-A-1': enCours('La Motte-du-Caire est raccordée, mais la connexion tombe plusieurs fois par semaine.', {
        difficulte: 'Incident ouvert au syndicat mixte sur le répartiteur, sans date de réparation.',
      }),
      '2-A-2': fait('Le wifi public est allumé dans toutes nos communes volontaires, de Sisteron à Turriers.'),
      '2-B-2': fait('La plaquette est parue, le tirage pour le Buëch vient d’être livré à Laragne-Montéglin.', {
        preuve: 'https://ccsb.maillage.example/plaquette-buech.pdf',
      }),
      '2-B-3': fait('Panneaux posés dans les quatre MSAP, kit prêté deux fois à des associations.'),
      '3-A-2': fait('Le kit est remis à chaque arrivée, et le mémo sur les saisonniers y figure.'),
      '3-B-1': 'inchange',
      '3-B-3': 'inchange',
      '3-C-1': 'inchange',
      '3-C-2': enCours('Session suivie.', { retour: 'Combien d’agents l’ont suivie, et où s’est-elle tenue ?' }),
      '3-D-2': 'inchange',
      '3-D-3': enCours('Quatre des douze ateliers hors les murs se sont tenus chez nous, à Turriers et à Bayons.'),
      '4-A-1': enCours('Le centre médico-social reçoit sur rendez-vous à La Motte-du-Caire.', {
        retour: 'C’est la permanence du Département : dites ce que fait la communauté de communes.',
      }),
      '4-A-2': 'inchange',
      '4-D-1': 'inchange',
      '5-A-1': enCours('Deux internes sont en stage à Sisteron ; l’un des deux découvre La Motte-du-Caire le jeudi.'),
      '5-A-2': 'inchange',
      '5-D-3': 'inchange',
      '6-A-2': 'inchange',
      '6-B-1': 'inchange',
      '6-B-2': enCours('L’essai de La Motte-du-Caire est reconduit, sept enfants gardés pendant les récoltes.'),
      '6-C-1': enCours('Un espace de travail partagé est ouvert.', {
        retour: 'Où, et depuis quand ? La CCI n’en connaît pas dans le Sisteronnais.',
      }),
    },
  },
};
