import { read } from '@/lib/conventions/versions';
import { Prisma, type ViewerDb } from '@/lib/db';
import type { VersionEcrite } from '@/lib/referentiel/garde';
import { typeOrganisationLabels } from './rules';

/** Who an organisation is as it stands, for who was writing it too. */
export function readOrganisationEcrite(db: ViewerDb, id: number): Promise<VersionEcrite | null> {
  return read(db, Prisma.sql`organisation x where x.id = ${id}`, { objet: 'organisation', id }, [
    ['nom', 'Nom'],
    ['sigle', 'Sigle'],
    ['type', 'Type', typeOrganisationLabels],
    ['siret', 'SIRET'],
  ]);
}

/** A contact as it stands, for who was writing it too; null when it was taken off. */
export function readContactEcrit(db: ViewerDb, id: number): Promise<VersionEcrite | null> {
  return read(db, Prisma.sql`contact x where x.id = ${id}`, { objet: 'contact', id }, [
    ['fonction', 'Fonction'],
    ['nom', 'Nom'],
    ['courriel', 'Adresse électronique'],
    ['telephone', 'Téléphone'],
  ]);
}
