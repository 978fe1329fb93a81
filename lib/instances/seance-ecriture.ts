import type { z } from 'zod';
import type { Viewer } from '@/lib/access/can';
import type { WriteDb } from '@/lib/db';
import { Conflit, Refus } from '@/lib/errors';
import { takeSeance } from './garde';
import { instantOf } from './horaire';
import { etatSeanceLabels, isTenue, suitesSeance, type EtatSeance } from './rules';
import type { changerEtatSeanceInput, ecrireConvocationInput, modifierSeanceInput } from './seance-input';

/** Moves or changes a meeting: its day, its length, its place. Refuses one that was held. */
export async function saveSeance(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof modifierSeanceInput>,
): Promise<void> {
  const { seanceId, revision, nature, jour, heure, dureeMinutes, lieu, visio } = input;
  await takeSeance(db, viewer, seanceId);
  const written = await db.$executeRaw`
    update seance set nature = ${nature}::nature_seance, debut = ${instantOf(jour, heure).toISOString()}::timestamptz,
      duree_minutes = ${dureeMinutes}, lieu = ${lieu}, visio = ${visio ?? null}, revision = revision + 1
    where id = ${seanceId} and revision = ${revision}`;
  if (written === 0) throw new Conflit();
}

/** The steps that belong to the minutes, and go with their words. */
const DU_COMPTE_RENDU: readonly EtatSeance[] = ['approuve', 'publie'];

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
  if (isTenue(etat))
    throw new Refus(`Cette séance est ${etatSeanceLabels.tenue.toLowerCase()} : sa convocation est partie.`);
  const written = await db.$executeRaw`
    update seance set convocation = ${convocation}, revision = revision + 1 where id = ${seanceId} and revision = ${revision}`;
  if (written === 0) throw new Conflit();
}
