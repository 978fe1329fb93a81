import { Prisma, type ViewerDb } from '@/lib/db';
import { formatJour } from '@/lib/format';
import type { VersionEcrite } from '@/lib/referentiel/garde';
import { readVersionEcrite } from '@/lib/version-ecrite';
import { collegeLabels, type College } from './rules';

/** A body as somebody else wrote it meanwhile; null when it is not there. */
export async function readInstanceEcrite(db: ViewerDb, id: number | undefined): Promise<VersionEcrite | null> {
  if (!id) return null;
  return readVersionEcrite(db, Prisma.sql`instance x where x.id = ${id}`, { objet: 'instance', id }, [
    ['nom', 'Nom'],
    ['minimum_annuel', 'Réunions par an, au moins'],
    ['quorum', 'Quorum'],
    ['tenue_dans', 'Tenue dans'],
    ['creee_le', 'Existe depuis le', formatJour],
    ['fin_le', 'Jusqu’au', formatJour],
  ]);
}

/** A seat as somebody else wrote it meanwhile; null when it is not there. */
export async function readSiegeEcrit(db: ViewerDb, id: number | undefined): Promise<VersionEcrite | null> {
  if (!id) return null;
  const from = Prisma.sql`(select s.*, o.nom as organisation from siege s left join organisation o on o.id = s.organisation_id) x where x.id = ${id}`;
  return readVersionEcrite(db, from, { objet: 'siege', id }, [
    ['college', 'Collège', (code) => collegeLabels[code as College]],
    ['organisation', 'Organisation'],
    ['intitule', 'Qui siège'],
    ['ordre', 'Rang'],
    ['retire_le', 'Retiré le', formatJour],
  ]);
}

/** A mandate as somebody else wrote it meanwhile; null when it is not there. */
export async function readMembreEcrit(db: ViewerDb, id: number | undefined): Promise<VersionEcrite | null> {
  if (!id) return null;
  return readVersionEcrite(db, Prisma.sql`membre x where x.id = ${id}`, { objet: 'membre', id }, [
    ['prenom', 'Prénom'],
    ['nom', 'Nom'],
    ['fonction', 'Fonction'],
    ['debut', 'À partir du', formatJour],
    ['fin', 'Jusqu’au', formatJour],
  ]);
}
