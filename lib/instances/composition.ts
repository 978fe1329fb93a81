import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import type { ViewerDb, WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, Introuvable } from '@/lib/errors';
import { addJours } from '@/lib/jours';
import { insertEpci, listConnues } from '@/lib/organisations/data';
import { isNommee } from '@/lib/organisations/rules';
import { refuseBeside } from '@/lib/referentiel/garde';
import { takeInstance, type InstancePrise } from './garde';
import type {
  enregistrerMembreInput,
  enregistrerSiegeInput,
  retirerSiegeInput,
  terminerMembreInput,
} from './instance-input';

/** Adds a seat at the end of its collège, or writes it again. */
export async function saveSiege(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof enregistrerSiegeInput>,
): Promise<void> {
  const { siegeId, college, intitule } = input;
  const instance = siegeId
    ? (await takeSiege(db, viewer, siegeId)).instance
    : await takeInstance(db, viewer, input.instanceId, 'composer');
  const organisationId = input.organisation ? await findOrganisation(db, viewer, instance, input.organisation) : null;
  if (!siegeId) return insertSiege(db, instance, { college, organisationId, intitule, ordre: input.ordre });
  const written = await db.$executeRaw`
    update siege set college = ${college}::college, organisation_id = ${organisationId}::int, intitule = ${intitule},
      ordre = coalesce(${input.ordre ?? null}::int, ordre), revision = revision + 1
    where id = ${siegeId} and revision = ${input.revision ?? 0}`;
  if (written === 0) throw new Conflit();
}

type Siege = Pick<z.output<typeof enregistrerSiegeInput>, 'college' | 'intitule' | 'ordre'> & {
  organisationId: number | null;
};

/** Writes a new seat, after those of its collège unless its rank is given. */
export async function insertSiege(
  db: WriteDb,
  { id, schemaId }: Pick<InstancePrise, 'id' | 'schemaId'>,
  { college, organisationId, intitule, ordre }: Siege,
): Promise<void> {
  await db.$executeRaw`
    insert into siege (instance_id, schema_id, college, organisation_id, intitule, ordre)
    select ${id}, ${schemaId}, ${college}::college, ${organisationId}::int, ${intitule},
      coalesce(${ordre ?? null}::int, max(ordre) + 1, 1) from siege where instance_id = ${id} and college = ${college}::college`;
}

/** The organisation of this name or sigle; an EPCI of the scheme enters the directory the first time it is named. */
async function findOrganisation(
  db: WriteDb,
  viewer: Viewer,
  { schemaId }: InstancePrise,
  typed: string,
): Promise<number> {
  const connue = (await listConnues(db)).find((one) => isNommee(one, typed));
  const isEcrite = can(viewer, 'ecrire', 'organisation', { schemaId });
  const found = connue ?? (isEcrite ? await insertEpci(db, schemaId, typed) : null);
  if (found) return found.id;
  throw new ChampRefuse(
    'organisation',
    isEcrite
      ? 'L’annuaire n’a pas ce nom : choisissez dans la liste, ou ajoutez d’abord l’organisation.'
      : 'L’annuaire n’a pas ce nom : choisissez dans la liste, ou demandez à la cellule de l’ajouter.',
  );
}

/** A seat is no more from that day on: those who hold it end the day before, and what it was stays read. */
export async function retireSiege(
  db: WriteDb,
  viewer: Viewer,
  { siegeId, revision, retireLe }: z.output<typeof retirerSiegeInput>,
): Promise<void> {
  await takeSiege(db, viewer, siegeId);
  const [tard] = await db.$queryRaw<unknown[]>`
    select 1 from membre where siege_id = ${siegeId} and debut >= ${retireLe}::date limit 1`;
  if (tard) throw new ChampRefuse('retireLe', 'Un mandat y commence ce jour-là ou après : corrigez-le d’abord.');
  const written = await db.$executeRaw`
    update siege set retire_le = ${retireLe}::date, revision = revision + 1 where id = ${siegeId} and revision = ${revision}`;
  if (written === 0) throw new Conflit();
  await db.$executeRaw`
    update membre set fin = ${addJours(retireLe, -1)}::date, revision = revision + 1
    where siege_id = ${siegeId} and (fin is null or fin >= ${retireLe}::date)`;
}

