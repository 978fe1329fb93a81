import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import type { ViewerDb, WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, Introuvable, Refus } from '@/lib/errors';
import { formatHeure } from '@/lib/format';
import type { Avancement } from '@/lib/suivi/rules';
import { changementOf, type Dit } from './changement';
import { SEULE_LA_CELLULE } from './examen';
import type { saisirPourCompteInput } from './input';
import { refuseSaisie } from './rules';

type Input = z.output<typeof saisirPourCompteInput>;

/**
 * Says in the name of an EPCI without référent where an action stands; the line is validated at once and marked so. The
 * database refuses it when the EPCI has a référent. A conflict when somebody wrote on this cell since it was read.
 */
export async function writePourCompte(db: WriteDb, viewer: Viewer, input: Input): Promise<{ code: string }> {
  const { actionId, epciId, avancement } = input;
  const [cell] = await db.$queryRaw<{ schemaId: number; code: string }[]>`
    select a.schema_id as "schemaId", v.code from action a join action_version v on v.id = a.version_id
    join schema_epci se on se.schema_id = a.schema_id and se.epci_id = ${epciId}
    where a.id = ${actionId} and a.schema_id = ${input.schemaId}`;
  if (!cell) throw new Introuvable('Cette ligne n’existe pas, ou ne vous est pas ouverte.');
  const { schemaId, code } = cell;
  if (!can(viewer, 'saisir_pour', 'remontee', { schemaId, epciId })) throw new Refus(SEULE_LA_CELLULE);
  await db.$queryRaw`select pg_advisory_xact_lock(${actionId}::int, ${epciId}::int)::text`;
  const derniere = await readDerniere(db, input);
  if ((derniere?.id ?? 0) !== input.derniereId) throw new Conflit();
  if (derniere && !derniere.suite)
    throw new Refus('Une ligne transmise attend d’être examinée : validez-la ou retournez-la d’abord.');
  const validee = await readValidee(db, input);
  const erreurs = refuseSaisie(input, validee && saisieOf(validee));
  for (const [champ, message] of Object.entries(erreurs)) throw new ChampRefuse(champ, message);
  const dit: Dit = {
    avancement,
    commentaire: input.commentaire || null,
    difficulte: input.difficulte || null,
    preuve: input.preuve || null,
  };
  const [ligne] = await db.$queryRaw<{ id: number }[]>`
    insert into avancement_epci (action_id, epci_id, schema_id, avancement, commentaire, difficulte, preuve, is_inchange, is_pour_compte, auteur_id)
    values (${actionId}, ${epciId}, ${schemaId}, ${avancement}::avancement, ${dit.commentaire}, ${dit.difficulte}, ${dit.preuve},
      ${changementOf(dit, validee) === 'inchange'}, true, ${viewer.id})
    returning id`;
  await db.$executeRaw`
    insert into suite_avancement (avancement_id, schema_id, epci_id, suite, auteur_id)
    values (${ligne!.id}, ${schemaId}, ${epciId}, 'valide', ${viewer.id})`;
  return { code };
}

/** The last thing written on a cell, for who was writing on it too. */
export type Derniere = {
  id: number;
  avancement: Avancement;
  commentaire: string | null;
  quand: string;
  auteur: string;
};

/** The last line of the cell with who wrote it and when, in words; null when there is none, or it is not theirs to see. */
export async function readActuelle(
  db: ViewerDb,
  { actionId, epciId }: Pick<Input, 'actionId' | 'epciId'>,
  today: Jour,
): Promise<Derniere | null> {
  const [row] = await db.$queryRaw<(Omit<Derniere, 'quand'> & { quand: Date })[]>`
    select l.id, l.avancement::text as avancement, l.commentaire, l.created_at as quand,
      coalesce(u.prenom || ' ' || u.nom, 'quelqu’un') as auteur
    from avancement_epci l left join utilisateur u on u.id = l.auteur_id
    where l.action_id = ${actionId} and l.epci_id = ${epciId} order by l.id desc limit 1`;
  return row ? { ...row, quand: formatHeure(row.quand, new Date(`${today}T12:00:00Z`)) } : null;
}

async function readDerniere(db: ViewerDb, { actionId, epciId }: Input) {
  const [row] = await db.$queryRaw<{ id: number; suite: string | null }[]>`
    select l.id, s.suite::text as suite from avancement_epci l left join suite_avancement s on s.avancement_id = l.id
    where l.action_id = ${actionId} and l.epci_id = ${epciId} order by l.id desc limit 1`;
  return row;
}

async function readValidee(db: ViewerDb, { actionId, epciId }: Input): Promise<Dit | null> {
  const [row] = await db.$queryRaw<Dit[]>`
    select l.avancement::text as avancement, l.commentaire, l.difficulte, l.preuve
    from suivi_epci se join avancement_epci l on l.id = se.avancement_id
    where se.action_id = ${actionId} and se.epci_id = ${epciId}`;
  return row ?? null;
}

function saisieOf({ avancement, commentaire, difficulte, preuve }: Dit) {
  return { avancement, commentaire: commentaire ?? '', difficulte: difficulte ?? '', preuve: preuve ?? '' };
}
