import { calcule, nombre, ouiNon, tendance, type IndicateurFait } from './types.ts';

export const indicateursAxe3: readonly IndicateurFait[] = [
  { action: '3-A-1', libelle: "Elaboration d'une grille de définition des 3 niveaux d'accueil" },
  {
    action: '3-A-1',
    libelle: "Acceptation / Appropriation de cette grille par les lieux d'accueil et les opérateurs de services",
  },
  { action: '3-A-1', libelle: 'Visibilité de cette stratification des accueils pour le public' },
  {
    action: '3-A-2',
    libelle: "Définition et validation d'une fiche métier au niveau du répertoire des métiers du CNFPT",
  },
  {
    action: '3-A-2',
    libelle:
      "Définition d'un kit local du nouvel agent d'accueil, intégrant des fiches mémo sur les partenaires locaux, les dispositifs spécifiques... facilitant l'accueil des agents nouveaux arrivants",
    suivi: ouiNon(),
  },
  { action: '3-A-2', libelle: "Satisfaction des agents d'accueil en poste face à ces dispositifs" },
  {
    action: '3-B-1',
    libelle: "Nombre de points d'accueil de premier niveau mis en place",
    suivi: nombre('points', 'epci'),
  },
  { action: '3-B-1', libelle: 'nombre de points informatiques publics dédiés', suivi: nombre('points', 'epci') },
  { action: '3-B-1', libelle: "nombre de lettre d'information diffusées", suivi: nombre('lettres', 'epci') },
  { action: '3-B-1', libelle: 'nombre de personnes reçues et orientées', suivi: nombre('personnes', 'epci') },
  { action: '3-B-2', libelle: 'nombre de MSAP nouvelles labelisés', suivi: nombre('MSAP', 'epci') },
  { action: '3-B-2', libelle: 'nombre de passages par an dans ces MSAP', suivi: nombre('MSAP', 'epci') },
  { action: '3-B-3', libelle: 'Bilan des actions nouvelles,' },
  { action: '3-B-3', libelle: 'bilan qualitatif et quantitatif des services des MSAP' },
  {
    action: '3-B-3',
    libelle: 'Évolution de la fréquentation des publics "empéchés" (batir des indicaterus)',
    suivi: tendance('epci'),
  },
  {
    action: '3-B-4',
    libelle: 'nombre de convention La poste / EPCI',
    suivi: calcule('conventions_poste', 'nombre', 'conventions'),
  },
  {
    action: '3-C-1',
    libelle: 'nombre de lettres, nombre de rencontre,',
    eclats: [
      { libelle: 'Nombre de lettres', suivi: nombre('lettres') },
      { libelle: 'Nombre de rencontres', suivi: nombre('rencontres') },
    ],
  },
  {
    action: '3-C-1',
    libelle: 'nombres de sujets traités: difficultés résolues, projets mis en œuvre, nouveaux partenariat',
  },
  {
    action: '3-C-2',
    libelle: 'Nombre de sessions de formation mises en place et nombre de participants',
    eclats: [
      { libelle: 'Nombre de sessions de formation mises en place', suivi: nombre('sessions', 'epci') },
      { libelle: 'Nombre de participants aux sessions de formation', suivi: nombre('personnes', 'epci') },
    ],
  },
  {
    action: '3-D-1',
    libelle: 'Nombre de lieux de médiation numérique participant de manière régulière à la vie du réseau',
    suivi: nombre('lieux'),
  },
  { action: '3-D-1', libelle: "Outils d'échange mis en place" },
  { action: '3-D-1', libelle: "Echanges avec des lieux d'accueil hors réseau médiation numérique" },
  { action: '3-D-1', libelle: 'Nombre de lieux de médiation numérique renforcés ou créés', suivi: nombre('lieux') },
  { action: '3-D-2', libelle: 'Réalisation du diagnostic et des portraits de territoire', suivi: ouiNon() },
  {
    action: '3-D-2',
    libelle: "Disponibilité de l'ensemble des données (y compris celles issues du SDSUN et du SDAASP) en opendata",
    suivi: ouiNon(),
  },
  {
    action: '3-D-2',
    libelle:
      "Nombre d'Eric engagés dans une démarche de réflexion sur leur offre de services s'appuyant sur ce diagnostic",
    suivi: nombre('services'),
  },
  {
    action: '3-D-3',
    libelle: "Enrichissement de l'offre de services d'accompagnement au numérique sur le département",
  },
  {
    action: '3-D-3',
    libelle: "Nombre d'ateliers ou animations hors les murs réalisés par les espaces numériques",
    suivi: nombre('ateliers', 'epci'),
  },
];
