import type { Role } from '@/lib/access/roles';

/** The password of every demonstration account; such accounts exist only in a base that says it is a demonstration. */
export const motDePasseDemonstration = 'Demonstration-04!';

/** A right of the demonstration scheme; `epci` is its sigle there, `organisation` a sigle of organisations.ts. */
export type CastHabilitation = { role: Role; epci?: string; organisation?: string };
export type CastMember = {
  courriel: string;
  prenom: string;
  nom: string;
  fonction: string;
  habilitations: readonly CastHabilitation[];
};

const people = {
  'cellule.etat': {
    prenom: 'Claire',
    nom: 'Vidal',
    fonction: 'Chargée de mission services au public, préfecture',
    habilitations: [{ role: 'cellule_etat' }],
  },
  'cellule.departement': {
    prenom: 'Julien',
    nom: 'Roustan',
    fonction: 'Chef de projet accessibilité des services, Département',
    habilitations: [{ role: 'cellule_departement' }],
  },
  'referent.paa': referent('Émilie', 'Garcin', 'Directrice des politiques contractuelles', 'PAA'),
  'referent.dlva': referent('Karim', 'Benali', 'Chargé de mission cohésion territoriale', 'DLVA'),
  'referent.ccapv': referent('Sylvie', 'Blanc', 'Responsable des services à la population', 'CCAPV'),
  'referent.ccsb': referent('Mathieu', 'Faure', 'Coordinateur des maisons de services au public', 'CCSB'),
  'referent.jlvd': referent('Nathalie', 'Estrangin', 'Chargée de développement local', 'JLVD'),
  'referent.ccpfml': referent('Antoine', 'Maurel', 'Directeur général adjoint', 'CCPFML'),
  'referent.hppb': referent('Isabelle', 'Chauvin', 'Secrétaire générale', 'HPPB'),
  'elu.jlvd': {
    prenom: 'Gérard',
    nom: 'Latil',
    fonction: 'Vice-président aux services à la population',
    habilitations: [{ role: 'elu_epci', epci: 'JLVD' }],
  },
  copil: {
    prenom: 'Hélène',
    nom: 'Arnaud',
    fonction: 'Sous-préfète, membre du comité de pilotage',
    habilitations: [{ role: 'membre_copil' }],
  },
  'operateur.laposte': {
    prenom: 'Olivier',
    nom: 'Tessier',
    fonction: 'Délégué territorial',
    habilitations: [{ role: 'operateur', organisation: 'La Poste' }],
  },
  admin: {
    prenom: 'Sophie',
    nom: 'Lambert',
    fonction: "Administratrice des systèmes d'information",
    habilitations: [{ role: 'administrateur' }],
  },
} as const satisfies Record<string, Omit<CastMember, 'courriel'>>;

export type CastName = keyof typeof people;

/** The people of the demonstration, who also play the tests. CCVUSP has no référent: the post is vacant. */
export const cast: readonly CastMember[] = (Object.keys(people) as CastName[]).map(castMember);

/** One of them, by the first part of the address: 'cellule.etat', 'referent.jlvd'… */
export function castMember(name: CastName): CastMember {
  return { courriel: `${name}@maillage.example`, ...people[name] };
}

function referent<E extends string>(prenom: string, nom: string, fonction: string, epci: E) {
  return { prenom, nom, fonction, habilitations: [{ role: 'referent_epci', epci }] } as const;
}