/** Names who holds a seat, after the one they replace if any, or corrects what is said of them. */
export async function saveMembre(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof enregistrerMembreInput>,
): Promise<void> {
  const { siegeId, membreId, qualite, prenom, nom, fonction, debut } = input;
  const { instance, retireLe } = await takeSiege(db, viewer, siegeId);
  const { utilisateurId = null, fin = null } = input;
  if (retireLe && (fin ?? '9999') >= retireLe)
    throw new ChampRefuse(membreId ? 'fin' : 'debut', 'Ce siège n’existe plus à ces dates.');
  const avant = membreId ? await takeMembre(db, viewer, membreId) : null;
  if (avant && avant.siegeId !== siegeId) throw new Introuvable();
  // an account kept is not chosen again: it may have left since
  if (utilisateurId && utilisateurId !== avant?.utilisateurId) await checkCompte(db, utilisateurId);
  if (!membreId && input.remplaceId) await replace(db, viewer, input);
  const written = await refuseBeside(
    membreId
      ? db.$executeRaw`
          update membre set qualite = ${qualite}::qualite_membre, prenom = ${prenom}, nom = ${nom}, fonction = ${fonction},
            utilisateur_id = ${utilisateurId}::int, debut = ${debut}::date, fin = ${fin}::date, revision = revision + 1
          where id = ${membreId} and revision = ${input.revision ?? 0}`
      : db.$executeRaw`
          insert into membre (siege_id, instance_id, schema_id, qualite, prenom, nom, fonction, utilisateur_id, debut, fin)
          values (${siegeId}, ${instance.id}, ${instance.schemaId}, ${qualite}::qualite_membre, ${prenom}, ${nom}, ${fonction},
            ${utilisateurId}::int, ${debut}::date, ${fin}::date)`,
    [
      [/déjà un titulaire/, 'debut', 'Ce siège a déjà un titulaire à ces dates.'],
      [/déjà un suppléant/, 'debut', 'Ce siège a déjà un suppléant à ces dates.'],
    ],
  );
  if (written === 0) throw new Conflit();
}

async function replace(
  db: WriteDb,
  viewer: Viewer,
  { siegeId, qualite, debut, remplaceId, revision }: z.output<typeof enregistrerMembreInput>,
): Promise<void> {
  const remplace = await takeMembre(db, viewer, remplaceId!);
  if (remplace.siegeId !== siegeId || remplace.qualite !== qualite) throw new Introuvable();
  await close(db, remplace, { revision: revision ?? 0, date: debut, champ: 'debut' });
}

/** Ends a mandate: `date` is its first day without the person. */
export async function endMembre(
  db: WriteDb,
  viewer: Viewer,
  { membreId, revision, date }: z.output<typeof terminerMembreInput>,
): Promise<void> {
  await close(db, await takeMembre(db, viewer, membreId), { revision, date, champ: 'date' });
}

async function close(
  db: WriteDb,
  { id, debut }: MembrePris,
  { revision, date, champ }: { revision: number; date: Jour; champ: string },
): Promise<void> {
  if (date <= debut)
    throw new ChampRefuse(champ, 'Son mandat n’a pas commencé avant cette date. Si c’est une erreur, corrigez-le.');
  const written = await db.$executeRaw`
    update membre set fin = ${addJours(date, -1)}::date, revision = revision + 1 where id = ${id} and revision = ${revision}`;
  if (written === 0) throw new Conflit();
}

/** A seat's body, once the person is known to compose it. */
async function takeSiege(
  db: ViewerDb,
  viewer: Viewer,
  id: number,
): Promise<{ instance: InstancePrise; retireLe: Jour | null }> {
  const [row] = await db.$queryRaw<{ instanceId: number; retireLe: Jour | null }[]>`
    select instance_id as "instanceId", retire_le::text as "retireLe" from siege where id = ${id}`;
  if (!row) throw new Introuvable();
  return { instance: await takeInstance(db, viewer, row.instanceId, 'composer'), retireLe: row.retireLe };
}

type MembrePris = { id: number; siegeId: number; qualite: string; utilisateurId: number | null; debut: Jour };

async function takeMembre(db: ViewerDb, viewer: Viewer, id: number): Promise<MembrePris> {
  const [row] = await db.$queryRaw<MembrePris[]>`
    select id, siege_id as "siegeId", qualite::text as qualite, utilisateur_id as "utilisateurId", debut::text as debut
    from membre where id = ${id}`;
  if (!row) throw new Introuvable();
  await takeSiege(db, viewer, row.siegeId);
  return row;
}

async function checkCompte(db: ViewerDb, id: number): Promise<void> {
  const [row] = await db.$queryRaw<unknown[]>`select 1 from utilisateur where id = ${id}`;
  if (!row) throw new ChampRefuse('utilisateurId', 'Choisissez un compte de la liste.');
}
