import { Prisma, type ViewerDb } from '@/lib/db';
import type { VersionEcrite } from '@/lib/referentiel/garde';
import { readVersionEcrite } from '@/lib/version-ecrite';
import { natureDocumentLabels, visibiliteLabels, type NatureDocument, type Visibilite } from './rules';

/** What a document is called and who reads it as they stand, for who was writing them too. */
export function readDocumentEcrit(db: ViewerDb, id: number): Promise<VersionEcrite | null> {
  return readVersionEcrite(db, Prisma.sql`document x where x.id = ${id}`, { objet: 'document', id }, [
    ['titre', 'Titre'],
    ['nature', 'Ce que c’est', (code) => natureDocumentLabels[code as NatureDocument]],
    ['visibilite', 'Qui le lit', (code) => visibiliteLabels[code as Visibilite]],
  ]);
}
