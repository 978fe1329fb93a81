import 'server-only';
import { notFound } from 'next/navigation';
import { can, type Viewer } from '@/lib/access/can';
import type { ViewerDb } from '@/lib/db';
import { readSchemaEcrit, type SchemaEcrit } from './lecture-schema';

/** The scheme that this person may write; for anybody else, and once it is closed, the page does not exist. */
export async function openEcriture(db: ViewerDb, viewer: Viewer, code: string): Promise<SchemaEcrit> {
  const schema = (await readSchemaEcrit(db, code)) ?? notFound();
  if (!can(viewer, 'modifier', 'referentiel', { schemaId: schema.id }) || schema.etat === 'clos') notFound();
  return schema;
}
