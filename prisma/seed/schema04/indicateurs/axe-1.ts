import { calcule, nombre, ouiNon, type IndicateurFait } from './types.ts';

export const indicateursAxe1: readonly IndicateurFait[] = [
  {
    action: '1-A-1',
    libelle: 'Mise en place du tableau de bord de suivi',
    suivi: calcule('tableau_de_bord', 'oui_non'),
  },
  {
    action: '1-A-1',
    libelle: "Nombre d'actions initiées ou soutenues dans le cadre du schéma",
    suivi: calcule('actions_engagees', 'nombre', 'actions'),
  },
  { action: '1-A-2', libelle: 'Réalisation du diagnostic', suivi: ouiNon() },
  { action: '1-A-2', libelle: 'Nombre de documents écrits en FALC', suivi: nombre('documents') },
  {
    action: '1-A-2',
    libelle: 'Évolution du nombre de services accessibles handicap en ligne (visuel, moteur, auditif, intellectuel...)',
    suivi: nombre('services'),
  },
  {
    action: '1-B-1',
    libelle: 'Nombre d\'EPCI ayant pris la compétence "MSAP"',
    suivi: calcule('competence_msap', 'nombre', 'EPCI'),
  },
  {
    action: '1-B-1',
    libelle: 'Nombre d\'EPCI ayant pris la compétence "action sociale"',
    suivi: calcule('competence_action_sociale', 'nombre', 'EPCI'),
  },
  {
    action: '1-B-1',
    libelle: 'Nombre d\'EPCI ayant pris la compétence "équipement public d\'intérêt communautaire"',
    suivi: calcule('competence_equipements', 'nombre', 'EPCI'),
  },
  {
    action: '1-B-2',
    libelle: "Nombre d'interlocuteurs identifiés",
    suivi: calcule('interlocuteurs', 'nombre', 'personnes'),
  },
  {
    action: '1-B-2',
    libelle: 'Instance(s) locale(s) mise(s) en place',
    suivi: calcule('instances_locales', 'nombre', 'EPCI'),
  },
  {
    action: '1-B-2',
    libelle: 'Nombre de réunions annuelles de ces instances de gouvernance locale',
    suivi: calcule('reunions_locales', 'nombre', 'réunions'),
  },
  {
    action: '1-B-2',
    libelle: 'Participation des instances locales à la gouvernance départementale',
    suivi: calcule('participation_locale', 'nombre', 'EPCI'),
  },
];
