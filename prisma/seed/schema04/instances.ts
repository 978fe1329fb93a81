import type { CastName } from '../cast.ts';

type Personne = { prenom: string; nom: string; fonction?: string } | { cast: CastName };
export type SiegeFait = {
  college: string;
  /** The sigle of an organisation, when the seat is one's. */
  organisation?: string;
  intitule: string;
  titulaire?: Personne;
  suppleant?: Personne;
  /** Somebody who held it before, until so many days before the anchor. */
  avant?: Personne & { fin: number };
};
export type InstanceFaite = {
  cle: string;
  type: string;
  nom: string;
  minimum: number;
  quorum?: number;
  epci?: string;
  tenueDans?: string;
  isComiteMsap?: boolean;
  sieges: readonly SiegeFait[];
};

const p = (prenom: string, nom: string, fonction?: string) => ({ prenom, nom, ...(fonction && { fonction }) });

/** The elected person and the agent who sit for each EPCI; fictitious, as everyone here. */
const parEpci: Record<string, { elu: Personne; agent?: Personne; commune: string }> = {
  PAA: { elu: p('Monique', 'Arnoux'), agent: { cast: 'referent.paa' }, commune: 'Digne-les-Bains' },
  DLVA: { elu: p('Philippe', 'Giraud'), agent: { cast: 'referent.dlva' }, commune: 'Manosque' },
  CCAPV: { elu: p('Josiane', 'Maillet'), agent: { cast: 'referent.ccapv' }, commune: 'Saint-André-les-Alpes' },
  CCVUSP: { elu: p('Bernard', 'Signoret'), commune: 'Barcelonnette' },
  CCSB: { elu: p('Florence', 'Bégou'), agent: { cast: 'referent.ccsb' }, commune: 'Sisteron' },
  JLVD: { elu: { cast: 'elu.jlvd' }, agent: { cast: 'referent.jlvd' }, commune: 'Peipin' },
  CCPFML: { elu: p('Christiane', 'Rey'), agent: { cast: 'referent.ccpfml' }, commune: 'Forcalquier' },
  HPPB: { elu: p('Yvon', 'Bernaudon'), agent: { cast: 'referent.hppb' }, commune: 'Banon' },
};
export const communeDe = (sigle: string) => parEpci[sigle]?.commune ?? 'Digne-les-Bains';

