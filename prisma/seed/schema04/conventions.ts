import { daysBefore, shiftYears } from '../days.ts';

type Etat = 'reperee' | 'en_negociation' | 'en_signature' | 'signee';
type Partie = { qui: string; qualite?: string; signeLe?: string; engagements?: readonly Engagement[] };
type Engagement = { texte: string; action?: string; constat?: 'tenu' | 'partiel' | 'non_tenu'; echeance?: string };
export type Convention = {
  reference: string;
  intitule: string;
  famille: string;
  etat: Etat;
  /** The reference of its cadre; a financière without one says why. */
  parent?: string;
  sansParent?: string;
  effet?: string;
  fin?: string;
  tacite?: number;
  preavis?: number;
  parties: readonly Partie[];
  epcis?: readonly string[];
  actions?: readonly string[];
  montants?: readonly [annee: number, volet: string, financeur: string, prevu: number, verse: number | null][];
  avenant?: { objet: string; signeLe: string; nouvelleFin: string };
  evaluations?: readonly [annee: number, avancement: string, suite: string, commentaire: string][];
};

export const ETAT = 'Préfecture';
export const DEPARTEMENT = 'Département';
/** The EPCI whose cadre is not signed yet, and how far it is: six of the eight are. */
const enCours: Record<string, Etat> = { CCVUSP: 'reperee', HPPB: 'en_negociation' };

