import { Prisma, type ViewerDb } from '@/lib/db';
import { formatJour } from '@/lib/format';
import type { VersionEcrite } from '@/lib/referentiel/garde';
import { readVersionEcrite } from '@/lib/version-ecrite';
import {
  etatPresenceLabels,
  etatSeanceLabels,
  natureDecisionLabels,
  naturePointLabels,
  natureSeanceLabels,
  suiviDecisionLabels,
} from './rules';

const dire = (labels: Record<string, string>) => (valeur: string) => labels[valeur];

/** A decision as somebody else wrote it meanwhile; null when it was taken off. */
export function readDecisionEcrite(db: ViewerDb, id: number | undefined): Promise<VersionEcrite | null> {
  if (!id) return Promise.resolve(null);
  const named = Prisma.sql`(select d.*, (select coalesce(sigle, nom) from organisation o where o.id = d.responsable_id) as organisation,
    (select annee || '-' || lpad(numero::text, 2, '0') from decision x where x.id = d.annule_id) as annulee
    from decision d where d.id = ${id}) w`;
  return readVersionEcrite(db, named, { objet: 'decision', id }, [
    ['texte', 'Décision'],
    ['nature', 'Porte sur', dire(natureDecisionLabels)],
    ['responsable_id', 'Qui en répond', (_, { organisation }) => String(organisation)],
    ['responsable', 'Personne'],
    ['echeance', 'Échéance', formatJour],
    ['annule_id', 'Annule', (_, { annulee }) => String(annulee)],
  ]);
}

/** How far a decision is, as somebody else said meanwhile. */
export function readSuiviEcrit(db: ViewerDb, id: number): Promise<VersionEcrite | null> {
  return readVersionEcrite(db, Prisma.sql`decision where id = ${id}`, { objet: 'decision', id }, [
    ['suivi', 'Où en est-elle', dire(suiviDecisionLabels)],
    ['constat', 'Constat'],
  ]);
}

/** A meeting as somebody else wrote it meanwhile. */
export function readSeanceEcrite(db: ViewerDb, id: number): Promise<VersionEcrite | null> {
  return readVersionEcrite(db, Prisma.sql`seance where id = ${id}`, { objet: 'seance', id }, [
    ['etat', 'État', dire(etatSeanceLabels)],
    ['nature', 'Nature', dire(natureSeanceLabels)],
    ['duree_minutes', 'Durée en minutes'],
    ['lieu', 'Lieu'],
    ['visio', 'Visioconférence'],
    ['convocation', 'Convocation'],
  ]);
}

/** A point of the agenda as somebody else wrote it meanwhile. */
export function readPointEcrit(db: ViewerDb, id: number | undefined): Promise<VersionEcrite | null> {
  if (!id) return Promise.resolve(null);
  return readVersionEcrite(db, Prisma.sql`point_seance where id = ${id}`, { objet: 'point_seance', id }, [
    ['intitule', 'Intitulé'],
    ['nature', 'Nature', dire(naturePointLabels)],
    ['duree_minutes', 'Durée en minutes'],
    ['rapporteur', 'Rapporteur'],
  ]);
}

type Qui = { seanceId: number; presenceId?: number | undefined; membreId?: number | undefined };

/** The attendance of a person as somebody else noted it meanwhile, with the line it is; null when it was taken off. */
export async function readPresenceEcrite(db: ViewerDb, { seanceId, presenceId, membreId }: Qui) {
  const [row] = await db.$queryRaw<{ id: number }[]>`
    select id from presence where seance_id = ${seanceId} and (id = ${presenceId ?? null}::int or membre_id = ${membreId ?? null}::int)`;
  if (!row) return null;
  const version = await readVersionEcrite(
    db,
    Prisma.sql`presence where id = ${row.id}`,
    { objet: 'presence', id: row.id },
    [
      ['etat', 'Présence', dire(etatPresenceLabels)],
      ['par_qui', 'Par qui'],
    ],
  );
  return version && { ...version, id: row.id };
}
