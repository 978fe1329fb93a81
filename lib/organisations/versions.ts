import { Prisma, type ViewerDb } from '@/lib/db';
import type { VersionEcrite } from '@/lib/referentiel/garde';
import { readVersionEcrite } from '@/lib/version-ecrite';
import { typeOrganisationLabels, type TypeOrganisation } from './rules';

/** Who an organisation is as it stands, for who was writing it too. */
export function readOrganisationEcrite(db: ViewerDb, id: number): Promise<VersionEcrite | null> {
  return readVersionEcrite(db, Prisma.sql`organisation x where x.id = ${id}`, { objet: 'organisation', id }, [
    ['nom', 'Nom'],
    ['sigle', 'Sigle'],
    ['type', 'Type', (code) => typeOrganisationLabels[code as TypeOrganisation]],
    ['siret', 'SIRET'],
  ]);
}

/** A contact as it stands, for who was writing it too; null when it was taken off. */
export function readContactEcrit(db: ViewerDb, id: number): Promise<VersionEcrite | null> {
  return readVersionEcrite(db, Prisma.sql`contact x where x.id = ${id}`, { objet: 'contact', id }, [
    ['fonction', 'Fonction'],
    ['nom', 'Nom'],
    ['courriel', 'Adresse électronique'],
    ['telephone', 'Téléphone'],
  ]);
}
