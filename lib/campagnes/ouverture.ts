import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import type { ViewerDb, WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, Introuvable, Refus } from '@/lib/errors';
import { refuseCampagne } from './calendrier';
import { listCampagnes } from './campagne';
import { SEULE_LA_CELLULE } from './examen';
import type { modifierCampagneInput, ouvrirCampagneInput } from './input';
import type { Campagne } from './rules';

/** Opens the campaign of a year of the scheme. Refuses a year that has one already, and dates out of order. */
export async function openCampagne(
  db: WriteDb,
  viewer: Viewer,
  input: z.output<typeof ouvrirCampagneInput>,
): Promise<void> {
  const { schemaId, annee, ouverture, echeance } = input;
  const periode = await readPeriode(db, schemaId);
  if (!periode) throw new Introuvable('Ce schéma n’existe pas, ou ne vous est pas ouvert.');
  if (!can(viewer, 'ouvrir', 'campagne', { schemaId })) throw new Refus(SEULE_LA_CELLULE);
  refuse(input, { periode, autres: await listCampagnes(db, schemaId) });
  const written = await db.$executeRaw`
    insert into campagne (schema_id, annee, ouverture, echeance, auteur_id)
    values (${schemaId}, ${annee}, ${ouverture}::date, ${echeance}::date, ${viewer.id})
    on conflict (schema_id, annee) do nothing`;
  if (written === 0) throw new ChampRefuse('annee', `La campagne ${annee} existe déjà.`);
}

/** Changes the dates of a campaign. Refuses an opening after its first sent line; a conflict when somebody changed them first. */
export async function changeCampagne(
  db: WriteDb,
  viewer: Viewer,
  { campagneId, revision, ...dates }: z.output<typeof modifierCampagneInput>,
): Promise<void> {
  const [campagne] = await db.$queryRaw<{ schemaId: number; annee: number; premiereLigne: Jour | null }[]>`
    select c.schema_id as "schemaId", c.annee,
      (select min(created_at at time zone 'Europe/Paris')::date::text from avancement_epci where campagne_id = c.id) as "premiereLigne"
    from campagne c where c.id = ${campagneId}`;
  if (!campagne) throw new Introuvable('Cette campagne n’existe pas, ou ne vous est pas ouverte.');
  const { schemaId, annee, premiereLigne } = campagne;
  if (!can(viewer, 'modifier', 'campagne', { schemaId })) throw new Refus(SEULE_LA_CELLULE);
  const periode = (await readPeriode(db, schemaId))!;
  const autres = (await listCampagnes(db, schemaId)).filter(({ id }) => id !== campagneId);
  refuse({ annee, ...dates }, { periode, autres, premiereLigne });
  const written = await db.$executeRaw`
    update campagne set ouverture = ${dates.ouverture}::date, echeance = ${dates.echeance}::date, revision = revision + 1
    where id = ${campagneId} and revision = ${revision}`;
  if (written === 0) throw new Conflit();
}

/** A campaign as it stands, for who was changing it too; null when it is not theirs to see. */
export async function readCampagne(db: ViewerDb, id: number): Promise<Campagne | null> {
  const [campagne] = await db.$queryRaw<Campagne[]>`
    select id, annee, ouverture::text as ouverture, echeance::text as echeance, revision from campagne where id = ${id}`;
  return campagne ?? null;
}

function refuse(...asked: Parameters<typeof refuseCampagne>): void {
  const refusal = refuseCampagne(...asked);
  if (refusal) throw new ChampRefuse(refusal.champ, refusal.message);
}

async function readPeriode(db: ViewerDb, schemaId: number) {
  const [row] = await db.$queryRaw<{ dateDebut: Jour; dateFin: Jour }[]>`
    select date_debut::text as "dateDebut", date_fin::text as "dateFin" from schema_departemental where id = ${schemaId}`;
  return row;
}
