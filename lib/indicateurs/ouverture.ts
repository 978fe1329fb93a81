import { can, type Viewer } from '@/lib/access/can';
import type { ViewerDb } from '@/lib/db';
import { readSchema, type Schema } from '@/lib/suivi/tableau';
import { composeAnnees, type Annee } from './annees';
import { readIndicateurs, type IndicateurLu } from './data';
import { anneesDe, readAutour, type Autour } from './fiche';

export type Fiche = {
  schema: Schema;
  indicateur: IndicateurLu;
  autour: Autour;
  annees: Annee[];
  /** Whether this person reads the values too. */
  isLu: boolean;
};
type Address = { code: string; id: string; today: string };

/** An indicator and all that its sheet and its download say; null outside what this person sees. */
export async function openFiche(db: ViewerDb, viewer: Viewer, { code, id, today }: Address): Promise<Fiche | null> {
  if (!/^[0-9]{1,9}$/.test(id)) return null;
  const schema = await readSchema(db, code);
  if (!schema || !can(viewer, 'lire', 'indicateur', { schemaId: schema.id })) return null;
  const commencees = anneesDe(schema, today);
  const [indicateur] = await readIndicateurs(db, { schemaId: schema.id, annees: commencees, today, id: Number(id) });
  if (!indicateur) return null;
  const autour = await readAutour(db, schema.id, indicateur.id);
  const annees = composeAnnees({ indicateur, epcis: autour.epcis, figees: autour.figees, annees: commencees });
  return { schema, indicateur, autour, annees, isLu: can(viewer, 'lire', 'valeur', { schemaId: schema.id }) };
}
