import type { Viewer } from './can';

export type SchemaRef = { id: number; code: string; departement: string };

/** The schemes on which this person holds a right, the most recent first. */
export function schemasOf(viewer: Viewer): SchemaRef[] {
  const found = new Map<string, SchemaRef>();
  for (const { schemaId, schemaCode, departement } of viewer.habilitations) {
    if (schemaId && schemaCode && departement) found.set(schemaCode, { id: schemaId, code: schemaCode, departement });
  }
  return [...found.values()];
}

/** The scheme the short addresses lead to: the last one visited if a right on it remains, else the most recent. */
export function chooseSchema(viewer: Viewer, last: string | undefined): SchemaRef | null {
  const schemas = schemasOf(viewer);
  return schemas.find(({ code }) => code === last) ?? schemas[0] ?? null;
}
