import type { z } from 'zod';
import type { Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import type { ViewerDb, WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, Refus } from '@/lib/errors';
import { takeSeance, takeSeanceEnCours } from './garde';
import { instantOf } from './horaire';
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
  if (jour !== avant) await refuseJour(db, { instanceId, seanceId, jour, avant });
  const written = await db.$executeRaw`
    update seance set nature = ${nature}::nature_seance, debut = ${instantOf(jour, heure).toISOString()}::timestamptz,
      duree_minutes = ${dureeMinutes}, lieu = ${lieu}, visio = ${visio ?? null}, revision = revision + 1
    where id = ${seanceId} and revision = ${revision}`;
  if (written === 0) throw new Conflit();
}

type Deplacee = { instanceId: number; seanceId: number; jour: Jour; avant: Jour };

/** Refuses a day on which the body did not exist or meets already, and another year for what is already numbered. */
async function refuseJour(db: ViewerDb, { instanceId, seanceId, jour, avant }: Deplacee): Promise<void> {
  const [row] = await db.$queryRaw<{ isHors: boolean; isPrise: boolean; isNumerotee: boolean }[]>`
    select (i.creee_le > ${jour}::date or i.fin_le < ${jour}::date) is true as "isHors",
      exists (select from seance s where s.instance_id = i.id and s.id <> ${seanceId} and s.etat <> 'annulee'
        and (s.debut at time zone 'Europe/Paris')::date = ${jour}::date) as "isPrise",
      exists (select from decision d where d.seance_id = ${seanceId} and d.confirmee_le is not null) as "isNumerotee"
    from instance i where i.id = ${instanceId}`;
  if (row?.isHors) throw new ChampRefuse('jour', 'Cette instance n’existe pas à cette date.');
  if (row?.isPrise) throw new ChampRefuse('jour', 'Cette instance a déjà une séance ce jour-là.');
  if (row?.isNumerotee && jour.slice(0, 4) !== avant.slice(0, 4))
    throw new ChampRefuse(
      'jour',
      `Ses décisions sont numérotées en ${avant.slice(0, 4)} : elle reste dans cette année.`,
    );
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
