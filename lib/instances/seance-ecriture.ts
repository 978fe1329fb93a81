import type { z } from 'zod';
import type { Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import type { ViewerDb, WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, Refus } from '@/lib/errors';
import { takeSeance, takeSeanceEnCours } from './garde';
import { instantOf } from './horaire';
import { takeJour } from './planification';
import { isTenue, suitesSeance } from './rules';
import type { changerEtatSeanceInput, ecrireConvocationInput, modifierSeanceInput } from './seance-input';
import { DU_COMPTE_RENDU } from './transitions';

/** Changes when and where a meeting is held; one already held is corrected until its minutes go round, and stays in the past. */
export async function saveSeance(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof modifierSeanceInput>,
  today: Jour,
): Promise<void> {
  const { seanceId, revision, nature, jour, heure, dureeMinutes, lieu, visio } = input;
  const { instanceId, etat, jour: avant } = await takeSeanceEnCours(db, viewer, seanceId);
  if (isTenue(etat) && jour > today) throw new ChampRefuse('jour', 'Cette séance est tenue : elle n’est pas à venir.');
  if (jour !== avant) await takeJour(db, { instanceId, jour, seanceId });
  if (jour.slice(0, 4) !== avant.slice(0, 4)) await refuseAnnee(db, seanceId, avant);
  const written = await db.$executeRaw`
    update seance set nature = ${nature}::nature_seance, debut = ${instantOf(jour, heure).toISOString()}::timestamptz,
      duree_minutes = ${dureeMinutes}, lieu = ${lieu}, visio = ${visio ?? null}, revision = revision + 1
    where id = ${seanceId} and revision = ${revision}`;
  if (written === 0) throw new Conflit();
}

/** Refuses another year for a meeting whose decisions are numbered in theirs. */
async function refuseAnnee(db: ViewerDb, seanceId: number, avant: Jour): Promise<void> {
  const [row] = await db.$queryRaw<{ isNumerotee: boolean }[]>`
    select exists (select from decision where seance_id = ${seanceId} and confirmee_le is not null) as "isNumerotee"`;
  const annee = avant.slice(0, 4);
  if (row?.isNumerotee)
    throw new ChampRefuse('jour', `Ses décisions sont numérotées en ${annee} : elle reste dans cette année.`);
}

/** Moves a meeting along its life, or one step back; approval and publication go with the minutes, not from here. */
export async function changeEtatSeance(
  db: WriteDb,
  viewer: Viewer,
  { seanceId, revision, etat, motif }: z.output<typeof changerEtatSeanceInput>,
): Promise<void> {
  const lue = await takeSeance(db, viewer, seanceId);
  if (!suitesSeance[lue.etat].includes(etat)) throw new Conflit();
  if (DU_COMPTE_RENDU.includes(etat)) throw new Refus('Un compte rendu s’approuve et se publie depuis sa page.');
  const written = await db.$executeRaw`
    update seance set etat = ${etat}::etat_seance, motif_etat = ${etat === 'annulee' ? motif : null}, revision = revision + 1
    where id = ${seanceId} and revision = ${revision}`;
  if (written === 0) throw new Conflit();
}

/** Keeps the words of the convocation. */
export async function saveConvocation(
  db: WriteDb,
  viewer: Viewer,
  { seanceId, revision, convocation }: z.output<typeof ecrireConvocationInput>,
): Promise<void> {
  const { etat } = await takeSeance(db, viewer, seanceId);
  if (isTenue(etat)) throw new Refus('Cette séance est tenue : sa convocation est partie.');
  const written = await db.$executeRaw`
    update seance set convocation = ${convocation}, revision = revision + 1 where id = ${seanceId} and revision = ${revision}`;
  if (written === 0) throw new Conflit();
}
