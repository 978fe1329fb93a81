import type { College, TypeInstance } from '@/lib/instances/rules';
import type { CastName } from '../cast.ts';
import { locaux, type Local } from './instances-locales.ts';
import { mandats, type Depart } from './mandats.ts';

type Personne = { prenom: string; nom: string; fonction: string; depart?: Depart } | { cast: CastName };
/** `debut` and `fin` are days before the anchor day; without them, since the first day of the scheme and until now. */
export type MembreFait = Personne & { qualite: 'titulaire' | 'suppleant'; debut?: number | null; fin?: number };
export type SiegeFait = {
  /** What the attendance of the meetings calls it, within its body. */
  cle: string;
  college: College;
  /** The sigle of an organisation, when the seat is one's. */
  organisation?: string;
  intitule: string;
  membres: readonly MembreFait[];
};
export type InstanceFaite = {
  /** What the meetings call it: the sigle of the EPCI for a local body. */
  cle: string;
  type: TypeInstance;
  nom: string;
  minimum: number;
  quorum?: number;
  tenueDans?: string;
  isComiteMsap?: boolean;
  sieges: readonly SiegeFait[];
};

const titulaire = (prenom: string, nom: string, fonction: string, dates: { debut?: number; fin?: number } = {}) =>
  ({ qualite: 'titulaire', prenom, nom, fonction, ...dates }) as const;
const suppleant = (prenom: string, nom: string, fonction: string) =>
  ({ qualite: 'suppleant', prenom, nom, fonction }) as const;
const compte = (cast: CastName) => ({ qualite: 'titulaire', cast }) as const;

const etat = { college: 'etat', organisation: 'Préfecture' } as const;
const departement = { college: 'departement', organisation: 'Département' } as const;
const celluleEtat = { ...etat, cle: 'cellule.etat', membres: [compte('cellule.etat')] } as const;
const celluleDepartement = {
  ...{ ...departement, cle: 'cellule.departement', membres: [compte('cellule.departement')] },
} as const;

/** A seat of an operator; nobody when it has named no one. */
function operateur(sigle: string, ...membres: readonly MembreFait[]): SiegeFait {
  return { college: 'operateur', organisation: sigle, cle: sigle, intitule: 'Direction départementale', membres };
}

/** Who sits for an EPCI is who holds its mandate, as long as they hold it. */
function mandatesDe(epci: string, nature: 'elu_referent' | 'referent_technique', qualite: MembreFait['qualite']) {
  return mandats.filter((mandat) => mandat.epci === epci && mandat.nature === nature).map((m) => ({ ...m, qualite }));
}

const epcis = Object.keys(locaux);

const copil: InstanceFaite = {
  ...{ cle: 'copil', type: 'comite_pilotage', nom: 'Comité de pilotage élargi', minimum: 1, quorum: 12 },
  sieges: [
    {
      ...{ ...etat, cle: 'prefet', intitule: 'Préfet, co-présidence' },
      membres: [
        titulaire('Édouard', 'Vasselin', 'Préfet'),
        suppleant('Muriel', 'Castagnet', 'Secrétaire générale de la préfecture'),
      ],
    },
    { ...etat, cle: 'sous-prefet', intitule: 'Sous-préfecture', membres: [compte('copil')] },
    {
      ...{ college: 'etat', cle: 'ars', intitule: 'Agence régionale de santé, délégation départementale' },
      membres: [titulaire('Laetitia', 'Brémaudan', 'Déléguée départementale')],
    },
    { ...celluleEtat, intitule: 'Cellule technique, côté État' },
    {
      ...{ ...departement, cle: 'president', intitule: 'Présidence du Département, co-présidence' },
      membres: [
        titulaire('Odile', 'Rambaudon', 'Présidente'),
        suppleant('Gaston', 'Virellier', 'Vice-président à l’aménagement'),
      ],
    },
    {
      ...{ ...departement, cle: 'solidarites', intitule: 'Vice-présidence aux solidarités' },
      membres: [
        titulaire('Lucien', 'Ferrandy', 'Vice-président aux solidarités', { fin: 260 }),
        titulaire('Nadine', 'Cottereau', 'Vice-présidente aux solidarités', { debut: 259 }),
      ],
    },
    {
      ...{ ...departement, cle: 'services', intitule: 'Direction des services du Département' },
      membres: [titulaire('Pascale', 'Jourdanel', 'Directrice générale adjointe')],
    },
    { ...celluleDepartement, intitule: 'Cellule technique, côté Département' },
    {
      ...{ college: 'region', organisation: 'Région', cle: 'region', intitule: 'Conseil régional' },
      membres: [
        titulaire('Brigitte', 'Lemoisson', 'Conseillère régionale'),
        suppleant('Paul', 'Riccardeau', 'Chef du service des territoires'),
      ],
    },
    ...epcis.map((epci): SiegeFait => ({
      ...{ college: 'epci', organisation: epci, cle: epci, intitule: 'Élu référent de l’intercommunalité' },
      membres: [
        ...mandatesDe(epci, 'elu_referent', 'titulaire'),
        ...mandatesDe(epci, 'referent_technique', 'suppleant'),
      ],
    })),
    operateur('La Poste', compte('operateur.laposte')),
    operateur('CAF', titulaire('Valérie', 'Mongin', 'Directrice')),
    operateur('CPAM', titulaire('Didier', 'Rochas', 'Directeur')),
    operateur('MSA', titulaire('Chantal', 'Isnardon', 'Responsable de l’action sociale')),
    operateur('France Travail'),
    {
      ...{ college: 'operateur', cle: 'msap', intitule: 'Lieux d’accueil du réseau' },
      membres: [titulaire('Laure', 'Simianet', 'Animatrice du réseau des MSAP')],
    },
    {
      ...{ college: 'association', cle: 'usagers', intitule: 'Représentant des usagers' },
      membres: [titulaire('Jeanne', 'Pellegriny', 'Présidente d’une association de familles')],
    },
  ],
};

