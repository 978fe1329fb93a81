import type { z } from 'zod';
import type { Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import type { ViewerDb, WriteDb } from '@/lib/db';
import { Refus } from '@/lib/errors';
import { formatCompte } from '@/lib/format';
import type { TypeOrganisation } from '@/lib/organisations/rules';
import { insertSiege } from './composition';
import { takeInstance } from './garde';
import type { ajouterSignatairesInput } from './instance-input';
import type { College } from './rules';

export type Signataire = {
  id: number;
  sigle: string;
  nom: string;
  type: TypeOrganisation;
  /** The conventions in force that it signed. */
  conventions: { id: number; reference: string }[];
  /** The last day it signed one. */
  signeLe: Jour;
};

/** What an organisation is says the collège its seat goes to. */
const collegeOf: Record<TypeOrganisation, College> = {
  etat: 'etat',
  departement: 'departement',
  region: 'region',
  epci: 'epci',
  commune: 'autre',
  operateur: 'operateur',
  association: 'association',
  lieu_accueil: 'operateur',
  autre: 'autre',
};

/**
 * The organisations that signed a convention in force of the scheme and have no seat in this comité de pilotage: the décret
 * no 2016-402 of 4 April 2016 wants the signatories there. As far as this person reads the signatures; one query.
 */
export async function listSignataires(
  db: ViewerDb,
  { id, schemaId }: { id: number; schemaId: number },
): Promise<Signataire[]> {
  return db.$queryRaw<Signataire[]>`
    select o.id, coalesce(o.sigle, o.nom) as sigle, o.nom, o.type::text as type, max(s.signe_le)::text as "signeLe",
      json_agg(json_build_object('id', c.id, 'reference', c.reference) order by c.reference) as conventions
    from convention_signature s join convention_partie p on p.id = s.partie_id join convention c on c.id = p.convention_id
    join organisation o on o.id = p.organisation_id
    where c.schema_id = ${schemaId} and c.etat = 'signee' and s.signe_le is not null
      and not exists (select from siege g where g.instance_id = ${id} and g.organisation_id = o.id and g.retire_le is null)
    group by o.id order by o.type, o.nom`;
}

/** Gives signatories their seat in a comité de pilotage, to be held by whoever they name; returns what was done, in words. */
export async function addSignataires(
  db: WriteDb,
  viewer: Viewer,
  { instanceId, organisationId: ids }: z.output<typeof ajouterSignatairesInput>,
): Promise<string> {
  const instance = await takeInstance(db, viewer, instanceId, 'composer');
  if (instance.type !== 'comite_pilotage') throw new Refus('Les signataires siègent au comité de pilotage.');
  // two people who click at once make one seat
  await db.$queryRaw`select 1 from (select pg_advisory_xact_lock(72707384, ${instanceId}::int)) as verrou`;
  const ajoutes = (await listSignataires(db, instance)).filter(({ id }) => ids.includes(id));
  if (ajoutes.length === 0) throw new Refus('Siège déjà créé, ou aucune convention en vigueur n’est signée.');
  for (const { id, nom, type } of ajoutes)
    await insertSiege(db, instance, {
      ...{ college: collegeOf[type], organisationId: id, intitule: `Signataire : ${nom}`, ordre: undefined },
    });
  if (ajoutes.length > 1) return `${formatCompte(ajoutes.length, 'siège créé', 'sièges créés')}, à pourvoir.`;
  return `${ajoutes[0]!.sigle} a un siège, à pourvoir.`;
}
