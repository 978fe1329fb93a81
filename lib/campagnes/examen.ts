import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import type { ViewerDb, WriteDb } from '@/lib/db';
import { Conflit, Introuvable, Refus } from '@/lib/errors';
import { formatHeure } from '@/lib/format';
import type { repondreCorrectionInput, retournerLignesInput, validerLignesInput } from './input';

/** What was examined, and a sentence for each line left because somebody came first. */
export type Examen = { codes: string[]; restes: string[] };

/** Validates the lines still last and unexamined. Refuses anyone but the cellule; a conflict when none is left to validate. */
export function validateLignes(
  db: ViewerDb,
  viewer: Viewer,
  { avancementId }: z.output<typeof validerLignesInput>,
  today: Jour,
): Promise<Examen> {
  return examine(db, viewer, { ids: avancementId, suite: 'valide', motif: null }, today);
}

/** Returns the lines still last and unexamined to their EPCI, with the reason. Refuses as validateLignes does. */
export function returnLignes(
  db: ViewerDb,
  viewer: Viewer,
  { avancementId, motif }: z.output<typeof retournerLignesInput>,
  today: Jour,
): Promise<Examen> {
  return examine(db, viewer, { ids: avancementId, suite: 'retourne', motif }, today);
}

/** Why lines can no longer be examined: « 1-A-1 : déjà validée par Julien Roustan, à 10:42 ». */
export async function readRestes(db: ViewerDb, ids: readonly number[], today: Jour): Promise<string[]> {
  type Reste = { code: string; suite: string | null; quand: Date | null; auteur: string | null };
  const rows = await db.$queryRaw<Reste[]>`
    select v.code, case when plus.id is null then s.suite::text end as suite, coalesce(plus.created_at, s.created_at) as quand,
      u.prenom || ' ' || u.nom as auteur
    from avancement_epci l
    join action a on a.id = l.action_id
    join action_version v on v.id = a.version_id
    left join suite_avancement s on s.avancement_id = l.id
    left join lateral (select x.id, x.created_at, x.auteur_id from avancement_epci x
      where x.action_id = l.action_id and x.epci_id = l.epci_id and x.id > l.id order by x.id desc limit 1) plus on true
    left join utilisateur u on u.id = coalesce(plus.auteur_id, s.auteur_id)
    where l.id = any(${ids}::int[]) and (plus.id is not null or s.avancement_id is not null)
    order by v.code`;
  return rows.map(({ code, suite, quand, auteur }) => {
    const quoi = suite === 'valide' ? 'déjà validée' : suite === 'retourne' ? 'déjà retournée' : 'transmise à nouveau';
    return `${code} : ${quoi} par ${auteur ?? 'quelqu’un'}, ${formatHeure(quand!, new Date(`${today}T12:00:00Z`))}`;
  });
}

/** Answers a correction asked for: accepted, the line goes back to its EPCI; refused, the reason is said. */
export async function answerCorrection(
  db: WriteDb,
  viewer: Viewer,
  { demandeId, reponse, motif }: z.output<typeof repondreCorrectionInput>,
): Promise<void> {
  const [demande] = await db.$queryRaw<{ schemaId: number; epciId: number }[]>`
    select schema_id as "schemaId", epci_id as "epciId" from demande_correction where id = ${demandeId}`;
  if (!demande) throw new Introuvable('Cette demande n’existe pas, ou ne vous est pas ouverte.');
  if (!can(viewer, 'repondre', 'remontee', demande)) throw new Refus(SEULE_LA_CELLULE);
  // a newer line validated meanwhile leaves nothing to correct
  const written = await db.$executeRaw`
    insert into reponse_correction (demande_id, schema_id, epci_id, is_acceptee, motif, auteur_id)
    select d.id, d.schema_id, d.epci_id, ${reponse === 'accepter'}, ${motif || null}, ${viewer.id}
    from demande_correction d join suivi_epci se on se.avancement_id = d.avancement_id
    where d.id = ${demandeId}
    on conflict (demande_id) do nothing`;
  if (written === 0) throw new Conflit();
}

/** What became of a correction asked for, for who was answering it too. */
export async function readReponse(db: ViewerDb, demandeId: number, today: Jour): Promise<string[]> {
  const [row] = await db.$queryRaw<{ isAcceptee: boolean; quand: Date; auteur: string | null }[]>`
    select r.is_acceptee as "isAcceptee", r.created_at as quand, u.prenom || ' ' || u.nom as auteur
    from reponse_correction r left join utilisateur u on u.id = r.auteur_id where r.demande_id = ${demandeId}`;
  if (!row) return ['Une nouvelle ligne a été validée depuis : il n’y a plus rien à corriger.'];
  const quoi = row.isAcceptee ? 'acceptée' : 'refusée';
  const quand = formatHeure(row.quand, new Date(`${today}T12:00:00Z`));
  return [`Demande déjà ${quoi} par ${row.auteur ?? 'quelqu’un'}, ${quand}.`];
}

export const SEULE_LA_CELLULE = 'Seule la cellule de ce schéma peut faire cela.';

type Suite = { ids: readonly number[]; suite: 'valide' | 'retourne'; motif: string | null };
type Ligne = { id: number; code: string; schemaId: number; epciId: number };

async function examine(db: ViewerDb, viewer: Viewer, { ids, suite, motif }: Suite, today: Jour): Promise<Examen> {
  const lignes = await db.$queryRaw<Ligne[]>`
    select l.id, v.code, l.schema_id as "schemaId", l.epci_id as "epciId" from avancement_epci l
    join action a on a.id = l.action_id join action_version v on v.id = a.version_id
    where l.id = any(${ids}::int[]) order by v.code`;
  if (lignes.length < new Set(ids).size) throw new Introuvable('Cette ligne n’existe pas, ou ne vous est pas ouverte.');
  if (!lignes.every((place) => can(viewer, suite === 'valide' ? 'valider' : 'retourner', 'remontee', place)))
    throw new Refus(SEULE_LA_CELLULE);
  // the locks of the triggers, taken first and in one order: what is read after them cannot change before the end
  await db.$queryRaw`
    select pg_advisory_xact_lock(x.action_id, x.epci_id)::text
    from (select action_id, epci_id from avancement_epci where id = any(${ids}::int[]) order by 1, 2 offset 0) x`;
  const done = await db.$queryRaw<{ id: number }[]>`
    insert into suite_avancement (avancement_id, schema_id, epci_id, suite, motif, auteur_id)
    select l.id, l.schema_id, l.epci_id, ${suite}::suite_remontee, ${motif}, ${viewer.id}
    from avancement_epci l
    where l.id = any(${ids}::int[])
      and not exists (select from suite_avancement s where s.avancement_id = l.id)
      and not exists (select from avancement_epci x where x.action_id = l.action_id and x.epci_id = l.epci_id and x.id > l.id)
    returning avancement_id as id`;
  if (done.length === 0) throw new Conflit();
  const isDone = new Set(done.map(({ id }) => id));
  const others = ids.filter((id) => !isDone.has(id));
  return {
    codes: lignes.filter(({ id }) => isDone.has(id)).map(({ code }) => code),
    restes: others.length === 0 ? [] : await readRestes(db, others, today),
  };
}
