import { dateDe, nombre, ouiNon, pourcentage, type IndicateurFait } from './types.ts';

export const indicateursAxe2: readonly IndicateurFait[] = [
  {
    action: '2-A-1',
    libelle: "Nombre de lieux d'accès aux services raccordés à la fibre / non raccordés à la fibre",
    eclats: [
      { libelle: 'Nombre de lieux d’accès aux services raccordés à la fibre', suivi: nombre('lieux', 'epci') },
      {
        libelle: 'Nombre de lieux d’accès aux services non raccordés à la fibre',
        suivi: nombre('lieux', 'epci', 'baisse'),
      },
    ],
  },
  { action: '2-A-1', libelle: "Nombre de lieux d'accès aux services montés en débit / non montés en débit" },
  { action: '2-A-1', libelle: 'Retour qualitatif sur la qualité de la connexion de la part des lieux' },
  { action: '2-A-2', libelle: 'Calendrier de déploiement du très haut débit' },
  { action: '2-A-2', libelle: 'Nombre de communes reliées au Wifi public', suivi: nombre('communes', 'epci') },
  { action: '2-A-2', libelle: 'Part de la population touchée par le Wifi public', suivi: pourcentage('epci') },
  {
    action: '2-A-2',
    libelle: 'Nombre de bénéficiaires de matériels reconditionnés',
    suivi: nombre('personnes', 'epci'),
  },
  {
    action: '2-A-2',
    libelle: "Nombre d'entreprises / emplois créés pour le reconditionnement de matériel",
    eclats: [
      { libelle: 'Nombre d’entreprises créées pour le reconditionnement de matériel', suivi: nombre('entreprises') },
      { libelle: 'Nombre d’emplois créés pour le reconditionnement de matériel', suivi: nombre('emplois') },
    ],
  },
  {
    action: '2-B-1',
    libelle: "Réalisation de l'annuaire et Cartographie du réseau d'accueil, premier et deuxième niveau",
    suivi: ouiNon(),
  },
  { action: '2-B-1', libelle: "Réalisation de la base de données des points d'accès numérique", suivi: ouiNon() },
  { action: '2-B-1', libelle: 'Nombre de services recensés dans la base de données', suivi: nombre('services') },
  { action: '2-B-2', libelle: 'Nombre de plaquettes Services EPCI sorties', suivi: nombre('plaquettes', 'epci') },
  { action: '2-B-2', libelle: 'Date de mise à jour de ces plaquettes', suivi: dateDe('epci') },
  {
    action: '2-B-2',
    libelle:
      "Nombre de sites d'information sur les services accessibles (RGAA 3.0), nombre de plaquettes proposées en braille",
    eclats: [
      { libelle: 'Nombre de sites d’information accessibles (RGAA)', suivi: nombre('sites', 'epci') },
      { libelle: 'Nombre de plaquettes proposées en braille', suivi: nombre('plaquettes', 'epci') },
    ],
  },
  {
    action: '2-B-2',
    libelle: "Nombre de sites réutilisant le portail départemental d'information sur les services",
    suivi: nombre('sites', 'epci'),
  },
  {
    action: '2-B-3',
    libelle: "Nombre de lieux d'accueil disposant des éléments d'information sur les services",
    suivi: nombre('lieux', 'epci'),
  },
  {
    action: '2-B-3',
    libelle: "Nombre de lieux d'accueil utilisant la signalétique proposée",
    suivi: nombre('lieux', 'epci'),
  },
  {
    action: '2-B-3',
    libelle:
      "Nombre de plaquettes prises par les usagers / nombre de visites sur les sites d'information relayés par les lieux d'accueil",
  },
  { action: '2-B-3', libelle: "Nombre d'événements auxquels chaque Msap a participé", suivi: nombre('MSAP', 'epci') },
  {
    action: '2-B-3',
    libelle: 'Nombre de personnes touchées lors de ces événements',
    suivi: nombre('personnes', 'epci'),
  },
];
