import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import type { Verbe } from '@/lib/access/roles';
import { now, type Jour } from '@/lib/clock';
import type { ViewerDb, WriteDb } from '@/lib/db';
import { ChampRefuse, Introuvable, Refus } from '@/lib/errors';
import { currentCampagne, listCampagnes } from './campagne';
import type { Campagne } from './rules';
import type { donnerVisaInput, enregistrerVisaInput, retirerVisaInput } from './input';

/** The visa of an élu on what an EPCI sent in a campaign; it approves and blocks nothing. */
export type Visa = {
  id: number;
  dateVisa: Jour;
  /** Given by the élu in person; otherwise recorded by the référent after a local meeting. */
  isEnLigne: boolean;
  auteur: string;
  /** Actions sent since, among those the reader may see: only who reads what was sent can tell it. */
  depuis: number;
};

/** The visa in force of each EPCI in a campaign, the most recent; an EPCI without one is absent, « non visé ». */
export async function readVisas(db: ViewerDb, schemaId: number, campagneId: number): Promise<Map<number, Visa>> {
  const rows = await db.$queryRaw<(Visa & { epciId: number })[]>`
    select distinct on (v.epci_id) v.epci_id as "epciId", v.id, v.date_visa::text as "dateVisa", v.is_en_ligne as "isEnLigne",
      coalesce(u.prenom || ' ' || u.nom, 'l’EPCI') as auteur,
      (select count(distinct a.action_id)::int from avancement_epci a
       where a.campagne_id = v.campagne_id and a.epci_id = v.epci_id
         and case when v.is_en_ligne then a.created_at > v.created_at
           else (a.created_at at time zone 'Europe/Paris')::date > v.date_visa end) as depuis
    from visa v left join utilisateur u on u.id = v.auteur_id
    where v.schema_id = ${schemaId} and v.campagne_id = ${campagneId} and v.retire_le is null
    order by v.epci_id, v.date_visa desc, v.id desc`;
  return new Map(rows.map(({ epciId, ...visa }) => [epciId, visa]));
}

/** The élu gives the visa of the EPCI on the current campaign. Refuses a second one when nothing was sent since. */
export async function giveVisa(
  db: WriteDb,
  viewer: Viewer,
  { schemaId, epciId }: z.output<typeof donnerVisaInput>,
  today: Jour,
): Promise<void> {
  const campagne = await takeCampagne(db, viewer, 'donner', { schemaId, epciId }, today);
  const visa = (await readVisas(db, schemaId, campagne.id)).get(epciId);
  if (visa?.isEnLigne && visa.depuis === 0) throw new Refus('Cette remontée est déjà visée.');
  await insertVisa(db, viewer, { schemaId, epciId, campagneId: campagne.id, dateVisa: today, isEnLigne: true });
}

/** The référent records the visa given in a local meeting. Refuses a date to come, or before the campaign opened. */
export async function recordVisa(
  db: WriteDb,
  viewer: Viewer,
  { schemaId, epciId, dateVisa }: z.output<typeof enregistrerVisaInput>,
  today: Jour,
): Promise<void> {
  const campagne = await takeCampagne(db, viewer, 'enregistrer', { schemaId, epciId }, today);
  if (dateVisa > today) throw new ChampRefuse('dateVisa', 'La réunion ne peut pas être dans le futur.');
  if (dateVisa < campagne.ouverture)
    throw new ChampRefuse('dateVisa', 'La réunion ne peut pas précéder l’ouverture de la campagne.');
  const visa = (await readVisas(db, schemaId, campagne.id)).get(epciId);
  if (visa && !visa.isEnLigne && visa.dateVisa === dateVisa)
    throw new ChampRefuse('dateVisa', 'Le visa de cette réunion est déjà enregistré.');
  await insertVisa(db, viewer, { schemaId, epciId, campagneId: campagne.id, dateVisa, isEnLigne: false });
}

/** Takes back a visa of the current campaign, and the earlier ones of the same kind that it followed. */
export async function withdrawVisa(
  db: WriteDb,
  viewer: Viewer,
  { visaId }: z.output<typeof retirerVisaInput>,
  today: Jour,
): Promise<void> {
  const visa = await db.visa.findUnique({
    where: { id: visaId },
    select: { schemaId: true, epciId: true, campagneId: true, isEnLigne: true, retireLe: true },
  });
  if (!visa) throw new Introuvable('Ce visa n’existe pas, ou ne vous est pas ouvert.');
  const { schemaId, epciId, campagneId, isEnLigne, retireLe } = visa;
  const campagne = await takeCampagne(db, viewer, isEnLigne ? 'donner' : 'enregistrer', visa, today);
  if (campagne.id !== campagneId) throw new Refus('Ce visa porte sur une campagne passée.');
  if (retireLe) throw new Refus('Ce visa est déjà retiré.');
  await db.visa.updateMany({
    where: { schemaId, epciId, campagneId, isEnLigne, retireLe: null },
    data: { retireLe: now() },
  });
}

type Place = { schemaId: number; epciId: number };
const refusals: Record<Exclude<Verbe<'visa'>, 'lire'>, string> = {
  donner: 'Seul l’élu référent de cet EPCI donne ou retire son visa.',
  enregistrer: 'Seul le référent de cet EPCI enregistre ou retire le visa donné en réunion.',
};

/** The campaign on which the visa bears today, once the right on this EPCI is checked. */
async function takeCampagne(
  db: ViewerDb,
  viewer: Viewer,
  verb: keyof typeof refusals,
  { schemaId, epciId }: Place,
  today: Jour,
): Promise<Campagne> {
  const [known] = await db.$queryRaw<unknown[]>`
    select 1 from schema_epci where schema_id = ${schemaId} and epci_id = ${epciId}`;
  if (!known) throw new Introuvable('Cet EPCI n’existe pas, ou ne vous est pas ouvert.');
  if (!can(viewer, verb, 'visa', { schemaId, epciId })) throw new Refus(refusals[verb]);
  const campagne = currentCampagne(await listCampagnes(db, schemaId), today);
  if (!campagne) throw new Refus('Aucune campagne n’est encore ouverte pour ce schéma.');
  return campagne;
}

type NewVisa = Place & { campagneId: number; dateVisa: Jour; isEnLigne: boolean };

async function insertVisa(db: WriteDb, viewer: Viewer, visa: NewVisa): Promise<void> {
  await db.$executeRaw`
    insert into visa (schema_id, epci_id, campagne_id, date_visa, is_en_ligne, auteur_id)
    values (${visa.schemaId}, ${visa.epciId}, ${visa.campagneId}, ${visa.dateVisa}::date, ${visa.isEnLigne}, ${viewer.id})`;
}
