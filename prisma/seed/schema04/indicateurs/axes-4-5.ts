import { appreciation, nombre, ouiNon, tendance, type IndicateurFait } from './types.ts';

export const indicateursAxes45: readonly IndicateurFait[] = [
  {
    action: '4-A-1',
    libelle: 'Tendance de fermeture / (ré)ouverture de permanences de services dans les zones identifiées',
    suivi: tendance('epci'),
  },
  {
    action: '4-A-1',
    libelle:
      "Continuité de l'accès aux services à la personne sur les zones les plus enclavées / Situation des structures fournissant ces services",
  },
  {
    action: '4-A-2',
    libelle: "Nombre d'expériences identifiées sur le territoire",
    suivi: nombre('expériences', 'epci'),
  },
  { action: '4-A-2', libelle: 'Nombre de projets accompagnés', suivi: nombre('projets', 'epci') },
  {
    action: '4-B-1',
    libelle:
      "Satisfaction des usagers sur l'utilisation des services locaux en ligne, notamment des usagers les plus en difficulté",
    suivi: appreciation(),
  },
  {
    action: '4-B-2',
    libelle: "Définition de mesures concrètes de l'accès aux services à distance en visio",
    suivi: ouiNon(),
  },
  {
    action: '4-B-2',
    libelle: 'Nombre de points visio et fréquentation',
    eclats: [
      { libelle: 'Nombre de points visio', suivi: nombre('points') },
      { libelle: 'Fréquentation des points visio', suivi: nombre('personnes') },
    ],
  },
  { action: '4-B-2', libelle: 'Nombre de services disponibles via la visio', suivi: nombre('services') },
  { action: '4-B-2', libelle: "Plus-value réelle apportée (retour des points d'accueil)" },
  {
    action: '4-C-1',
    libelle:
      'Courbe d’utilisation du covoiturage sur le département (statistiques sur les trajets intra-départementaux sur les grandes plate-forme nationales, enquête aux usagers)',
  },
  {
    action: '4-C-1',
    libelle: 'Nombre de structures / territoire couvert par des actions solidaires autour de la mobilité',
  },
  {
    action: '4-C-2',
    libelle: 'Nombre d’opérateurs de services acceptant de jouer le jeu de la coordination',
    suivi: nombre('services'),
  },
  { action: '4-C-2', libelle: 'Nombre d’usagers ayant bénéficié de ces actions', suivi: nombre('personnes') },
  { action: '4-C-3', libelle: 'Nombre de structures bénéficiant de soutien', suivi: nombre('structures') },
  { action: '4-C-3', libelle: 'Nombre de bénéficiaires de ces actions', suivi: nombre('personnes') },
  { action: '4-C-3', libelle: 'Evolution de la part des jeunes en situation de précarité accédant au permis' },
  {
    action: '4-D-1',
    libelle: 'Population touchée par des transports adaptés pour se rendre au travail ou dans les services',
  },
  { action: '4-D-2', libelle: "Nombre de Msap relayant l'information transports", suivi: nombre('MSAP') },
  { action: '4-D-2', libelle: "Nombre de mairies relayant l'information transports", suivi: nombre('mairies') },
  {
    action: '5-A-1',
    libelle: 'Dès 2018 : Nombre de réunions de coordination entre acteurs concernés',
    suivi: nombre('réunions', 'epci'),
  },
  { action: '5-A-1', libelle: 'A terme : Nombre de lieux mutualisés créés et de professionnels de santé installés' },
];
