import { can, type Viewer } from '@/lib/access/can';
import type { ViewerDb } from '@/lib/db';
import { listAxes, readSchema, type Schema } from '@/lib/suivi/tableau';
import { listEpcis, type Epci } from '@/lib/territoires/epci';
import { readIndicateurs, type IndicateurLu } from './data';
import { anneesDe } from './fiche';

export type ListeOuverte = {
  schema: Schema;
  epcis: Epci[];
  axes: { numero: number; libelle: string }[];
  /** The last first. */
  annees: number[];
  annee: number;
  indicateurs: IndicateurLu[];
  /** Whether the values are this person's to read. */
  isLu: boolean;
} & Autour;

type Autour = {
  /** The followed actions that nothing measures. */
  sans: { id: number; code: string; titre: string }[];
  /** The years that are frozen. */
  figees: number[];
};

/** The indicators of a scheme for a year and the one before; null outside what this person sees, or without a year to read. */
export async function openListe(
  db: ViewerDb,
  viewer: Viewer,
  { code, annee: asked, today }: { code: string; annee: string | null; today: string },
): Promise<ListeOuverte | null> {
  const schema = await readSchema(db, code);
  if (!schema || !can(viewer, 'lire', 'indicateur', { schemaId: schema.id })) return null;
  const annees = anneesDe(schema, today).toReversed();
  const annee = annees.find((one) => String(one) === asked) ?? annees[0]!;
  const lues = annees.includes(annee - 1) ? [annee - 1, annee] : [annee];
  return {
    schema,
    epcis: await listEpcis(db, schema.id),
    axes: await listAxes(db, schema.id),
    annees,
    annee,
    indicateurs: await readIndicateurs(db, { schemaId: schema.id, annees: lues, today }),
    isLu: can(viewer, 'lire', 'valeur', { schemaId: schema.id }),
    ...(await readAutour(db, schema.id)),
  };
}

async function readAutour(db: ViewerDb, schemaId: number): Promise<Autour> {
  const [row] = await db.$queryRaw<Autour[]>`
    select coalesce((select json_agg(json_build_object('id', a.id, 'code', a.code, 'titre', v.titre) order by f.code, a.ordre, a.code)
        from action a join action_version v on v.id = a.version_id left join fiche f on f.id = a.fiche_id
        where a.schema_id = ${schemaId} and a.etat = 'active'
          and not exists (select from indicateur i where i.action_id = a.id and i.etat <> 'retire')), '[]') as sans,
      array(select annee from annee_figee where schema_id = ${schemaId} and rouverte_le is null) as figees`;
  return row!;
}
