import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import type { ViewerDb, WriteDb } from '@/lib/db';
import { Conflit, Introuvable, Refus } from '@/lib/errors';
import { refuseBeside } from '@/lib/referentiel/garde';
import type { enregistrerContactInput, enregistrerOrganisationInput, retirerContactInput } from './input';
import type { Identite, TypeOrganisation } from './rules';
import { refuseSemblables } from './semblables';

export type Connue = { id: number; nom: string; sigle: string | null; siret: string | null };

const PRIS: [RegExp, string, string][] = [
  [/organisation_nom_key/, 'nom', 'Une organisation porte déjà ce nom.'],
  [/organisation_siret_key/, 'siret', 'Une organisation porte déjà ce SIRET.'],
  [/organisation_epci/, 'type', 'Elle est un EPCI du schéma : son type reste « EPCI ».'],
];

/** Every organisation of the installation, by name: what a new one is compared with. */
export async function listConnues(db: ViewerDb): Promise<Connue[]> {
  return db.$queryRaw<Connue[]>`select id, nom, sigle, siret from organisation order by nom, id`;
}

type Nouvelle = Identite & { type: TypeOrganisation; epciId?: number };

/** Writes a new organisation; a name or SIRET taken meanwhile is refused beside its field, `champs` when the form has another. */
export async function insertOrganisation(
  db: WriteDb,
  { nom, sigle, siret, type, epciId }: Nouvelle,
): Promise<{ id: number; nom: string }> {
  const [row] = await refuseBeside(
    db.$queryRaw<{ id: number; nom: string }[]>`
      insert into organisation (nom, sigle, siret, type, epci_id)
      values (${nom}, ${sigle ?? null}, ${siret ?? null}, ${type}::type_organisation, ${epciId ?? null}::int) returning id, nom`,
    PRIS,
  );
  return row!;
}

/** The organisation that an EPCI of the scheme is, made the first time it is named; null when the name is of none. */
export async function insertEpci(
  db: WriteDb,
  schemaId: number,
  typed: string,
): Promise<{ id: number; nom: string } | null> {
  const [epci] = await db.$queryRaw<{ id: number; nom: string; sigle: string }[]>`
    select e.id, e.nom, se.sigle from schema_epci se join epci e on e.id = se.epci_id
    where se.schema_id = ${schemaId} and (lower(se.sigle) = lower(${typed}) or lower(e.nom) = lower(${typed}))`;
  if (!epci) return null;
  return insertOrganisation(db, { nom: epci.nom, sigle: epci.sigle, type: 'epci', epciId: epci.id });
}

/** Adds an organisation, or writes again who it is; never over another one. */
export async function saveOrganisation(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof enregistrerOrganisationInput>,
): Promise<void> {
  await takeSchema(db, viewer, input.schemaId);
  const { organisationId, nom, sigle, siret, type, isAutre } = input;
  const connues = await listConnues(db);
  const avant = connues.find(({ id }) => id === organisationId);
  if (organisationId && !avant) throw new Introuvable();
  // its own name is no news: only what changed is compared with the others
  const isMeme = avant && avant.nom === nom && avant.sigle === sigle;
  const autres = connues.filter(({ id }) => id !== organisationId);
  refuseSemblables(autres, { nom, sigle, siret }, isAutre || Boolean(isMeme), 'nom');
  if (!organisationId) return void (await insertOrganisation(db, { nom, sigle, siret, type }));
  const [row] = await db.$queryRaw<{ sertAilleurs: boolean }[]>`
    select acces.organisation_sert_ailleurs(${organisationId}::int) as "sertAilleurs"`;
  if (row!.sertAilleurs)
    throw new Refus('Elle sert aussi dans un autre schéma : elle ne se modifie pas depuis celui-ci seul.');
  const written = await refuseBeside(
    db.$executeRaw`update organisation set nom = ${nom}, sigle = ${sigle}, siret = ${siret}, type = ${type}::type_organisation,
      revision = revision + 1 where id = ${organisationId} and revision = ${input.revision ?? 0}`,
    PRIS,
  );
  if (written === 0) throw new Conflit();
}

/** Adds whom to reach in an organisation, or writes it again. */
export async function saveContact(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof enregistrerContactInput>,
): Promise<void> {
  const { contactId, organisationId, fonction, nom, courriel, telephone } = input;
  const schemaId = contactId ? await takeContact(db, viewer, contactId) : await takeSchema(db, viewer, input.schemaId);
  if (!contactId) {
    await db.$executeRaw`insert into contact (schema_id, organisation_id, fonction, nom, courriel, telephone)
      values (${schemaId}, ${await takeOrganisation(db, organisationId)}, ${fonction}, ${nom}, ${courriel}, ${telephone})`;
    return;
  }
  const written = await db.$executeRaw`update contact set fonction = ${fonction}, nom = ${nom}, courriel = ${courriel},
    telephone = ${telephone}, revision = revision + 1 where id = ${contactId} and revision = ${input.revision ?? 0}`;
  if (written === 0) throw new Conflit();
}

/** Takes a contact off, for good: nothing of the person is kept. */
export async function removeContact(
  db: WriteDb,
  viewer: Viewer,
  { contactId, revision }: z.output<typeof retirerContactInput>,
): Promise<void> {
  await takeContact(db, viewer, contactId);
  const removed = await db.$executeRaw`delete from contact where id = ${contactId} and revision = ${revision}`;
  if (removed === 0) throw new Conflit();
}

async function takeSchema(db: WriteDb, viewer: Viewer, schemaId: number): Promise<number> {
  const [row] = await db.$queryRaw<{ id: number }[]>`select id from schema_departemental where id = ${schemaId}`;
  if (!row) throw new Introuvable();
  if (!can(viewer, 'ecrire', 'organisation', { schemaId }))
    throw new Refus('Seule la cellule de ce schéma peut l’écrire.');
  return schemaId;
}

async function takeContact(db: WriteDb, viewer: Viewer, id: number): Promise<number> {
  const [row] = await db.$queryRaw<
    { schemaId: number }[]
  >`select schema_id as "schemaId" from contact where id = ${id}`;
  if (!row) throw new Introuvable();
  return takeSchema(db, viewer, row.schemaId);
}

async function takeOrganisation(db: WriteDb, id: number): Promise<number> {
  const [row] = await db.$queryRaw<{ id: number }[]>`select id from organisation where id = ${id}`;
  if (!row) throw new Introuvable();
  return row.id;
}
