import type { ViewerDb } from '@/lib/db';
import type { EtatConvention } from '@/lib/conventions/rules';
import { fold, wordsOf } from '@/lib/text';
import { formatSiret, typeOrganisationLabels, typesOrganisation, type TypeOrganisation } from './rules';

/** What the directory says of an organisation. */
export type OrganisationLue = {
  id: number;
  nom: string;
  sigle: string | null;
  type: TypeOrganisation;
  siret: string | null;
  /** Conventions of the scheme it is party to, among those that this person reads. */
  conventions: number;
  contacts: { fonction: string; nom: string | null }[];
};

/**
 * The organisations of the installation, by name, with what this person reads of them in the scheme; without `isEntiere`, those
 * party to a convention that they read. One query.
 */
export async function listOrganisations(
  db: ViewerDb,
  { schemaId, isEntiere }: { schemaId: number; isEntiere: boolean },
): Promise<OrganisationLue[]> {
  return db.$queryRaw<OrganisationLue[]>`
    with parties as (
      select organisation_id, count(*)::int as nombre from convention_partie where schema_id = ${schemaId} group by 1),
    contacts as (
      select organisation_id, json_agg(json_build_object('fonction', fonction, 'nom', nom) order by fonction, id) as tous
      from contact where schema_id = ${schemaId} group by 1)
    select o.id, o.nom, o.sigle, o.type::text as type, o.siret, coalesce(p.nombre, 0) as conventions, coalesce(c.tous, '[]') as contacts
    from organisation o
    left join parties p on p.organisation_id = o.id
    left join contacts c on c.organisation_id = o.id
    where ${isEntiere} or p.nombre > 0
    order by o.nom, o.id`;
}

export type ContactLu = {
  id: number;
  revision: number;
  fonction: string;
  nom: string | null;
  courriel: string | null;
  telephone: string | null;
};

export type OrganisationEntiere = Omit<OrganisationLue, 'conventions' | 'contacts'> & {
  revision: number;
  /** The EPCI that it is, when it is one. */
  epci: { nom: string; siren: string } | null;
  /** Whether another scheme, of another cellule, leans on it too. */
  sertAilleurs: boolean;
  contacts: ContactLu[];
  conventions: { id: number; reference: string; intitule: string; etat: EtatConvention; qualite: string | null }[];
};

/** One organisation as far as this person reads it from the scheme; null when it is not there for them. One query. */
export async function readOrganisation(
  db: ViewerDb,
  { schemaId, isEntiere }: { schemaId: number; isEntiere: boolean },
  id: number,
): Promise<OrganisationEntiere | null> {
  const [row] = await db.$queryRaw<OrganisationEntiere[]>`
    select o.id, o.nom, o.sigle, o.type::text as type, o.siret, o.revision,
      (select json_build_object('nom', e.nom, 'siren', e.siren) from epci e where e.id = o.epci_id) as epci,
      acces.organisation_sert_ailleurs(o.id) as "sertAilleurs",
      (select coalesce(json_agg(json_build_object('id', c.id, 'revision', c.revision, 'fonction', c.fonction, 'nom', c.nom,
         'courriel', c.courriel, 'telephone', c.telephone) order by c.fonction, c.id), '[]')
       from contact c where c.schema_id = ${schemaId} and c.organisation_id = o.id) as contacts,
      (select coalesce(json_agg(json_build_object('id', c.id, 'reference', c.reference, 'intitule', c.intitule, 'etat', c.etat,
         'qualite', p.qualite) order by c.reference), '[]')
       from convention_partie p join convention c on c.id = p.convention_id
       where p.schema_id = ${schemaId} and p.organisation_id = o.id) as conventions
    from organisation o
    where o.id = ${id} and (${isEntiere}
      or exists (select from convention_partie p where p.schema_id = ${schemaId} and p.organisation_id = o.id))`;
  return row ?? null;
}

export type Recherche = { q: string; types: string[] };
type Groupe = { famille: string; legende: string; cases: [string, string, number, boolean][] };

/** What an address asks of the directory; unknown parameters are ignored. */
export function readRecherche(params: URLSearchParams): Recherche {
  return { q: (params.get('q') ?? '').trim().slice(0, 200), types: [...new Set(params.getAll('type'))] };
}

/** The organisations that answer, every word found in the name, the sigle, the SIRET or a contact; and the types, counted. */
export function rechercher(
  organisations: readonly OrganisationLue[],
  { q, types }: Recherche,
): { organisations: OrganisationLue[]; groupes: Groupe[] } {
  const words = wordsOf(q);
  const found = organisations.filter((one) => {
    const siret = one.siret ? [one.siret, formatSiret(one.siret)] : [];
    const contacts = one.contacts.flatMap(({ fonction, nom }) => [fonction, nom]);
    const text = fold([one.nom, one.sigle, ...siret, ...contacts].join(' '));
    return words.every((word) => text.includes(word));
  });
  const cases = typesOrganisation.flatMap((code): Groupe['cases'] => {
    const nombre = found.filter(({ type }) => type === code).length;
    const isChoisie = types.includes(code);
    return nombre > 0 || isChoisie ? [[code, typeOrganisationLabels[code], nombre, isChoisie]] : [];
  });
  return {
    organisations: types.length > 0 ? found.filter(({ type }) => types.includes(type)) : found,
    groupes: cases.length > 0 ? [{ famille: 'type', legende: 'Type', cases }] : [],
  };
}
