import type { SeanceFaite } from './seances.ts';

const MATIN = 9 * 60 + 30;
const commun = { instance: 'copil', heure: MATIN } as const;

/** The three meetings of the comité de pilotage: published, sent round, to come. */
export const copil: readonly SeanceFaite[] = [
  {
    ...{ ...commun, ilYA: 515, auPlusTot: 75, duree: 150, nature: 'programmation', etat: 'publie' },
    lieu: 'Préfecture, Digne-les-Bains',
    absences: {
      ...{ prefet: 'represente', region: 'represente', CCVUSP: 'absent', CCSB: 'excuse', HPPB: 'excuse' },
      MSA: 'absent',
    },
    points: [
      {
        ...{ nature: 'information', intitule: 'Installation du comité et rappel des engagements', duree: 30 },
        rapporteur: 'Préfecture et Département',
        note: 'Le comité prend acte de sa composition et des référents nommés par les EPCI. Le siège de France Travail reste à pourvoir.',
      },
      {
        ...{ nature: 'validation', intitule: 'Priorités de la première année', duree: 50, actions: ['1-A-1', '3-B-2'] },
        note: 'Trois priorités se dégagent : la gouvernance, le premier accueil et les maisons de services.',
        remarques: [
          ['3-B-2', 'Le comité souhaite que les EPCI sans maison de services soient aidés les premiers.'],
          ['3-A', 'Les mairies demandent une définition simple des trois niveaux d’accueil.'],
        ],
        decisions: [
          {
            ...{ nature: 'priorite', texte: 'Faire du tableau de bord partagé la première priorité de l’année.' },
            ...{ organisation: 'Département', personne: 'Julien Roustan', delai: 120 },
            ...{ suivi: 'faite', constat: 'Tableau ouvert aux référents des huit EPCI.' },
          },
          {
            ...{ nature: 'reseau', texte: 'Réunir chaque instance locale au moins deux fois par an.' },
            ...{ organisation: 'Préfecture', personne: 'Claire Vidal', delai: 365 },
            ...{ suivi: 'en_cours', constat: 'Tenu dans la plupart des EPCI, pas encore dans tous.' },
          },
        ],
      },
      {
        ...{ nature: 'validation', intitule: 'Modèle de convention cadre avec les EPCI', duree: 40 },
        conventions: ['CAD-01'],
        note: 'Le modèle est adopté après ajout d’une clause de préavis.',
        decisions: [
          {
            ...{ nature: 'convention', texte: 'Proposer la convention cadre à la signature des huit EPCI.' },
            ...{ organisation: 'Préfecture', delai: 365, suivi: 'en_cours' },
            constat: 'Six conventions signées ; restent CCVUSP et HPPB.',
          },
        ],
      },
      {
        ...{ nature: 'discussion', intitule: 'Information du réseau', duree: 30, actions: ['2-B-2'] },
        note: 'Un envoi régulier est souhaité ; sa forme fait débat.',
        decisions: [
          {
            ...{ nature: 'autre', texte: 'Imprimer une lettre du réseau chaque trimestre.' },
            ...{ organisation: 'Département', delai: 180, suivi: 'abandonnee' },
            constat: 'Coût d’impression trop élevé : la lettre part par courriel.',
          },
        ],
      },
    ],
  },
  {
    ...{ ...commun, ilYA: 150, duree: 150, nature: 'validation', etat: 'diffuse' },
    lieu: 'Hôtel du Département, Digne-les-Bains',
    absences: {
      ...{ president: 'represente', ars: 'excuse', solidarites: { pouvoir: 'Pascale Jourdanel' }, CCVUSP: 'absent' },
      ...{ CCAPV: 'represente', HPPB: 'represente', CPAM: 'excuse' },
    },
    invites: [
      {
        ...{ prenom: 'Damien', nom: 'Sauvecane', fonction: 'Chargé de mission ruralité' },
        organisation: 'Association des maires',
      },
    ],
    points: [
      {
        ...{ nature: 'validation', intitule: 'Approbation du compte rendu de la séance précédente', duree: 10 },
        decisions: [
          {
            ...{ nature: 'autre', texte: 'Approuver le compte rendu de la séance précédente.', delai: 0 },
            ...{ organisation: 'Préfecture', suivi: 'faite', constat: 'Approuvé en séance, sans observation.' },
            effet: { nature: 'compte_rendu' },
          },
        ],
      },
      {
        ...{ nature: 'information', intitule: 'Bilan de la première année', duree: 40, indicateurs: ['1-B-2'] },
        rapporteur: 'Cellule technique',
        note: 'Le tableau de bord est présenté axe par axe ; les actions non renseignées sont nommées.',
      },
      {
        ...{ nature: 'discussion', intitule: 'Actions bloquées', duree: 30, actions: ['2-A-1', '5-A-2'] },
        note: 'Les blocages tiennent surtout au raccordement et au partage des définitions.',
        remarques: [
          ['2-A-1', 'Le comité demande des dates fermes, lieu par lieu.'],
          ['5-A-2', 'La définition retenue par l’ARS est à partager avec les communes de montagne.'],
        ],
        decisions: [
          {
            ...{ nature: 'statut', texte: 'Demander un calendrier de raccordement pour chaque lieu d’accueil.' },
            ...{ organisation: 'Département', personne: 'Julien Roustan', delai: 120 },
          },
        ],
      },
      {
        ...{ nature: 'validation', intitule: 'Retrait de l’action 5-A-3', duree: 20, actions: ['5-A-3'] },
        rapporteur: 'Agence régionale de santé',
        note: 'Le besoin est couvert par l’annuaire régional de santé.',
        decisions: [
          {
            ...{ nature: 'revision', texte: 'Retirer du schéma la plateforme de santé centralisée.', delai: 0 },
            ...{ organisation: 'Préfecture', suivi: 'faite', constat: 'Retrait inscrit au schéma le jour même.' },
            effet: { nature: 'retrait', action: '5-A-3' },
          },
        ],
      },
      {
        ...{ nature: 'validation', intitule: 'Évaluation des conventions cadres', duree: 40 },
        ...{ conventions: ['CAD-05', 'CAD-06'], documents: ['Charte qualité des maisons de services'] },
        note: 'Les engagements sont tenus pour l’essentiel, sauf avec CCSB où rien n’a commencé.',
        decisions: [
          {
            ...{ nature: 'convention', texte: 'Renégocier la convention cadre avec CCSB.', organisation: 'CCSB' },
            ...{ delai: 240, suivi: 'en_cours' },
            effet: {
              ...{ nature: 'evaluation', convention: 'CAD-05', avancement: 'pas_fait', suite: 'renegociation' },
            },
          },
          {
            ...{ nature: 'reseau', texte: 'Recenser les salles équipées pour la visio dans les communes centres.' },
            ...{ organisation: 'JLVD', personne: 'Nathalie Estrangin', delai: 130 },
          },
        ],
      },
    ],
  },
  {
    ...{ ...commun, ilYA: -18, duree: 120, nature: 'validation', etat: 'prevue' },
    ...{ lieu: 'Préfecture, Digne-les-Bains', visio: 'https://visio.example/copil' },
    points: [
      { nature: 'validation', intitule: 'Approbation du compte rendu de la séance précédente', duree: 10 },
      {
        ...{ nature: 'information', intitule: 'Où en est le schéma', duree: 30, rapporteur: 'Cellule technique' },
        ...{ actions: ['1-A-1'], indicateurs: ['1-B-2'] },
      },
      {
        ...{ nature: 'discussion', intitule: 'Conventions qui arrivent à leur terme', duree: 30 },
        conventions: ['OPE-01', 'FIN-03'],
      },
      {
        ...{ nature: 'validation', intitule: 'Priorités de l’année à venir', duree: 40 },
        rapporteur: 'Préfecture et Département',
      },
    ],
  },
];
