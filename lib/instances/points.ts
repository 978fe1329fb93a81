import type { z } from 'zod';
import type { Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import { Prisma, type ViewerDb, type WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, Introuvable, Refus } from '@/lib/errors';
import { formatListe } from '@/lib/format';
import { refuseBeside } from '@/lib/referentiel/garde';
import { takeSeanceEnCours } from './garde';
import { LIENS, writeLiens, type Liens } from './liens';
import { listPropositions } from './propositions';
import type { NaturePoint } from './rules';
import type { enregistrerPointInput, ordonnerPointsInput, retablirPointInput, retirerPointInput } from './seance-input';

/** Adds a point at the end of the agenda, or writes one again with what it is about; returns its id. */
export async function savePoint(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof enregistrerPointInput>,
): Promise<number> {
  const { seanceId, pointId, revision = 0, nature, intitule, dureeMinutes, rapporteur } = input;
  const { schemaId } = await takeSeanceEnCours(db, viewer, seanceId);
  const gardes = readLiens(input.lien);
  const liens = {
    indicateur: [...(gardes.indicateur ?? []), ...input.indicateur],
    document: [...(gardes.document ?? []), ...input.document],
    action: [...(gardes.action ?? []), ...(await findCodes(db, schemaId, 'actions', input.actions))],
    convention: [...(gardes.convention ?? []), ...(await findCodes(db, schemaId, 'conventions', input.conventions))],
  };
  if (!pointId) return (await addPoint(db, viewer, { ...input, liens })).id;
  const written = await db.$executeRaw`
    update point_seance set nature = ${nature}::nature_point, intitule = ${intitule}, duree_minutes = ${dureeMinutes},
      rapporteur = ${rapporteur}, revision = revision + 1
    where id = ${pointId} and seance_id = ${seanceId} and revision = ${revision}`;
  if (written === 0) throw new Conflit();
  await db.$executeRaw`delete from point_lien where point_id = ${pointId}`;
  await writeLiens(db, pointId, liens);
  return pointId;
}

function readLiens(ecrits: readonly string[]): Liens {
  const couples = ecrits.map((lien) => lien.split(':') as [(typeof LIENS)[number], string]);
  return Object.fromEntries(
    LIENS.map((objet) => [objet, couples.flatMap(([nature, id]) => (nature === objet ? Number(id) : []))]),
  );
}

/** The ids of what was typed; refuses beside the field what the scheme does not hold. */
async function findCodes(
  db: ViewerDb,
  schemaId: number,
  champ: 'actions' | 'conventions',
  codes: string[],
): Promise<number[]> {
  if (codes.length === 0) return [];
  const cherches = codes.map((code) => code.toLowerCase());
  const rows = await db.$queryRaw<{ id: number; code: string }[]>(
    champ === 'actions'
      ? Prisma.sql`select id, lower(code) as code from action where schema_id = ${schemaId} and etat in ('active', 'retiree')
          and lower(code) = any (${cherches}::text[])`
      : Prisma.sql`select id, lower(reference) as code from convention where schema_id = ${schemaId}
          and lower(reference) = any (${cherches}::text[])`,
  );
  const absents = codes.filter((code) => !rows.some((row) => row.code === code.toLowerCase()));
  if (absents.length > 0)
    throw new ChampRefuse(
      champ,
      `${formatListe(absents)} : ce schéma n’en a pas. Écrivez par exemple ${champ === 'actions' ? '3-B-2' : 'CAD-06'}.`,
    );
  return rows.map(({ id }) => id);
}

type Nouveau = {
  seanceId: number;
  nature: NaturePoint;
  intitule: string;
  dureeMinutes: number;
  rapporteur: string | null;
  liens: Liens;
  /** Its rank; the last one by default. */
  ordre?: number;
  /** The proposal it comes from, and why it was made. */
  proposition?: string | null;
  motif?: string | null;
};

/** Adds a point with what it is about; a proposal already on the agenda is refused. */
export async function addPoint(
  db: WriteDb,
  viewer: Viewer,
  nouveau: Nouveau,
): Promise<{ id: number; revision: number }> {
  const { seanceId, nature, intitule, dureeMinutes, rapporteur, liens } = nouveau;
  const { ordre = null, proposition = null, motif = null } = nouveau;
  const { schemaId } = await takeSeanceEnCours(db, viewer, seanceId);
  await db.$queryRaw`select 1 from seance where id = ${seanceId} for update`;
  if (ordre !== null)
    await db.$executeRaw`update point_seance set ordre = ordre + 1 where seance_id = ${seanceId} and ordre >= ${ordre}`;
  const [row] = await refuseBeside(
    db.$queryRaw<{ id: number; revision: number }[]>`
      insert into point_seance (seance_id, schema_id, ordre, nature, intitule, duree_minutes, rapporteur, proposition, motif)
      select ${seanceId}, ${schemaId}, coalesce(${ordre}::int, max(ordre) + 1, 1), ${nature}::nature_point, ${intitule},
        ${dureeMinutes}::int, ${rapporteur}, ${proposition}, ${motif} from point_seance where seance_id = ${seanceId}
      returning id, revision`,
    [[/point_seance_seance_id_proposition_key/, '_', 'Ce point est déjà à l’ordre du jour.']],
  );
  await writeLiens(db, row!.id, liens);
  return row!;
}

/** Puts the points of a meeting in that order, whole, unless somebody has changed the agenda that was on the page. */
export async function orderPoints(
  db: WriteDb,
  viewer: Viewer,
  { seanceId, avant, point }: z.output<typeof ordonnerPointsInput>,
): Promise<void> {
  await takeSeanceEnCours(db, viewer, seanceId);
  await db.$queryRaw`select 1 from seance where id = ${seanceId} for update`;
  const rows = await db.$queryRaw<{ id: number }[]>`
    select id from point_seance where seance_id = ${seanceId} order by ordre, id`;
  const isMeme = rows.map(({ id }) => id).join() === avant.join();
  if (!isMeme || rows.length !== point.length || rows.some(({ id }) => !point.includes(id))) throw new Conflit();
  await db.$executeRaw`
    update point_seance p set ordre = o.rang from unnest(${point}::int[]) with ordinality as o (id, rang)
    where p.id = o.id and p.ordre <> o.rang`;
}

/** Takes a point off; refuses one on which something was said or decided. */
export async function removePoint(
  db: WriteDb,
  viewer: Viewer,
  { pointId, revision }: z.output<typeof retirerPointInput>,
): Promise<void> {
  const [row] = await db.$queryRaw<{ seanceId: number; isEcrit: boolean }[]>`
    select seance_id as "seanceId", (exists (select from note_seance n where n.point_id = p.id)
      or exists (select from decision d where d.point_id = p.id)) as "isEcrit" from point_seance p where id = ${pointId}`;
  if (!row) throw new Introuvable();
  await takeSeanceEnCours(db, viewer, row.seanceId);
  if (row.isEcrit) throw new Refus('Ce point porte des notes ou des décisions : il reste à l’ordre du jour.');
  await db.$executeRaw`update seance set point_courant_id = null where id = ${row.seanceId} and point_courant_id = ${pointId}`;
  const gone = await db.$executeRaw`delete from point_seance where id = ${pointId} and revision = ${revision}`;
  if (gone === 0) throw new Conflit();
}

/** Puts back a point just taken off, at its rank; it is again the accepted proposal it was, as long as the fact stands. */
export async function restorePoint(
  db: WriteDb,
  viewer: Viewer,
  { lien, proposition, ...point }: z.output<typeof retablirPointInput>,
  today: Jour,
): Promise<void> {
  const seance = await takeSeanceEnCours(db, viewer, point.seanceId);
  const proposees = proposition ? await listPropositions(db, { ...seance, seanceId: seance.id }, today) : [];
  const proposee = proposees.find(({ cle }) => cle === proposition);
  await addPoint(db, viewer, {
    ...{ ...point, liens: readLiens(lien) },
    ...{ proposition: proposee?.cle ?? null, motif: proposee?.pourquoi ?? null },
  });
}
