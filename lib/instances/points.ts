import type { z } from 'zod';
import type { Viewer } from '@/lib/access/can';
import { Prisma, type WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, Introuvable, Refus } from '@/lib/errors';
import { formatListe } from '@/lib/format';
import { refuseBeside } from '@/lib/referentiel/garde';
import { takeSeance } from './garde';
import type { NaturePoint } from './rules';
import type { enregistrerPointInput, ordonnerPointsInput, retirerPointInput } from './seance-input';

const LIENS = ['action', 'convention', 'indicateur', 'document'] as const;
export type Liens = Partial<Record<(typeof LIENS)[number], number[]>>;
const ETRANGERS: [RegExp, string, string][] = LIENS.map((objet) => [
  new RegExp(`point_lien_${objet}_id`),
  objet,
  'Un de ces éléments n’est pas de ce schéma.',
]);

/** Adds a point at the end of the agenda, or writes one again with what it is about; returns its id. */
export async function savePoint(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof enregistrerPointInput>,
): Promise<number> {
  const { seanceId, pointId, revision = 0, nature, intitule, dureeMinutes, rapporteur } = input;
  const { schemaId } = await takeSeance(db, viewer, seanceId);
  const liens = {
    ...{ indicateur: input.indicateur, document: input.document },
    action: await findCodes(db, schemaId, { champ: 'actions', codes: input.actions }),
    convention: await findCodes(db, schemaId, { champ: 'conventions', codes: input.conventions }),
  };
  if (!pointId) return addPoint(db, viewer, { ...input, liens });
  const written = await db.$executeRaw`
    update point_seance set nature = ${nature}::nature_point, intitule = ${intitule}, duree_minutes = ${dureeMinutes},
      rapporteur = ${rapporteur}, revision = revision + 1
    where id = ${pointId} and seance_id = ${seanceId} and revision = ${revision}`;
  if (written === 0) throw new Conflit();
  await db.$executeRaw`delete from point_lien where point_id = ${pointId}`;
  await writeLiens(db, pointId, liens);
  return pointId;
}

type Ecrits = { champ: 'actions' | 'conventions'; codes: string[] };

/** The ids of what was typed; refuses beside the field what the scheme does not hold. */
async function findCodes(db: WriteDb, schemaId: number, { champ, codes }: Ecrits): Promise<number[]> {
  if (codes.length === 0) return [];
  const rows = await db.$queryRaw<{ id: number; code: string }[]>(
    champ === 'actions'
      ? Prisma.sql`select id, lower(code) as code from action where schema_id = ${schemaId} and etat in ('active', 'retiree')
          and lower(code) = any (${codes.map((code) => code.toLowerCase())}::text[])`
      : Prisma.sql`select id, lower(reference) as code from convention where schema_id = ${schemaId}
          and lower(reference) = any (${codes.map((code) => code.toLowerCase())}::text[])`,
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
  /** The proposal it comes from, and why it was made. */
  proposition?: string;
  motif?: string;
};

/** The same for what is already known to be allowed; a proposal already on the agenda is refused. */
export async function addPoint(db: WriteDb, viewer: Viewer, nouveau: Nouveau): Promise<number> {
  const { seanceId, nature, intitule, dureeMinutes, rapporteur, liens, proposition, motif } = nouveau;
  const { schemaId } = await takeSeance(db, viewer, seanceId);
  await db.$queryRaw`select 1 from seance where id = ${seanceId} for update`;
  const [row] = await refuseBeside(
    db.$queryRaw<{ id: number }[]>`
      insert into point_seance (seance_id, schema_id, ordre, nature, intitule, duree_minutes, rapporteur, proposition, motif)
      select ${seanceId}, ${schemaId}, coalesce(max(ordre), 0) + 1, ${nature}::nature_point, ${intitule}, ${dureeMinutes}::int, ${rapporteur},
        ${proposition ?? null}, ${motif ?? null} from point_seance where seance_id = ${seanceId} returning id`,
    [[/point_seance_seance_id_proposition_key/, '_', 'Ce point est déjà à l’ordre du jour.']],
  );
  await writeLiens(db, row!.id, liens);
  return row!.id;
}

async function writeLiens(db: WriteDb, pointId: number, liens: Liens): Promise<void> {
  for (const objet of LIENS) {
    const ids = liens[objet] ?? [];
    if (ids.length === 0) continue;
    await refuseBeside(
      db.$executeRaw`insert into point_lien (point_id, seance_id, schema_id, ${Prisma.raw(`${objet}_id`)})
        select p.id, p.seance_id, p.schema_id, n from point_seance p, (select distinct unnest(${ids}::int[]) n) x where p.id = ${pointId}`,
      ETRANGERS,
    );
  }
}

/** Puts the points of a meeting in that order, whole; refuses a list that is not the one on the page. */
export async function orderPoints(
  db: WriteDb,
  viewer: Viewer,
  { seanceId, point }: z.output<typeof ordonnerPointsInput>,
): Promise<void> {
  await takeSeance(db, viewer, seanceId);
  await db.$queryRaw`select 1 from seance where id = ${seanceId} for update`;
  const rows = await db.$queryRaw<{ id: number }[]>`select id from point_seance where seance_id = ${seanceId}`;
  const isMeme = rows.length === point.length && rows.every(({ id }) => point.includes(id));
  if (!isMeme) throw new Refus('L’ordre du jour a changé entre-temps : la page est à relire.');
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
  await takeSeance(db, viewer, row.seanceId);
  if (row.isEcrit) throw new Refus('Ce point porte des notes ou des décisions : il reste à l’ordre du jour.');
  await db.$executeRaw`update seance set point_courant_id = null where id = ${row.seanceId} and point_courant_id = ${pointId}`;
  const gone = await db.$executeRaw`delete from point_seance where id = ${pointId} and revision = ${revision}`;
  if (gone === 0) throw new ChampRefuse('pointId', 'Ce point a changé entre-temps.');
}
