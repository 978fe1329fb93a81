import type { CastName } from '../cast.ts';

/** Who left, and whose account is closed. */
export type Depart = 'benoit.ollivier' | 'marion.tardieu';

type Personne = { prenom: string; nom: string; fonction: string };
/** Who holds a mandate: of the cast, gone with a closed account, or somebody who never had one. */
type Titulaire = { cast: CastName } | (Personne & { depart?: Depart });
/** `debut` and `fin` are days before the anchor day; null is the first day of the scheme. */
export type MandatFait = Titulaire & {
  epci: string;
  nature: 'elu_referent' | 'referent_technique';
  debut: number | null;
  fin?: number;
};

/** Fictitious people. The technical référent of the Ubaye left (histoire, 1-B-2), the élu of the pays de Banon has resigned. */
export const mandats: readonly MandatFait[] = [
  {
    ...{ epci: 'PAA', nature: 'elu_referent', debut: null },
    ...{ prenom: 'Monique', nom: 'Arnoux', fonction: 'Vice-présidente aux services publics de proximité' },
  },
  { epci: 'PAA', nature: 'referent_technique', debut: null, cast: 'referent.paa' },
  {
    ...{ epci: 'DLVA', nature: 'elu_referent', debut: null },
    ...{ prenom: 'Philippe', nom: 'Giraud', fonction: 'Conseiller communautaire délégué à la cohésion territoriale' },
  },
  { epci: 'DLVA', nature: 'referent_technique', debut: null, cast: 'referent.dlva' },
  {
    ...{ epci: 'CCAPV', nature: 'elu_referent', debut: null },
    ...{ prenom: 'Josiane', nom: 'Maillet', fonction: 'Vice-présidente aux services à la population' },
  },
  { epci: 'CCAPV', nature: 'referent_technique', debut: null, cast: 'referent.ccapv' },
  {
    ...{ epci: 'CCVUSP', nature: 'elu_referent', debut: null },
    ...{ prenom: 'Bernard', nom: 'Signoret', fonction: 'Vice-président à la vie locale' },
  },
  {
    ...{ epci: 'CCVUSP', nature: 'referent_technique', debut: null, fin: 170, depart: 'benoit.ollivier' },
    ...{ prenom: 'Benoît', nom: 'Ollivier', fonction: 'Chargé de mission services et ruralité' },
  },
  {
    ...{ epci: 'CCSB', nature: 'elu_referent', debut: null, fin: 236 },
    ...{ prenom: 'Alain', nom: 'Peyron', fonction: 'Vice-président aux solidarités' },
  },
  {
    ...{ epci: 'CCSB', nature: 'elu_referent', debut: 235 },
    ...{ prenom: 'Florence', nom: 'Bégou', fonction: 'Vice-présidente aux solidarités et aux maisons de services' },
  },
  { epci: 'CCSB', nature: 'referent_technique', debut: null, cast: 'referent.ccsb' },
  { epci: 'JLVD', nature: 'elu_referent', debut: null, cast: 'elu.jlvd' },
  { epci: 'JLVD', nature: 'referent_technique', debut: null, cast: 'referent.jlvd' },
  {
    ...{ epci: 'CCPFML', nature: 'elu_referent', debut: null },
    ...{ prenom: 'Christiane', nom: 'Rey', fonction: 'Vice-présidente à la cohésion sociale' },
  },
  {
    ...{ epci: 'CCPFML', nature: 'referent_technique', debut: null, fin: 215, depart: 'marion.tardieu' },
    ...{ prenom: 'Marion', nom: 'Tardieu', fonction: 'Responsable du pôle services' },
  },
  { epci: 'CCPFML', nature: 'referent_technique', debut: 214, cast: 'referent.ccpfml' },
  {
    ...{ epci: 'HPPB', nature: 'elu_referent', debut: null, fin: 25 },
    ...{ prenom: 'Lucien', nom: 'Martel', fonction: 'Vice-président aux services et à la santé' },
  },
  { epci: 'HPPB', nature: 'referent_technique', debut: null, cast: 'referent.hppb' },
];
