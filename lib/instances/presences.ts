import type { z } from 'zod';
import type { Viewer } from '@/lib/access/can';
import { Prisma, type ViewerDb, type WriteDb } from '@/lib/db';
import { Conflit, Introuvable } from '@/lib/errors';
import { takeSeanceEnCours } from './garde';
import type { College, EtatPresence, Qualite } from './rules';
import type { inviterInput, noterPresenceInput } from './seance-input';

/** One line of the attendance sheet: a member in place that day, or somebody else who was written on it. */
export type LigneEmargement = {
  membreId: number | null;
  presenceId: number | null;
  siegeId: number | null;
  qualite: Qualite | null;
  prenom: string;
  nom: string;
  fonction: string | null;
  college: College | null;
  organisation: string | null;
  etat: EtatPresence | null;
  parQui: string | null;
  isInvite: boolean;
  revision: number;
};

/** The members `m`, on their seats `g`, who were in place on the day of the meeting `s`. */
export const enPlace = Prisma.sql`seance s join siege g on g.instance_id = s.instance_id
    and (g.retire_le is null or g.retire_le > (s.debut at time zone 'Europe/Paris')::date)
  join membre m on m.siege_id = g.id and m.debut <= (s.debut at time zone 'Europe/Paris')::date
    and (m.fin is null or m.fin >= (s.debut at time zone 'Europe/Paris')::date)`;

/** The attendance sheet of a meeting: the members in place on its day, then everyone else written on it; one query. */
export async function readEmargement(db: ViewerDb, seanceId: number): Promise<LigneEmargement[]> {
  return db.$queryRaw<LigneEmargement[]>`
    select m.id as "membreId", p.id as "presenceId", m.siege_id as "siegeId", m.qualite::text as qualite, coalesce(p.prenom, m.prenom) as prenom,
      coalesce(p.nom, m.nom) as nom, coalesce(p.fonction, m.fonction) as fonction, coalesce(p.college, m.college)::text as college,
      coalesce(p.organisation, m.organisation, m.intitule) as organisation, p.etat::text as etat, p.par_qui as "parQui",
      coalesce(p.is_invite, false) as "isInvite", coalesce(p.revision, 0) as revision
    from (select m.id, m.siege_id, m.qualite, m.prenom, m.nom, m.fonction, g.college, g.ordre, g.intitule, coalesce(o.sigle, o.nom) as organisation
      from ${enPlace} left join organisation o on o.id = g.organisation_id where s.id = ${seanceId}) m
    full join (select * from presence where seance_id = ${seanceId}) p on p.membre_id = m.id
    order by coalesce(p.is_invite, false), coalesce(p.college, m.college) nulls last, m.ordre nulls last, m.siege_id, m.qualite, nom, p.id`;
}

/** Writes who one person was that day: there, excused, represented; the names are kept as they are. */
export async function notePresence(
  db: WriteDb,
  viewer: Viewer,
  { seanceId, membreId, presenceId, revision = 0, etat, parQui }: z.output<typeof noterPresenceInput>,
): Promise<{ id: number; revision: number }> {
  await takeSeanceEnCours(db, viewer, seanceId);
  const par = etat === 'represente' || etat === 'pouvoir' ? parQui : null;
  const rows = presenceId
    ? await db.$queryRaw<{ id: number; revision: number }[]>`
        update presence set etat = ${etat}::etat_presence, par_qui = ${par}, revision = revision + 1
        where id = ${presenceId} and seance_id = ${seanceId} and revision = ${revision} returning id, revision`
    : await db.$queryRaw<{ id: number; revision: number }[]>`
        insert into presence (seance_id, schema_id, membre_id, prenom, nom, fonction, college, organisation, organisation_id, epci_id, etat, par_qui)
        select ${seanceId}, m.schema_id, m.id, m.prenom, m.nom, coalesce(m.fonction, g.intitule), g.college, coalesce(o.sigle, o.nom), o.id,
          o.epci_id, ${etat}::etat_presence, ${par}
        from ${enPlace} left join organisation o on o.id = g.organisation_id
        where s.id = ${seanceId} and m.id = ${membreId!} on conflict (seance_id, membre_id) do nothing returning id, revision`;
  if (!rows[0]) throw new Conflit();
  return rows[0];
}

/** Writes as present every titulaire of whom nothing was said; returns how many. One statement, however many they are. */
export async function noteTousPresents(db: WriteDb, viewer: Viewer, seanceId: number): Promise<number> {
  await takeSeanceEnCours(db, viewer, seanceId);
  return db.$executeRaw`
    insert into presence (seance_id, schema_id, membre_id, prenom, nom, fonction, college, organisation, organisation_id, epci_id, etat)
    select s.id, s.schema_id, m.id, m.prenom, m.nom, coalesce(m.fonction, g.intitule), g.college, coalesce(o.sigle, o.nom), o.id, o.epci_id, 'present'
    from ${enPlace} left join organisation o on o.id = g.organisation_id
    where s.id = ${seanceId} and m.qualite = 'titulaire' on conflict (seance_id, membre_id) do nothing`;
}

/** Adds a guest, who does not count towards the quorum. */
export async function inviter(
  db: WriteDb,
  viewer: Viewer,
  { seanceId, prenom, nom, fonction, organisation }: z.output<typeof inviterInput>,
): Promise<void> {
  const { schemaId } = await takeSeanceEnCours(db, viewer, seanceId);
  await db.$executeRaw`
    insert into presence (seance_id, schema_id, prenom, nom, fonction, organisation, etat, is_invite)
    values (${seanceId}, ${schemaId}, ${prenom}, ${nom}, ${fonction}, ${organisation}, 'present', true)`;
}

/** Takes a line off the sheet: nothing is said of that person any more. */
export async function removePresence(db: WriteDb, viewer: Viewer, presenceId: number): Promise<void> {
  const [row] = await db.$queryRaw<{ seanceId: number }[]>`
    select seance_id as "seanceId" from presence where id = ${presenceId}`;
  if (!row) throw new Introuvable();
  await takeSeanceEnCours(db, viewer, row.seanceId);
  await db.$executeRaw`delete from presence where id = ${presenceId}`;
}
