import type { z } from 'zod';
import type { Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import type { WriteDb } from '@/lib/db';
import { Introuvable } from '@/lib/errors';
import { takeSeanceEnCours } from './garde';
import { addPoint } from './points';
import { listPropositions } from './propositions';
import type { propositionInput } from './seance-input';

type Entree = z.output<typeof propositionInput>;

/** Puts a proposed point on the agenda, with why it was proposed and what it is about; returns the point. */
export async function acceptProposition(
  db: WriteDb,
  viewer: Viewer,
  { seanceId, cle }: Entree,
  today: Jour,
): Promise<{ id: number; revision: number }> {
  const seance = await takeSeanceEnCours(db, viewer, seanceId);
  const proposees = await listPropositions(db, { ...seance, seanceId }, today);
  const proposee = proposees.find((one) => one.cle === cle);
  if (!proposee) throw new Introuvable('Cette proposition n’a plus lieu d’être, ou elle est déjà à l’ordre du jour.');
  const { nature, intitule, dureeMinutes, liens, pourquoi } = proposee;
  return addPoint(db, viewer, {
    ...{ seanceId, nature, dureeMinutes, liens, rapporteur: null, proposition: cle },
    ...{ intitule: intitule.slice(0, 300), motif: pourquoi },
  });
}

/** Puts a proposal aside: the body is not asked about that fact again, unless it is taken back. */
export async function dismissProposition(db: WriteDb, viewer: Viewer, { seanceId, cle }: Entree): Promise<void> {
  const { instanceId, schemaId } = await takeSeanceEnCours(db, viewer, seanceId);
  await db.$executeRaw`
    insert into proposition_ecartee (instance_id, cle, schema_id, seance_id, auteur_id)
    values (${instanceId}, ${cle}, ${schemaId}, ${seanceId}, ${viewer.id}) on conflict do nothing`;
}

/** Takes back what was put aside. */
export async function restoreProposition(db: WriteDb, viewer: Viewer, { seanceId, cle }: Entree): Promise<void> {
  const { instanceId } = await takeSeanceEnCours(db, viewer, seanceId);
  await db.$executeRaw`delete from proposition_ecartee where instance_id = ${instanceId} and cle = ${cle}`;
}
