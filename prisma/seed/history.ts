import { differenceInCalendarDays, parseISO } from 'date-fns';
import type pg from 'pg';
import { dayOf, play } from './agenda.ts';
import { daysBefore } from './days.ts';
import { insertId, insertRows } from './insert.ts';
import { decisionOf } from './plan.ts';
import { histoire, type Evenement } from './schema04/index.ts';
import type { Scheme } from './scheme.ts';

type Context = { scheme: Scheme; anchor: string; authors: Record<Evenement['auteur'], number> };
type Refs = Map<string, number>;

/**
 * Writes the history event by event, in the order of its days over all actions, each at an hour of its day, so that the
 * database's own rules build what the board reads, as they would have day after day.
 */
export async function insertHistory(client: pg.Client, context: Context): Promise<void> {
  const refs: Refs = new Map();
  const moments = histoire.map((event) => ({
    ilYA: ilYAOf(context, event),
    write: ({ day }: { day: string }) => insertEvent(client, context, refs, event, day),
  }));
  await play({ client, ...context }, moments);
}

// what a decision did was done on the day it was taken
function ilYAOf(context: Context, event: Evenement): number {
  if (event.nature !== 'retrait') return event.ilYA;
  return differenceInCalendarDays(parseISO(context.anchor), parseISO(retraitOf(context, event.action).jour));
}

function retraitOf(context: Context, action: string) {
  return decisionOf(context, (effet) => effet.nature === 'retrait' && effet.action === action);
}

async function insertEvent(
  client: pg.Client,
  context: Context,
  refs: Refs,
  event: Evenement,
  day: string,
): Promise<void> {
  const action = context.scheme.actions.get(event.action);
  if (!action) throw new Error(`L'histoire parle de « ${event.action} », qui n'existe pas`);
  const common = { schema_id: context.scheme.id, auteur_id: context.authors[event.auteur] };
  const about = { ...common, action_id: action.id, date_effet: day };
  switch (event.nature) {
    case 'decision': {
      const { nature, avancement, commentaire } = event;
      const id = await insertId(client, 'statut', { ...about, nature, avancement, commentaire });
      if (event.ref) keep(refs, event.ref, id);
      return;
    }
    case 'confirmation':
      return void (await insertId(client, 'statut', { ...about, nature: 'confirmation' }));
    case 'correction': {
      const { nature, avancement, commentaire } = event;
      const corrected = { corrige_id: recall(refs, event.corrige), date_effet: dayOf(context, event.ilYAEffet) };
      return void (await insertId(client, 'statut', { ...about, ...corrected, nature, avancement, commentaire }));
    }
    case 'blocage': {
      const { motif, condition, responsable } = event;
      return keep(refs, event.ref, await insertId(client, 'blocage', { ...about, motif, condition, responsable }));
    }
    case 'levee': {
      const blocage = recall(refs, event.blocage);
      return insertRows(client, 'levee_blocage', [
        { ...common, blocage_id: blocage, date_effet: day, commentaire: event.commentaire },
      ]);
    }
    case 'jalon_fait': {
      const jalon = action.jalons[event.jalon];
      if (!jalon) throw new Error(`L'action ${event.action} n'a pas de jalon ${event.jalon}`);
      const own = jalon.fin < day ? jalon.fin : day;
      const faitLe = event.ilYAFait === null ? own : daysBefore(context.anchor, event.ilYAFait);
      const row = { ...common, jalon_id: jalon.id, fait_le: faitLe, commentaire: event.commentaire };
      return void (await insertId(client, 'jalon_realisation', row));
    }
    case 'retrait':
      return withdraw(client, action.id, {
        day,
        auteurId: common.auteur_id,
        decision: `Décision ${retraitOf(context, event.action).numero}`,
        motif: event.motif,
      });
  }
}

type Withdrawal = { day: string; auteurId: number; decision: string; motif: string };

/** Adds a version that says the action is withdrawn and repeats everything else of the one before. */
async function withdraw(
  client: pg.Client,
  actionId: number,
  { day, auteurId, decision, motif }: Withdrawal,
): Promise<void> {
  const { rows } = await client.query<{ id: number; previous: number }>(
    `insert into action_version (action_id, schema_id, numero, date_effet, auteur_id, decision, motif, etat, fiche_id, code, titre, resume,
       porteur, is_porteur_a_designer, partenaires, lieux, financements, liens_schemas, is_departementale, is_texte_non_repris)
     select action_id, schema_id, numero + 1, $2, $3, $4, $5, 'retiree', fiche_id, code, titre, resume,
       porteur, is_porteur_a_designer, partenaires, lieux, financements, liens_schemas, is_departementale, is_texte_non_repris
     from action_version where id = (select version_id from action where id = $1)
     returning id, (select version_id from action where id = $1) as previous`,
    [actionId, day, auteurId, decision, motif],
  );
  const { id, previous } = rows[0]!;
  for (const [table, columns] of [
    ['action_version_epci', 'schema_id, epci_id'],
    ['action_version_facette', 'schema_id, facette_id'],
    ['jalon_version', 'jalon_id, schema_id, libelle, debut, fin'],
  ]) {
    await client.query(
      `insert into ${table} (version_id, ${columns}) select $1, ${columns} from ${table} where version_id = $2`,
      [id, previous],
    );
  }
}

function keep(refs: Refs, ref: string, id: number): void {
  if (refs.has(ref)) throw new Error(`Deux entrées de l'histoire s'appellent « ${ref} »`);
  refs.set(ref, id);
}

function recall(refs: Refs, ref: string): number {
  const id = refs.get(ref);
  if (id === undefined) throw new Error(`L'histoire renvoie à « ${ref} », qu'elle n'a pas encore raconté`);
  return id;
}