/** The conventions of the demonstration around the anchor day: a cadre for each EPCI, three financières, four of operators. */
export function listConventions(epcis: readonly string[], anchor: string): Convention[] {
  const avant = (days: number) => daysBefore(anchor, days);
  const apres = (days: number) => daysBefore(anchor, -days);
  const annee = Number(anchor.slice(0, 4));
  const effet = `${annee - 1}-07-01`;
  const fin = `${annee + 2}-06-30`;
  const cadres = epcis.map((sigle, i): Convention => {
    const etat = enCours[sigle] ?? 'signee';
    const signe = etat === 'signee' ? { signeLe: daysBefore(effet, 5 + i) } : {};
    return {
      ...{ reference: `CAD-${String(i + 1).padStart(2, '0')}`, famille: 'etat_departement_epci', etat },
      intitule: `Convention cadre d'objectifs avec ${sigle}`,
      ...(etat === 'reperee' ? {} : { effet, fin, preavis: 3 }),
      parties: [
        {
          qui: ETAT,
          ...signe,
          engagements: [
            {
              texte: 'Mobiliser les fonds de soutien aux maisons de services au public.',
              action: '3-B-2',
              constat: 'tenu',
            },
          ],
        },
        {
          qui: DEPARTEMENT,
          ...signe,
          engagements: [
            { texte: 'Animer le réseau des accueils et former leurs agents.', action: '3-C-1', constat: 'partiel' },
          ],
        },
        {
          qui: sigle,
          ...signe,
          engagements: [
            {
              texte: 'Désigner un référent technique et réunir deux fois par an une instance locale.',
              action: '1-B-2',
              echeance: `${annee}-12-31`,
            },
          ],
        },
      ],
      epcis: [sigle],
      actions: ['1-B-2', '3-B-2'],
      ...(etat === 'signee'
        ? {
            evaluations: [
              [
                annee - 1,
                i === 4 ? 'pas_fait' : 'en_cours',
                i === 4 ? 'renegociation' : 'poursuite',
                'Premiers engagements tenus, calendrier à préciser.',
              ],
            ] as const,
          }
        : {}),
      ...(sigle === 'PAA'
        ? {
            avenant: {
              objet: 'Prolongation d’un an pour suivre le schéma.',
              signeLe: avant(40),
              nouvelleFin: shiftYears(fin, 1),
            },
          }
        : {}),
    };
  });
  const signe = (days: number) => ({ signeLe: avant(days) });
  return [
    ...cadres,
    {
      ...{
        reference: 'FIN-01',
        intitule: 'Plan de financement de la maison de services de Forcalquier',
        parent: 'CAD-07',
      },
      ...{ famille: 'etat_departement_epci', etat: 'signee', effet: `${annee - 1}-09-01`, fin: `${annee + 1}-08-31` },
      parties: [
        { qui: ETAT, qualite: 'financeur', ...signe(420) },
        { qui: DEPARTEMENT, qualite: 'financeur', ...signe(415) },
        { qui: 'CCPFML', qualite: 'bénéficiaire', ...signe(410) },
      ],
      epcis: ['CCPFML'],
      actions: ['3-B-2'],
      montants: [
        [annee - 1, 'investissement', ETAT, 67_000, 67_000],
        [annee - 1, 'investissement', DEPARTEMENT, 42_000, 42_000],
        [annee, 'ingenierie', ETAT, 15_000, null],
        [annee, 'fonctionnement', 'CCPFML', 38_000, 12_500],
      ],
      evaluations: [[annee - 1, 'fait', 'poursuite', 'Travaux livrés dans le budget.']],
    },
    {
      ...{
        reference: 'FIN-02',
        intitule: 'Visio-guichets du Haut Verdon',
        parent: 'CAD-03',
        famille: 'gouvernance_region_epci',
        etat: 'en_signature',
      },
      ...{ effet: `${annee + 1}-01-01`, fin: `${annee + 2}-12-31` },
      parties: [
        { qui: 'Région', qualite: 'financeur', ...signe(12) },
        { qui: 'CCAPV', qualite: 'bénéficiaire' },
      ],
      epcis: ['CCAPV'],
      actions: ['4-B-2'],
      montants: [
        [annee + 1, 'investissement', 'Région', 24_000, null],
        [annee + 1, 'fonctionnement', 'CCAPV', 0, null],
      ],
    },
    {
      ...{
        reference: 'FIN-03',
        intitule: 'Bus de services du Jabron',
        sansParent: 'Appel à projets antérieur à la convention cadre.',
      },
      ...{ famille: 'gouvernance_innovation', etat: 'signee', effet: `${annee - 1}-02-01`, fin: `${annee}-12-31` },
      parties: [
        { qui: ETAT, qualite: 'financeur', ...signe(640) },
        {
          qui: 'JLVD',
          qualite: 'porteur',
          ...signe(650),
          engagements: [{ texte: 'Desservir douze communes chaque mois.', action: '3-D-1', constat: 'tenu' }],
        },
      ],
      epcis: ['JLVD'],
      actions: ['3-D-1'],
      montants: [
        [annee - 1, 'ingenierie', ETAT, 18_500.5, 18_500.5],
        [annee, 'fonctionnement', 'JLVD', 9_000, null],
      ],
      evaluations: [[annee - 1, 'fait', 'poursuite', 'Fréquentation supérieure à la cible.']],
    },
    operateur('OPE-01', 'La Poste', 'Agences postales dans les maisons de services', '3-B-4', {
      effet: `${annee - 3}-01-22`,
      fin: apres(60),
      epcis: ['DLVA', 'JLVD'],
      signeLe: avant(1400),
      evaluees: [annee - 3, annee - 2, annee - 1],
      preavis: 1,
    }),
    operateur('OPE-02', 'CPAM', 'Accueil de l’assurance maladie en maison de services', '5-A-1', {
      effet: `${annee - 2}-01-01`,
      fin: `${annee}-12-31`,
      tacite: 12,
      preavis: 1,
      epcis: ['PAA'],
      signeLe: avant(1000),
      evaluees: [annee - 2, annee - 1],
    }),
    // nobody evaluated last year
    operateur('OPE-03', 'FEPEM', 'Information des particuliers employeurs, sans contrepartie', '6-B-1', {
      effet: `${annee - 2}-09-01`,
      fin: `${annee + 1}-08-31`,
      epcis: ['CCSB'],
      signeLe: avant(830),
      evaluees: [annee - 2],
      gratuite: true,
    }),
    operateur('OPE-04', 'CAF', 'Rendez-vous de droits en maison de services', '3-B-2', {
      effet: `${annee - 1}-01-01`,
      fin: `${annee + 1}-12-31`,
      epcis: ['PAA', 'DLVA', 'CCAPV'],
      signeLe: avant(700),
      evaluees: [annee - 1],
    }),
  ];
}

type Operateur = {
  effet: string;
  fin: string;
  epcis: string[];
  signeLe: string;
  evaluees: number[];
  tacite?: number;
  preavis?: number;
  gratuite?: boolean;
};

function operateur(reference: string, qui: string, intitule: string, action: string, o: Operateur): Convention {
  return {
    ...{ reference, intitule, famille: 'epci_operateur_msap', etat: 'signee', effet: o.effet, fin: o.fin },
    ...(o.tacite ? { tacite: o.tacite } : {}),
    ...(o.preavis ? { preavis: o.preavis } : {}),
    parties: [
      {
        qui,
        signeLe: o.signeLe,
        engagements: [{ texte: 'Former les agents d’accueil une fois par an.', action, constat: 'tenu' }],
      },
      ...o.epcis.map((sigle) => ({ qui: sigle, signeLe: o.signeLe })),
    ],
    epcis: o.epcis,
    actions: [action],
    ...(o.gratuite ? { montants: [[Number(o.effet.slice(0, 4)), 'fonctionnement', qui, 0, 0]] as const } : {}),
    evaluations: o.evaluees.map(
      (annee) => [annee, 'fait', 'poursuite', 'Engagements tenus de part et d’autre.'] as const,
    ),
  };
}