const technique: InstanceFaite = {
  ...{ cle: 'technique', type: 'comite_technique', nom: 'Comité technique', minimum: 1, isComiteMsap: true },
  sieges: [
    { ...celluleEtat, intitule: 'Cellule technique, côté État' },
    { ...celluleDepartement, intitule: 'Cellule technique, côté Département' },
    ...epcis.map((epci): SiegeFait => ({
      ...{ college: 'epci', organisation: epci, cle: epci, intitule: 'Référent technique' },
      membres: mandatesDe(epci, 'referent_technique', 'titulaire'),
    })),
    operateur('La Poste', compte('operateur.laposte')),
    operateur('CAF', titulaire('Sabrina', 'Olliveron', 'Responsable de l’accueil')),
    operateur('CPAM', titulaire('Hugues', 'Tardivel', 'Responsable des relations avec les usagers')),
    operateur('CARSAT', titulaire('Mireille', 'Jourdanet', 'Chargée de développement')),
    operateur('DGFiP', titulaire('Yann', 'Keravel', 'Responsable de l’accueil des usagers')),
    ...(['PAA', 'CCAPV', 'CCPFML'] as const).map((epci): SiegeFait => ({
      ...{ college: 'operateur', cle: `msap ${epci}`, intitule: `MSAP de ${locaux[epci]!.msap.commune}` },
      membres: [titulaire(locaux[epci]!.msap.prenom, locaux[epci]!.msap.nom, 'Animation de la MSAP')],
    })),
  ],
};

const cellule: InstanceFaite = {
  ...{ cle: 'cellule', type: 'cellule', nom: 'Cellule technique État et Département', minimum: 0 },
  sieges: [
    { ...celluleEtat, intitule: 'Côté État' },
    { ...celluleDepartement, intitule: 'Côté Département' },
  ],
};

const usagers: InstanceFaite = {
  ...{ cle: 'usagers', type: 'groupe_travail', nom: 'Groupe de travail avec les usagers', minimum: 0 },
  sieges: [
    { ...celluleDepartement, intitule: 'Animation' },
    {
      ...{ college: 'association', cle: 'familles', intitule: 'Association de familles' },
      membres: [titulaire('Jeanne', 'Pellegriny', 'Présidente')],
    },
    {
      ...{ college: 'association', cle: 'retraites', intitule: 'Club de retraités' },
      membres: [titulaire('Marcel', 'Audibrand', 'Trésorier')],
    },
    { college: 'association', cle: 'saisonniers', intitule: 'Représentant des saisonniers', membres: [] },
  ],
};

function locale([epci, local]: [string, Local]): InstanceFaite {
  const { commune, mairie, msap, operateur: agent, cellule: cote } = local;
  return {
    ...{ cle: epci, type: 'instance_locale', nom: `Instance locale ${epci}`, minimum: 2 },
    ...(local.tenueDans && { tenueDans: local.tenueDans }),
    isComiteMsap: local.isComiteMsap ?? false,
    sieges: [
      {
        ...{ college: 'epci', organisation: epci, cle: 'elu', intitule: 'Élu référent, présidence' },
        membres: mandatesDe(epci, 'elu_referent', 'titulaire'),
      },
      {
        ...{ college: 'epci', organisation: epci, cle: 'referent', intitule: 'Référent technique' },
        membres: mandatesDe(epci, 'referent_technique', 'titulaire'),
      },
      {
        ...(cote === 'cellule.etat' ? celluleEtat : celluleDepartement),
        ...{ cle: 'cellule', intitule: 'Gouvernance départementale' },
      },
      { ...operateur(agent.sigle, titulaire(agent.prenom, agent.nom, 'Conseil aux usagers')), cle: 'operateur' },
      {
        ...{ college: 'operateur', cle: 'msap', intitule: `MSAP de ${msap.commune}` },
        membres: [titulaire(msap.prenom, msap.nom, 'Animation de la MSAP')],
      },
      {
        ...{ college: 'autre', cle: 'mairie', intitule: `Mairie de ${commune}` },
        membres: [titulaire(mairie.prenom, mairie.nom, 'Maire')],
      },
    ],
  };
}

/** The bodies of the demonstration: the two committees, the cellule, a working group, and a local body for each EPCI. */
export const instances: readonly InstanceFaite[] = [
  ...[copil, technique, cellule, usagers],
  ...Object.entries(locaux).map(locale),
];