/** The bodies of the demonstration: the two committees, the cellule, a working group, and one local body for each EPCI. */
export function listInstances(epcis: readonly string[]): InstanceFaite[] {
  const deEpci = (sigle: string): SiegeFait => ({
    ...{ college: 'epci', organisation: sigle, intitule: 'Élu référent de l’intercommunalité' },
    ...(sigle === 'HPPB' ? {} : { titulaire: parEpci[sigle]?.elu }),
    ...(parEpci[sigle]?.agent && { suppleant: parEpci[sigle].agent }),
  });
  const operateur = (sigle: string, titulaire?: Personne): SiegeFait => ({
    ...{
      college: 'operateur',
      organisation: sigle,
      intitule: 'Direction départementale',
      ...(titulaire && { titulaire }),
    },
  });
  return [
    {
      ...{ cle: 'copil', type: 'comite_pilotage', nom: 'Comité de pilotage élargi', minimum: 1, quorum: 10 },
      sieges: [
        {
          ...{ college: 'etat', organisation: 'Préfecture', intitule: 'Préfet, co-président' },
          ...{ titulaire: p('François', 'Delorme', 'Préfet'), suppleant: { cast: 'copil' } },
        },
        {
          ...{ college: 'etat', organisation: 'Préfecture', intitule: 'Sous-préfecture de Forcalquier' },
          titulaire: p('Anne', 'Quentin', 'Sous-préfète'),
        },
        {
          ...{ college: 'etat', organisation: 'Préfecture', intitule: 'Cellule technique, côté État' },
          titulaire: { cast: 'cellule.etat' },
        },
        {
          ...{ college: 'departement', organisation: 'Département', intitule: 'Présidence, co-présidence du comité' },
          ...{ titulaire: p('Éliane', 'Bareille', 'Présidente') },
          suppleant: p('Robert', 'Gay', 'Vice-président à l’aménagement'),
        },
        {
          ...{ college: 'departement', organisation: 'Département', intitule: 'Solidarités' },
          ...{ titulaire: p('Nadine', 'Cotte', 'Vice-présidente aux solidarités') },
          avant: { ...p('Lucien', 'Ferrand', 'Vice-président aux solidarités'), fin: 260 },
        },
        {
          ...{ college: 'departement', organisation: 'Département', intitule: 'Cellule technique, côté Département' },
          titulaire: { cast: 'cellule.departement' },
        },
        {
          ...{ college: 'region', organisation: 'Région', intitule: 'Conseil régional' },
          ...{ titulaire: p('Brigitte', 'Lemoine', 'Conseillère régionale') },
          suppleant: p('Paul', 'Ricci', 'Chef du service des territoires'),
        },
        ...epcis.map(deEpci),
        operateur('La Poste', { cast: 'operateur.laposte' }),
        operateur('CAF', p('Valérie', 'Monge', 'Directrice')),
        operateur('CPAM', p('Didier', 'Roche', 'Directeur')),
        operateur('MSA', p('Chantal', 'Isnard', 'Responsable de l’action sociale')),
        operateur('France Travail'),
        { college: 'association', intitule: 'Représentant des usagers', titulaire: p('Jeanne', 'Pellegrin') },
      ],
    },
    {
      ...{ cle: 'technique', type: 'comite_technique', nom: 'Comité technique', minimum: 1, isComiteMsap: true },
      sieges: [
        {
          ...{ college: 'etat', organisation: 'Préfecture', intitule: 'Cellule technique, côté État' },
          titulaire: { cast: 'cellule.etat' },
        },
        {
          ...{ college: 'departement', organisation: 'Département', intitule: 'Cellule technique, côté Département' },
          titulaire: { cast: 'cellule.departement' },
        },
        ...epcis.map((sigle): SiegeFait => ({
          ...{ college: 'epci', organisation: sigle, intitule: 'Référent technique' },
          ...(parEpci[sigle]?.agent && { titulaire: parEpci[sigle].agent }),
        })),
        operateur('La Poste', { cast: 'operateur.laposte' }),
        operateur('CAF', p('Sabrina', 'Ollier', 'Responsable de l’accueil')),
        operateur('CPAM', p('Hugues', 'Tardif', 'Responsable des relations avec les usagers')),
        operateur('CARSAT', p('Mireille', 'Jourdan', 'Chargée de développement')),
        { college: 'autre', intitule: 'MSAP de Barrême', titulaire: p('Laure', 'Simian', 'Animatrice') },
        { college: 'autre', intitule: 'MSAP de Banon', titulaire: p('Rachid', 'Amrani', 'Animateur') },
      ],
    },
    {
      ...{ cle: 'cellule', type: 'cellule', nom: 'Cellule technique État et Département', minimum: 0 },
      sieges: [
        { college: 'etat', organisation: 'Préfecture', intitule: 'Côté État', titulaire: { cast: 'cellule.etat' } },
        {
          ...{ college: 'departement', organisation: 'Département', intitule: 'Côté Département' },
          titulaire: { cast: 'cellule.departement' },
        },
      ],
    },
    {
      ...{ cle: 'usagers', type: 'groupe_travail', nom: 'Groupe de travail avec les usagers', minimum: 0 },
      sieges: [
        { college: 'association', intitule: 'Union des associations familiales', titulaire: p('Jeanne', 'Pellegrin') },
        { college: 'association', intitule: 'Représentant des saisonniers' },
      ],
    },
    ...epcis.map((sigle): InstanceFaite => ({
      ...{ cle: sigle, type: 'instance_locale', nom: `Instance locale ${sigle}`, minimum: 2, epci: sigle },
      ...(sigle === 'JLVD' && { tenueDans: 'la commission services à la population', isComiteMsap: true }),
      sieges: [
        {
          ...{ college: 'epci', organisation: sigle, intitule: 'Élu référent, présidence' },
          ...(parEpci[sigle] && { titulaire: parEpci[sigle].elu }),
        },
        {
          ...{ college: 'epci', organisation: sigle, intitule: 'Référent technique' },
          ...(parEpci[sigle]?.agent && { titulaire: parEpci[sigle].agent }),
        },
        {
          college: 'etat',
          organisation: 'Préfecture',
          intitule: 'Gouvernance départementale',
          titulaire: { cast: 'cellule.etat' },
        },
        {
          college: 'operateur',
          organisation: 'La Poste',
          intitule: 'La Poste',
          titulaire: { cast: 'operateur.laposte' },
        },
        {
          college: 'autre',
          intitule: `Mairie de ${communeDe(sigle)}`,
          titulaire: p('Denis', `Aubert-${sigle}`, 'Maire'),
        },
      ],
    })),
  ];
}
