import type { z } from 'zod';
import type { Viewer } from '@/lib/access/can';
import { can } from '@/lib/access/can';
import type { ViewerDb, WriteDb } from '@/lib/db';
import { ChampRefuse, Introuvable, Refus } from '@/lib/errors';
import { refuseBeside } from '@/lib/referentiel/garde';
import type { ajouterEffetInput } from './decision-input';
import { takeDecision } from './decisions';
import type { EtatSeance } from './rules';

type Ajoute = z.output<typeof ajouterEffetInput>;

/** Prepares what a decision will do once confirmed; refuses at once what could not be done. Returns the id of the effect. */
export async function addEffet(db: WriteDb, viewer: Viewer, input: Ajoute): Promise<number> {
  const { seance, decision } = await takeDecision(db, viewer, input.decisionId);
  if (input.nature !== 'compte_rendu' && !can(viewer, 'ecrire', 'instance', seance))
    throw new Refus('Une instance locale ne change ni les actions ni les conventions du schéma.');
  const cible = await targetOf(db, input, seance);
  const { avancement, fin, reference, dateEffet, dateFin, annee, suite } = input;
  const contenu = JSON.stringify(
    { avancement, fin, reference, dateEffet, dateFin, annee, suite },
    (_, value: unknown) => (value === null ? undefined : value),
  );
  const [row] = await refuseBeside(
    db.$queryRaw<{ id: number }[]>`
      insert into decision_effet (decision_id, schema_id, nature, action_id, convention_id, seance_id, jalon_id, contenu)
      values (${decision.id}, ${decision.schemaId}, ${input.nature}::nature_effet, ${cible.actionId ?? null}, ${cible.conventionId ?? null},
        ${cible.seanceId ?? null}, ${cible.jalonId ?? null}, ${contenu}::jsonb) returning id`,
    [
      [/decision_effet_action_id/, 'actionId', 'Cette action n’est pas de ce schéma.'],
      [/decision_effet_convention_id/, 'conventionId', 'Cette convention n’est pas de ce schéma.'],
    ],
  );
  return row!.id;
}

/** Takes off an effect of a decision that is not confirmed. */
export async function removeEffet(db: WriteDb, viewer: Viewer, effetId: number): Promise<void> {
  const [row] = await db.$queryRaw<
    { decisionId: number }[]
  >`select decision_id as "decisionId" from decision_effet where id = ${effetId}`;
  if (!row) throw new Introuvable();
  await takeDecision(db, viewer, row.decisionId);
  await db.$executeRaw`delete from decision_effet where id = ${effetId}`;
}

type Cible = { actionId?: number; conventionId?: number; seanceId?: number; jalonId?: number };
type Lieu = { id: number; instanceId: number; schemaId: number };

async function targetOf(db: ViewerDb, input: Ajoute, lieu: Lieu): Promise<Cible> {
  switch (input.nature) {
    case 'statut':
      return { actionId: await takeAction(db, lieu, input.actionId!, 'active') };
    case 'retrait':
      return { actionId: await takeAction(db, lieu, input.actionId!, 'active') };
    case 'retablissement':
      return { actionId: await takeAction(db, lieu, input.actionId!, 'retiree') };
    case 'jalon':
      return takeJalon(db, lieu, input.jalonId!);
    case 'renegociation':
    case 'evaluation':
      return { conventionId: await takeConvention(db, lieu, input.conventionId!) };
    case 'compte_rendu':
      return { seanceId: await takeRendue(db, lieu, input.seanceVisee!) };
  }
}

async function takeAction(db: ViewerDb, { schemaId }: Lieu, id: number, etat: 'active' | 'retiree'): Promise<number> {
  const [row] = await db.$queryRaw<{ etat: string }[]>`
    select etat::text as etat from action where id = ${id} and schema_id = ${schemaId}`;
  if (!row) throw new ChampRefuse('actionId', 'Cette action n’est pas de ce schéma.');
  if (row.etat !== etat)
    throw new ChampRefuse(
      'actionId',
      etat === 'active' ? 'Cette action n’est plus suivie.' : 'Cette action n’est pas retirée.',
    );
  return id;
}

async function takeJalon(db: ViewerDb, { schemaId }: Lieu, id: number): Promise<Cible> {
  const [row] = await db.$queryRaw<{ actionId: number }[]>`
    select j.action_id as "actionId" from jalon j join action a on a.id = j.action_id
    join jalon_version v on v.jalon_id = j.id and v.version_id = a.version_id
    where j.id = ${id} and j.schema_id = ${schemaId} and a.etat = 'active'`;
  if (!row) throw new ChampRefuse('jalonId', 'Ce jalon n’est plus d’une action suivie.');
  return { jalonId: id, actionId: row.actionId };
}

async function takeConvention(db: ViewerDb, { schemaId }: Lieu, id: number): Promise<number> {
  const [row] = await db.$queryRaw<{ etat: string }[]>`
    select etat::text as etat from convention where id = ${id} and schema_id = ${schemaId}`;
  if (!row) throw new ChampRefuse('conventionId', 'Cette convention n’est pas de ce schéma.');
  if (!['signee', 'echue', 'resiliee'].includes(row.etat))
    throw new ChampRefuse('conventionId', 'Cette convention n’est pas encore signée.');
  return id;
}

async function takeRendue(db: ViewerDb, { id: seanceId, instanceId }: Lieu, id: number): Promise<number> {
  const [row] = await db.$queryRaw<{ etat: EtatSeance }[]>`
    select etat::text as etat from seance where id = ${id} and instance_id = ${instanceId} and id <> ${seanceId}`;
  if (!row) throw new ChampRefuse('seanceVisee', 'Cette séance n’est pas une autre séance de cette instance.');
  if (row.etat !== 'diffuse')
    throw new ChampRefuse('seanceVisee', 'Seul un compte rendu diffusé, pas encore approuvé, s’approuve.');
  return id;
}
