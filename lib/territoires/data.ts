import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import type { Verbe } from '@/lib/access/roles';
import type { Jour } from '@/lib/clock';
import { grantHabilitation, withdrawHabilitation } from '@/lib/comptes/data';
import type { ViewerDb, WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, databaseError, Introuvable, Refus } from '@/lib/errors';
import type { modifierMandatInput, nommerReferentInput, terminerMandatInput } from './input';
import { addJours } from '@/lib/jours';
import { roleOfMandat, type Mandat } from './rules';

/** What follows a mandate: whose it is, on which EPCI of which scheme. */
type Place = { schemaId: number; epciId: number; nature: Mandat['nature'] };
/** A mandate as it is stored now, for who must write on it. */
export type MandatEcrit = Mandat & Place & { utilisateurId: number | null; revision: number };

/**
 * Names somebody élu or technical référent of an EPCI, after the one they replace if any; an account chosen receives the
 * access of the mandate. Refuses a second holder at once without its reason.
 */
export async function nameReferent(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof nommerReferentInput>,
  today: Jour,
): Promise<void> {
  const { schemaId, epciId, nature } = input;
  const [known] = await db.$queryRaw<unknown[]>`
    select 1 from schema_epci where schema_id = ${schemaId} and epci_id = ${epciId}`;
  if (!known) throw new Introuvable('Cet EPCI n’existe pas, ou ne vous est pas ouvert.');
  checkRight(viewer, 'nommer', input);
  if (input.remplaceId) await replaceMandat(db, viewer, input, today);
  await checkCompte(db, input.utilisateurId);
  await refuseOverlap(
    db.$executeRaw`
      insert into mandat (schema_id, epci_id, nature, prenom, nom, fonction, utilisateur_id, debut, fin, motif_cumul, auteur_id)
      values (${schemaId}, ${epciId}, ${nature}::nature_mandat, ${input.prenom}, ${input.nom}, ${input.fonction || null},
        ${input.utilisateurId ?? null}::int, ${input.debut}::date, ${input.fin ?? null}::date, ${input.motifCumul || null}, ${viewer.id})`,
    input.remplaceId ? 'debut' : 'motifCumul',
  );
  if (input.utilisateurId) await followMandats(db, viewer, input, input.utilisateurId, today);
}

/** Corrects what a mandate says; the access of the account it names follows. Refuses an outdated reading. */
export async function correctMandat(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof modifierMandatInput>,
  today: Jour,
): Promise<void> {
  const before = await takeMandat(db, viewer, 'modifier', input.mandatId);
  const { revision, prenom, nom, fonction, debut, fin, utilisateurId = null } = input;
  if (utilisateurId !== before.utilisateurId) await checkCompte(db, utilisateurId);
  const written = await refuseOverlap(
    db.$executeRaw`
      update mandat set prenom = ${prenom}, nom = ${nom}, fonction = ${fonction || null}, utilisateur_id = ${utilisateurId}::int,
        debut = ${debut}::date, fin = ${fin ?? null}::date, revision = revision + 1
      where id = ${before.id} and revision = ${revision}`,
    'debut',
  );
  if (written === 0) throw new Conflit();
  for (const person of new Set([before.utilisateurId, utilisateurId]))
    if (person) await followMandats(db, viewer, before, person, today);
}

/** Ends a mandate: `date` is its first day without the person, whose access ends with it. What the EPCI wrote stays. */
export async function endMandat(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof terminerMandatInput>,
  today: Jour,
): Promise<void> {
  const mandat = await takeMandat(db, viewer, 'terminer', input.mandatId);
  if (input.revision !== mandat.revision) throw new Conflit();
  await close(db, viewer, { mandat, date: input.date, champ: 'date' }, today);
}

/** A mandate as it stands, for whoever was writing on it at the same time; null when it is not theirs to see. */
export async function readMandat(db: ViewerDb, id: number): Promise<MandatEcrit | null> {
  const [mandat] = await db.$queryRaw<MandatEcrit[]>`
    select id, schema_id as "schemaId", epci_id as "epciId", nature::text as nature, prenom, nom, fonction,
      utilisateur_id as "utilisateurId", debut::text as debut, fin::text as fin, motif_cumul as "motifCumul", revision
    from mandat where id = ${id}`;
  return mandat ?? null;
}

function checkRight(viewer: Viewer, verb: Verbe<'mandat'>, { schemaId, epciId }: Omit<Place, 'nature'>): void {
  if (!can(viewer, verb, 'mandat', { schemaId, epciId }))
    throw new Refus('Seule la cellule de ce schéma nomme les référents.');
}

