import type { CastName } from '../cast.ts';

type SuiteFaite = { ilYA: number; auteur: CastName; texte?: string; isCloture?: true };
/** In the name of an EPCI, or in one's own. */
type RemarqueFaite = {
  action: string;
  epci?: string;
  auteur: CastName;
  ilYA: number;
  texte: string;
  suites?: readonly SuiteFaite[];
};

export const remarques: readonly RemarqueFaite[] = [
  {
    ...{ action: '3-B-2', auteur: 'copil', ilYA: 157 },
    texte:
      'Aucun guichet n’est encore ouvert. Peut-on distinguer les sites prêts à démarrer de ceux qui attendent encore un local ?',
    suites: [
      {
        ...{ ilYA: 149, auteur: 'cellule.etat' },
        texte:
          'Château-Arnoux-Saint-Auban et Peipin ont un local. Manosque, Riez et Banon cherchent encore : la liste sera jointe au prochain comité technique.',
      },
      { ilYA: 120, auteur: 'copil', texte: 'La liste répond à la question.', isCloture: true },
    ],
  },
  {
    ...{ action: '1-B-2', epci: 'JLVD', auteur: 'elu.jlvd', ilYA: 24 },
    texte:
      'Notre comité s’est réuni à Salignac. Les maires demandent à recevoir l’ordre du jour du comité départemental avant la séance, pas après.',
    suites: [
      {
        ...{ ilYA: 17, auteur: 'cellule.departement' },
        texte: 'Entendu : l’ordre du jour partira quinze jours avant, aux référents et aux élus.',
      },
    ],
  },
  {
    ...{ action: '4-A-1', epci: 'CCAPV', auteur: 'referent.ccapv', ilYA: 34 },
    texte:
      'La tournée vers Allos est cofinancée pour une saison seulement. Qui prend la suite si le comité technique ne tranche pas sur l’indemnisation ?',
  },
  {
    ...{ action: '2-A-1', epci: 'CCSB', auteur: 'referent.ccsb', ilYA: 55 },
    texte: 'Les coupures de La Motte-du-Caire viennent du répartiteur et non du raccordement de la maison de services.',
    suites: [
      {
        ...{ ilYA: 48, auteur: 'cellule.departement', isCloture: true },
        texte:
          'Transmis au syndicat mixte, qui a ouvert un incident sur le répartiteur. Suivi dans le statut de l’action.',
      },
    ],
  },
  {
    ...{ action: '5-D-3', auteur: 'copil', ilYA: 30 },
    texte:
      'Cette action n’a aucun statut départemental alors que deux EPCI disent avancer. Il faudrait se prononcer avant la prochaine séance.',
  },
  {
    ...{ action: '6-B-2', epci: 'JLVD', auteur: 'elu.jlvd', ilYA: 11 },
    texte: 'Trois familles de la vallée du Jabron nous disent renoncer à un emploi faute de garde avant sept heures.',
  },
  {
    ...{ action: '6-C-1', epci: 'PAA', auteur: 'referent.paa', ilYA: 142 },
    texte: 'L’agglomération peut partager son retour d’expérience de Malijai, sans prendre le portage départemental.',
    suites: [
      {
        ...{ ilYA: 136, auteur: 'cellule.etat' },
        texte: 'Merci. Une visite de Malijai sera proposée aux EPCI intéressés et à la CCI.',
      },
      { ilYA: 70, auteur: 'cellule.etat', texte: 'Visite tenue, huit participants.', isCloture: true },
    ],
  },
  {
    ...{ action: '3-C-2', epci: 'HPPB', auteur: 'referent.hppb', ilYA: 112 },
    texte:
      'Une session à Banon ou à Forcalquier éviterait aux secrétaires de mairie deux heures de route jusqu’à Digne-les-Bains.',
    suites: [
      {
        ...{ ilYA: 105, auteur: 'cellule.departement' },
        texte: 'Le CNFPT accepte de tenir une session à Forcalquier si dix agents s’inscrivent.',
      },
    ],
  },
];
