import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import type { ViewerDb, WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, Introuvable, Refus } from '@/lib/errors';
import { refuseBeside } from '@/lib/referentiel/garde';
import type { decisionInput, enregistrerDecisionInput, suivreDecisionInput } from './decision-input';
import { applyEffets, cancelEffets } from './effets';
import { takeSeance, type SeancePrise } from './garde';
import { numeroDecision, refuseConfirmation } from './rules';

const ETRANGERS: [RegExp, string, string][] = [
  [/decision_point_id/, 'pointId', 'Ce point n’est pas de cette séance.'],
  [/decision_responsable_id/, 'responsableId', 'Cette organisation n’existe pas.'],
  [/decision_annule_id_key/, 'annuleId', 'Une autre décision annule déjà celle-ci.'],
  [/decision_annule_id/, 'annuleId', 'Cette décision n’existe pas.'],
];

/** Writes a decision that is not confirmed yet; returns its id and its new revision. */
export async function saveDecision(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof enregistrerDecisionInput>,
): Promise<{ id: number; revision: number }> {
  const { seanceId, decisionId, revision, nature, texte, responsable } = input;
  const { schemaId } = await takeSeance(db, viewer, seanceId);
  const { pointId = null, responsableId = null, echeance = null, annuleId = null } = input;
  if (annuleId) await refuseAnnulation(db, schemaId, annuleId);
  const rows = await refuseBeside(
    decisionId
      ? db.$queryRaw<{ id: number; revision: number }[]>`
          update decision set point_id = ${pointId}, nature = ${nature}::nature_decision, texte = ${texte}, responsable_id = ${responsableId},
            responsable = ${responsable}, echeance = ${echeance}::date, annule_id = ${annuleId}, revision = revision + 1
          where id = ${decisionId} and seance_id = ${seanceId} and revision = ${revision ?? 0} returning id, revision`
      : db.$queryRaw<{ id: number; revision: number }[]>`
          insert into decision (schema_id, seance_id, point_id, nature, texte, responsable_id, responsable, echeance, annule_id)
          values (${schemaId}, ${seanceId}, ${pointId}, ${nature}::nature_decision, ${texte}, ${responsableId}, ${responsable},
            ${echeance}::date, ${annuleId}) returning id, revision`,
    ETRANGERS,
  );
  if (!rows[0]) throw new Conflit();
  return rows[0];
}

async function refuseAnnulation(db: ViewerDb, schemaId: number, id: number): Promise<void> {
  const [row] = await db.$queryRaw<{ isConfirmee: boolean }[]>`
    select confirmee_le is not null as "isConfirmee" from decision where id = ${id} and schema_id = ${schemaId}`;
  if (!row) throw new ChampRefuse('annuleId', 'Cette décision n’existe pas.');
  if (!row.isConfirmee) throw new ChampRefuse('annuleId', 'Seule une décision confirmée s’annule.');
}

type Prise = {
  id: number;
  seanceId: number;
  schemaId: number;
  texte: string;
  annuleId: number | null;
  isAttribuee: boolean;
  isDatee: boolean;
  /** Whether it changes something by itself. */
  agit: boolean;
};

/** The decision as stored with its meeting, once the person is known to hold it. */
export async function takeDecision(
  db: ViewerDb,
  viewer: Viewer,
  id: number,
): Promise<{ decision: Prise; seance: SeancePrise }> {
  const [decision] = await db.$queryRaw<Prise[]>`
    select id, seance_id as "seanceId", schema_id as "schemaId", texte, annule_id as "annuleId",
      responsable_id is not null or responsable is not null as "isAttribuee", echeance is not null as "isDatee",
      annule_id is not null or exists (select from decision_effet f where f.decision_id = decision.id) as agit
    from decision where id = ${id}`;
  if (!decision) throw new Introuvable('Cette décision n’existe pas, ou ne vous est pas ouverte.');
  return { decision, seance: await takeSeance(db, viewer, decision.seanceId) };
}

/** Takes off a decision that was never confirmed. */
export async function removeDecision(
  db: WriteDb,
  viewer: Viewer,
  { decisionId, revision }: z.output<typeof decisionInput>,
): Promise<void> {
  await takeDecision(db, viewer, decisionId);
  const gone = await db.$executeRaw`delete from decision where id = ${decisionId} and revision = ${revision}`;
  if (gone === 0) throw new Conflit();
}

/**
 * Confirms a decision: it takes the next number of its body's year, its effects are applied and those of the decision it
 * cancels are undone, all or nothing. One that nobody answers for is done by that alone. Returns the number as it is said.
 */
export async function confirmDecision(
  db: WriteDb,
  viewer: Viewer,
  { decisionId, revision }: z.output<typeof decisionInput>,
  today: Jour,
): Promise<string> {
  const { decision, seance } = await takeDecision(db, viewer, decisionId);
  const refus = refuseConfirmation(decision);
  if (refus) throw new Refus(refus);
  const [row] = await db.$queryRaw<{ annee: number; numero: number; sigle: string | null }[]>`
    update decision set confirmee_le = acces.maintenant(), revision = revision + 1
    where id = ${decisionId} and revision = ${revision} and confirmee_le is null
    returning annee, numero, (select sigle from schema_epci e where e.schema_id = decision.schema_id and e.epci_id = decision.epci_id) as sigle`;
  if (!row) throw new Conflit();
  const numero = numeroDecision(row)!;
  const prise = { id: decision.id, numero, texte: decision.texte, jour: seance.jour };
  if (decision.annuleId) await cancelEffets(db, viewer, decision.annuleId, { prise, today });
  await applyEffets(db, viewer, prise, today);
  if (!decision.isAttribuee)
    await db.$executeRaw`update decision set suivi = 'faite', constat = 'Faite par sa confirmation.' where id = ${decisionId}`;
  return numero;
}

/** Says where a confirmed decision is; who holds the meeting, or the référent of the EPCI that answers for it. */
export async function followDecision(
  db: WriteDb,
  viewer: Viewer,
  { decisionId, revision, suivi, constat }: z.output<typeof suivreDecisionInput>,
): Promise<void> {
  const [row] = await db.$queryRaw<{ schemaId: number; isSuivie: boolean; isConfirmee: boolean }[]>`
    select schema_id as "schemaId", confirmee_le is not null as "isConfirmee",
      id in (select acces.decisions_suivies()) as "isSuivie" from decision where id = ${decisionId}`;
  if (!row) throw new Introuvable('Cette décision n’existe pas, ou ne vous est pas ouverte.');
  if (!can(viewer, 'suivre', 'decision', row) || !row.isSuivie)
    throw new Refus('Cette décision est suivie par qui tient l’instance, ou par le référent de l’EPCI qui en répond.');
  if (!row.isConfirmee) throw new Refus('Une décision se suit une fois confirmée.');
  const written = await db.$executeRaw`
    update decision set suivi = ${suivi}::suivi_decision, constat = ${constat}, revision = revision + 1
    where id = ${decisionId} and revision = ${revision}`;
  if (written === 0) throw new Conflit();
}

/** The confirmed decisions of a scheme whose progress this person may report. */
export async function listSuivies(db: ViewerDb, schemaId: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    select id from decision where schema_id = ${schemaId} and confirmee_le is not null and id in (select acces.decisions_suivies())`;
  return rows.map(({ id }) => id);
}