async function takeMandat(db: ViewerDb, viewer: Viewer, verb: Verbe<'mandat'>, id: number): Promise<MandatEcrit> {
  const mandat = await readMandat(db, id);
  if (!mandat) throw new Introuvable('Ce mandat n’existe pas, ou ne vous est pas ouvert.');
  checkRight(viewer, verb, mandat);
  return mandat;
}

async function replaceMandat(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof nommerReferentInput>,
  today: Jour,
): Promise<void> {
  const mandat = await takeMandat(db, viewer, 'terminer', input.remplaceId!);
  const isSame = mandat.schemaId === input.schemaId && mandat.epciId === input.epciId && mandat.nature === input.nature;
  if (!isSame) throw new Introuvable('Ce mandat n’existe pas, ou ne vous est pas ouvert.');
  if (mandat.revision !== input.remplaceRevision) throw new Conflit();
  await close(db, viewer, { mandat, date: input.debut, champ: 'debut' }, today);
}

type Fin = { mandat: MandatEcrit; date: Jour; champ: string };

async function close(db: WriteDb, viewer: Viewer, { mandat, date, champ }: Fin, today: Jour): Promise<void> {
  if (date <= mandat.debut)
    throw new ChampRefuse(
      champ,
      'Ce mandat n’a pas commencé avant cette date. Si c’est une erreur de saisie, corrigez le mandat.',
    );
  const written = await db.$executeRaw`
    update mandat set fin = ${addJours(date, -1)}::date, revision = revision + 1
    where id = ${mandat.id} and revision = ${mandat.revision}`;
  if (written === 0) throw new Conflit();
  if (mandat.utilisateurId) await followMandats(db, viewer, mandat, mandat.utilisateurId, today);
}

/**
 * Makes the access of a person to an EPCI begin and end with the mandates that name them there. The end of a right given
 * cannot be moved: it is withdrawn, and given again with the right end.
 */
async function followMandats(
  db: WriteDb,
  viewer: Viewer,
  { schemaId, epciId, nature }: Place,
  utilisateurId: number,
  today: Jour,
): Promise<void> {
  const role = roleOfMandat[nature];
  const [wanted] = await db.$queryRaw<{ debut: Jour; fin: Jour | null }[]>`
    select greatest(min(debut), ${today}::date)::text as debut,
      case when bool_or(fin is null) then null else max(fin) end::text as fin
    from mandat where schema_id = ${schemaId} and epci_id = ${epciId} and nature = ${nature}::nature_mandat
      and utilisateur_id = ${utilisateurId} and (fin is null or fin >= ${today}::date) having count(*) > 0`;
  const held = await db.$queryRaw<{ id: number; debut: Jour; fin: Jour | null }[]>`
    select id, debut::text as debut, fin::text as fin from habilitation
    where utilisateur_id = ${utilisateurId} and role = ${role}::role_habilitation and schema_id = ${schemaId}
      and epci_id = ${epciId} and retiree_le is null and (fin is null or fin >= ${today}::date)`;
  const isWanted = (right: { debut: Jour; fin: Jour | null }) =>
    wanted !== undefined && right.debut <= wanted.debut && right.fin === wanted.fin;
  for (const right of held) if (!isWanted(right)) await withdrawHabilitation(db, viewer, right.id);
  if (!wanted || held.some(isWanted)) return;
  await grantHabilitation(db, viewer, {
    ...{ utilisateurId, role, schemaId, epciId, debut: wanted.debut },
    ...(wanted.fin !== null && { fin: wanted.fin }),
  });
}

async function checkCompte(db: ViewerDb, utilisateurId: number | null | undefined): Promise<void> {
  if (!utilisateurId) return;
  const [compte] = await db.$queryRaw<{ isFerme: boolean }[]>`
    select ferme_le is not null as "isFerme" from compte where utilisateur_id = ${utilisateurId}`;
  if (!compte) throw new ChampRefuse('utilisateurId', 'Ce compte n’existe pas, ou ne vous est pas ouvert.');
  if (compte.isFerme) throw new ChampRefuse('utilisateurId', 'Ce compte est fermé : rouvrez-le d’abord.');
}

async function refuseOverlap(write: Promise<number>, champ: string): Promise<number> {
  return write.catch((error: unknown) => {
    if (databaseError(error)?.code !== '23P01') throw error;
    throw new ChampRefuse(
      champ,
      champ === 'motifCumul'
        ? 'Une autre personne tient déjà ce mandat à ces dates : dites pourquoi elles le tiennent ensemble, ou remplacez-la.'
        : 'Une autre personne tient déjà ce mandat à ces dates.',
    );
  });
}
