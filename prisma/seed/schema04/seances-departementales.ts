import type { SeanceFaite } from './seances.ts';

const MATIN = 9 * 60 + 30;
const APRES_MIDI = 14 * 60;

/** The meetings of the two committees and of the working group. */
export const departementales: readonly SeanceFaite[] = [
  {
    ...{ instance: 'technique', ilYA: 575, heure: APRES_MIDI, duree: 150, nature: 'suivi', etat: 'approuve' },
    lieu: 'Maison des services, Digne-les-Bains',
    points: [
      {
        ...{ nature: 'information', intitule: 'Premiers pas du schéma et calendrier de l’année', duree: 40 },
        rapporteur: 'Cellule technique',
        note: 'Les deux techniciens présentent les instances et la façon dont chaque EPCI rendra compte.',
      },
      {
        ...{
          nature: 'discussion',
          intitule: 'Réseau des MSAP : horaires et permanences',
          duree: 60,
          actions: ['3-B-2'],
        },
        note: 'Les horaires affichés ne suivent pas toujours les permanences tenues ; chacun transmet les siens.',
        decisions: [
          {
            ...{
              texte: 'Dresser la liste des permanences tenues dans chaque MSAP.',
              nature: 'reseau',
              organisation: 'Préfecture',
            },
            ...{
              delai: 90,
              suivi: 'faite',
              constat: 'Liste tenue à jour depuis l’automne, par MSAP et par opérateur.',
            },
          },
        ],
      },
    ],
  },
  {
    ...{ instance: 'copil', ilYA: 522, heure: MATIN, duree: 120, nature: 'programmation', etat: 'publie' },
    lieu: 'Préfecture, Digne-les-Bains',
    points: [
      {
        ...{ nature: 'information', intitule: 'Installation du comité et rappel des engagements', duree: 30 },
        rapporteur: 'Préfecture et Département',
        note: 'Le comité prend acte de sa composition et des référents nommés par les EPCI.',
      },
      {
        ...{ nature: 'validation', intitule: 'Priorités de la première année', duree: 50, actions: ['1-A-1', '3-B-2'] },
        note: 'Trois priorités se dégagent : la gouvernance, le premier accueil et les MSAP.',
        remarques: [['3-B-2', 'Le comité souhaite que les EPCI sans MSAP soient aidés les premiers.']],
        decisions: [
          {
            ...{ texte: 'Retenir la mise en place du tableau de bord comme première priorité.', nature: 'priorite' },
            ...{ organisation: 'Département', delai: 120, suivi: 'faite', constat: 'Tableau ouvert aux référents.' },
          },
          {
            ...{
              texte: 'Réunir chaque instance locale au moins deux fois par an.',
              nature: 'reseau',
              organisation: 'Préfecture',
            },
            ...{ delai: 365, suivi: 'en_cours', constat: 'Six EPCI sur huit y sont parvenus.' },
          },
        ],
      },
      {
        ...{
          nature: 'validation',
          intitule: 'Modèle de convention cadre avec les EPCI',
          duree: 30,
          conventions: ['CAD-01'],
        },
        note: 'Le modèle est adopté après ajout d’une clause de préavis.',
        decisions: [
          {
            ...{ texte: 'Proposer la convention cadre à la signature des huit EPCI.', nature: 'convention' },
            ...{ organisation: 'Préfecture', delai: 180, suivi: 'en_cours' },
          },
        ],
      },
    ],
  },
  {
    ...{ instance: 'technique', ilYA: 214, heure: APRES_MIDI, duree: 180, nature: 'suivi', etat: 'tenue' },
    ...{ lieu: 'Maison des services, Digne-les-Bains', visio: 'https://visio.example/comite-technique' },
    points: [
      {
        ...{
          nature: 'information',
          intitule: 'Lecture du tableau de bord',
          duree: 45,
          rapporteur: 'Cellule technique',
        },
        note: 'Les retards de l’axe 4 tiennent au raccordement ; les opérateurs confirment leurs dates.',
      },
      {
        ...{ nature: 'discussion', intitule: 'Formation des agents d’accueil', duree: 60, actions: ['3-C-2'] },
        note: 'Un calendrier commun est demandé par les animateurs.',
        decisions: [
          {
            ...{
              texte: 'Publier un calendrier commun des formations.',
              nature: 'autre',
              organisation: 'CAF',
              delai: 150,
            },
            suivi: 'a_faire',
          },
        ],
      },
    ],
  },
  {
    ...{ instance: 'copil', ilYA: 157, heure: MATIN, duree: 150, nature: 'validation', etat: 'diffuse' },
    lieu: 'Hôtel du Département, Digne-les-Bains',
    points: [
      {
        ...{
          nature: 'information',
          intitule: 'Bilan de la première année',
          duree: 40,
          rapporteur: 'Cellule technique',
        },
        note: 'Le tableau de bord est présenté par axe ; les actions non renseignées sont nommées.',
      },
      {
        ...{ nature: 'discussion', intitule: 'Actions bloquées', duree: 30, actions: ['4-B-2', '5-A-2'] },
        note: 'Les blocages relèvent surtout du financement et du raccordement.',
        remarques: [
          ['4-B-2', 'Le comité demande un calendrier opposable à l’opérateur.'],
          ['5-A-2', 'La définition retenue par l’ARS doit être partagée avec les communes.'],
        ],
        decisions: [
          {
            ...{ texte: 'Demander à l’opérateur un calendrier de raccordement par lieu d’accueil.', nature: 'autre' },
            ...{ organisation: 'Département', personne: 'Julien Roustan', delai: 120, suivi: 'a_faire' },
          },
        ],
      },
      {
        ...{ nature: 'validation', intitule: 'Retrait de l’action 5-A-3', duree: 20, actions: ['5-A-3'] },
        note: 'Le besoin est couvert par l’annuaire régional.',
        decisions: [
          {
            ...{ texte: 'Retirer l’action 5-A-3 du schéma.', nature: 'revision', organisation: 'Préfecture', delai: 7 },
            ...{ suivi: 'faite', constat: 'Retrait inscrit au schéma.' },
            effet: { nature: 'retrait', action: '5-A-3', contenu: {} },
          },
        ],
      },
      {
        ...{ nature: 'validation', intitule: 'Évaluation des conventions cadres', duree: 40, conventions: ['CAD-06'] },
        note: 'Les engagements des EPCI sont tenus pour l’essentiel.',
        decisions: [
          {
            ...{
              texte: 'Poursuivre les conventions cadres et en revoir les engagements non tenus.',
              nature: 'convention',
            },
            ...{ organisation: 'Préfecture', delai: 200, suivi: 'en_cours' },
          },
          {
            ...{ texte: 'Recenser les salles adaptées à la visio dans chaque commune centre.', nature: 'reseau' },
            ...{ organisation: 'JLVD', delai: 140, suivi: 'a_faire' },
          },
        ],
      },
    ],
  },
  {
    ...{ instance: 'usagers', ilYA: 96, heure: APRES_MIDI, duree: 90, nature: 'information', etat: 'tenue' },
    lieu: 'Médiathèque de Manosque',
    points: [{ nature: 'discussion', intitule: 'Ce que les usagers attendent d’un premier accueil', duree: 90 }],
  },
  {
    ...{ instance: 'copil', ilYA: -18, heure: MATIN, duree: 120, nature: 'validation', etat: 'prevue' },
    ...{ lieu: 'Préfecture, Digne-les-Bains', visio: 'https://visio.example/copil' },
    points: [
      { nature: 'validation', intitule: 'Approbation du compte rendu de la séance précédente', duree: 10 },
      {
        ...{ nature: 'information', intitule: 'Où en est le schéma', duree: 30, rapporteur: 'Cellule technique' },
        actions: ['1-A-1'],
      },
      { nature: 'discussion', intitule: 'Premier accueil dans les communes isolées', duree: 40, actions: ['3-B-1'] },
      {
        ...{ nature: 'validation', intitule: 'Priorités de l’année à venir', duree: 30 },
        rapporteur: 'Préfecture et Département',
      },
    ],
  },
];
