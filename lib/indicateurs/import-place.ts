import type { Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import { readSchema } from '@/lib/suivi/tableau';
import { anneesDe } from './fiche';
import { canImport } from './import-ecriture';
import { listPlaces } from './places';

/**
 * The territory and the year that an address of the import names, with those this person may choose; null when none is open to it.
 * Two statements.
 */
export async function openImport(db: ViewerDb, viewer: Viewer, code: string, search: URLSearchParams, today: Jour) {
  const schema = await readSchema(db, code);
  if (!schema) return null;
  const annees = anneesDe(schema, today).toReversed();
  const annee = annees.find((one) => String(one) === search.get('annee')) ?? annees[0];
  if (annee === undefined) return null;
  const { places, figees } = await listPlaces(db, { schemaId: schema.id, annee, today });
  const territoires = [
    { cle: 'departement', epciId: null, sigle: 'Département', nom: 'Département' },
    ...places.map(({ siren, id, sigle, nom }) => ({ cle: siren, epciId: id, sigle, nom })),
  ].filter(({ epciId }) => canImport(viewer, schema.id, epciId));
  const cle = search.get('territoire') ?? territoires[0]?.cle;
  const territoire = territoires.find((one) => one.cle === cle);
  if (!territoire) return null;
  return { schema, annees, annee, territoires, territoire, isFigee: figees.includes(annee) || schema.etat === 'clos' };
}
