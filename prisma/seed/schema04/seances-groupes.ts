import type { SeanceFaite } from './seances.ts';

const MATIN = 9 * 60 + 30;
const APRES_MIDI = 14 * 60;

/** The meetings of the comité technique, of the cellule and of the working group. */
export const groupes: readonly SeanceFaite[] = [
  {
    ...{ instance: 'technique', ilYA: 575, auPlusTot: 40, heure: APRES_MIDI, duree: 150, nature: 'suivi' },
    ...{ etat: 'approuve', lieu: 'Maison des services, Digne-les-Bains' },
    absences: { CCVUSP: 'excuse', HPPB: 'absent', DGFiP: 'absent' },
    points: [
      {
        ...{ nature: 'information', intitule: 'Calendrier de la première année', duree: 40 },
        rapporteur: 'Cellule technique',
        note: 'Les deux techniciens présentent les instances et la façon dont chaque EPCI rendra compte.',
      },
      {
        ...{ nature: 'discussion', intitule: 'Horaires et permanences des maisons de services', duree: 60 },
        actions: ['3-B-3'],
        note: 'Les horaires affichés ne suivent pas toujours les permanences tenues.',
        decisions: [
          {
            ...{ nature: 'reseau', texte: 'Dresser la liste des permanences tenues dans chaque maison de services.' },
            ...{ organisation: 'Préfecture', personne: 'Claire Vidal', delai: 90 },
            ...{ suivi: 'faite', constat: 'Liste tenue à jour par maison et par opérateur.' },
          },
        ],
      },
    ],
  },
  {
    ...{ instance: 'technique', ilYA: 212, heure: APRES_MIDI, duree: 180, nature: 'suivi', etat: 'tenue' },
    ...{ lieu: 'Maison des services, Digne-les-Bains', visio: 'https://visio.example/comite-technique' },
    absences: { CCVUSP: 'absent', CCSB: 'excuse', CARSAT: 'excuse', 'msap CCAPV': 'absent' },
    invites: [
      {
        ...{ prenom: 'Noémie', nom: 'Lantelme', fonction: 'Formatrice' },
        organisation: 'Organisme de formation des agents territoriaux',
      },
    ],
    points: [
      {
        ...{ nature: 'information', intitule: 'Lecture du tableau de bord', duree: 45 },
        rapporteur: 'Cellule technique',
        note: 'Les retards de l’axe 4 tiennent au raccordement ; les opérateurs confirment leurs dates.',
      },
      {
        ...{ nature: 'discussion', intitule: 'Formation des agents d’accueil', duree: 60, actions: ['3-C-2'] },
        ...{ indicateurs: ['3-C-2'], note: 'Les animateurs demandent un calendrier commun.' },
        decisions: [
          {
            ...{ nature: 'autre', texte: 'Publier un calendrier commun des formations.', organisation: 'CAF' },
            ...{ delai: 150, suivi: 'en_cours' },
          },
        ],
      },
      {
        ...{ nature: 'discussion', intitule: 'Partenariat avec La Poste', duree: 45, actions: ['3-B-4'] },
        conventions: ['OPE-01'],
        remarques: [
          ['3-B-4', 'Les horaires des agences changent sans que les maisons de services en soient averties.'],
        ],
        decisions: [
          {
            ...{ nature: 'reseau', texte: 'Annoncer un mois avant tout changement d’horaires d’une agence postale.' },
            ...{ organisation: 'La Poste', personne: 'Olivier Tessier', delai: 60 },
          },
        ],
      },
    ],
  },
  {
    ...{ instance: 'usagers', ilYA: 96, heure: APRES_MIDI, duree: 90, nature: 'information', etat: 'tenue' },
    lieu: 'Médiathèque de Manosque',
    absences: { retraites: 'excuse' },
    points: [
      {
        ...{ nature: 'discussion', intitule: 'Ce que les usagers attendent d’un premier accueil', duree: 80 },
        actions: ['3-B-1'],
        note: 'Être reçu sans rendez-vous compte plus que l’étendue des horaires.',
        decisions: [
          {
            ...{ nature: 'autre', texte: 'Essayer un affichage des horaires avec des usagers de Manosque.' },
            ...{ organisation: 'DLVA', personne: 'Karim Benali', delai: 120, suivi: 'en_cours' },
          },
        ],
      },
    ],
  },
  {
    ...{ instance: 'cellule', ilYA: 20, heure: MATIN, duree: 60, nature: 'suivi', etat: 'diffuse' },
    lieu: 'Hôtel du Département, Digne-les-Bains',
    points: [
      {
        ...{ nature: 'discussion', intitule: 'Suivi de la campagne de remontées', duree: 30 },
        note: 'La cellule appelle les EPCI qui n’ont rien envoyé, et CCVUSP qui n’a plus de référent.',
      },
      { nature: 'discussion', intitule: 'Décisions encore à faire', duree: 30 },
    ],
  },
  {
    ...{ instance: 'cellule', ilYA: -6, heure: MATIN, duree: 60, nature: 'suivi', etat: 'prevue' },
    lieu: 'Préfecture, Digne-les-Bains',
    points: [{ nature: 'discussion', intitule: 'Préparation du comité de pilotage', duree: 60 }],
  },
];
