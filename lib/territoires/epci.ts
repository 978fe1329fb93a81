import type { ViewerDb } from '@/lib/db';

/** An EPCI as a scheme knows it: its sigle and rank are the scheme's own. */
export type Epci = { id: number; siren: string; sigle: string; nom: string };

/** The EPCI of a scheme, in its order. */
export async function listEpcis(db: ViewerDb, schemaId: number): Promise<Epci[]> {
  return db.$queryRaw<Epci[]>`
    select e.id, e.siren, se.sigle, e.nom from schema_epci se join epci e on e.id = se.epci_id
    where se.schema_id = ${schemaId} order by se.ordre`;
}

/** The EPCI of this SIREN in this scheme; null when the scheme does not hold it. */
export async function readEpci(db: ViewerDb, schemaId: number, siren: string): Promise<Epci | null> {
  const [epci] = await db.$queryRaw<Epci[]>`
    select e.id, e.siren, se.sigle, e.nom from schema_epci se join epci e on e.id = se.epci_id
    where se.schema_id = ${schemaId} and e.siren = ${siren}`;
  return epci ?? null;
}
