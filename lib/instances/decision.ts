import type { Jour } from '@/lib/clock';
import { Prisma, type ViewerDb } from '@/lib/db';
import type { NatureDecision, NatureEffet, SuiviDecision, TypeInstance } from './rules';

export type EffetLu = {
  id: number;
  nature: NatureEffet;
  contenu: Record<string, string | number | null>;
  action: { id: number; code: string | null; titre: string } | null;
  convention: { id: number; reference: string; intitule: string } | null;
  seance: { id: number; jour: Jour; instance: string } | null;
  jalon: string | null;
  isApplique: boolean;
  isAnnule: boolean;
};
export type DecisionLue = {
  id: number;
  seanceId: number;
  pointId: number | null;
  annee: number | null;
  numero: number | null;
  /** Of the EPCI whose body decided; null for the département. */
  sigle: string | null;
  instance: { nom: string; type: TypeInstance };
  /** The day of the meeting. */
  jour: Jour;
  nature: NatureDecision;
  texte: string;
  responsable: string | null;
  organisation: { id: number; sigle: string } | null;
  echeance: Jour | null;
  isConfirmee: boolean;
  suivi: SuiviDecision;
  constat: string | null;
  suiviLe: string | null;
  annule: { id: number; annee: number; numero: number } | null;
  annuleePar: { id: number; annee: number; numero: number } | null;
  revision: number;
  effets: EffetLu[];
};

/** One decision `d` of the meeting `ds` of the body `di`, as JSON. */
export const decisionsJson = Prisma.sql`json_build_object('id', d.id, 'seanceId', d.seance_id, 'pointId', d.point_id, 'annee', d.annee,
  'numero', d.numero, 'sigle', (select sigle from schema_epci where schema_id = d.schema_id and epci_id = d.epci_id),
  'instance', json_build_object('nom', di.nom, 'type', di.type), 'jour', (ds.debut at time zone 'Europe/Paris')::date,
  'nature', d.nature, 'texte', d.texte, 'responsable', d.responsable,
  'organisation', (select json_build_object('id', o.id, 'sigle', coalesce(o.sigle, o.nom)) from organisation o where o.id = d.responsable_id),
  'echeance', d.echeance, 'isConfirmee', d.confirmee_le is not null, 'suivi', d.suivi, 'constat', d.constat, 'suiviLe', d.suivi_le,
  'annule', (select json_build_object('id', x.id, 'annee', x.annee, 'numero', x.numero) from decision x where x.id = d.annule_id),
  'annuleePar', (select json_build_object('id', x.id, 'annee', x.annee, 'numero', x.numero) from decision x
    where x.annule_id = d.id and x.confirmee_le is not null),
  'revision', d.revision,
  'effets', coalesce((select json_agg(json_build_object('id', f.id, 'nature', f.nature, 'contenu', f.contenu,
      'action', case when fv.id is not null then json_build_object('id', fa.id, 'code', fv.code, 'titre', fv.titre) end,
      'convention', case when fc.id is not null then json_build_object('id', fc.id, 'reference', fc.reference, 'intitule', fc.intitule) end,
      'seance', case when fs.id is not null then json_build_object('id', fs.id, 'jour', (fs.debut at time zone 'Europe/Paris')::date, 'instance', fi.nom) end,
      'jalon', (select libelle from jalon_version where jalon_id = f.jalon_id order by version_id desc limit 1),
      'isApplique', f.applique_le is not null, 'isAnnule', f.annule_le is not null) order by f.id)
    from decision_effet f left join action fa on fa.id = f.action_id left join action_version fv on fv.id = fa.version_id
    left join convention fc on fc.id = f.convention_id left join seance fs on fs.id = f.seance_id
    left join instance fi on fi.id = fs.instance_id where f.decision_id = d.id), '[]'))`;

/** Which decisions: their ids, or what stands for them inside another query. */
export type Parmi = {
  actionId?: number;
  conventionId?: number;
  epciId?: number | Prisma.Sql;
  seanceId?: number;
  id?: number;
};

/**
 * The decisions that this person reads, the latest first: all of a scheme, or those that bear on an action or a convention
 * (an effect on it, or a point of the agenda about it), that an EPCI took or answers for. One query.
 */
export async function listDecisions(db: ViewerDb, schemaId: number, parmi: Parmi = {}): Promise<DecisionLue[]> {
  const rows = await db.$queryRaw<{ decision: DecisionLue }[]>(decisionsParmi(schemaId, parmi));
  return rows.map(({ decision }) => decision);
}

/** The same as a statement, for who reads them with something else. */
export function decisionsParmi(schemaId: number | Prisma.Sql, parmi: Parmi): Prisma.Sql {
  return Prisma.sql`
    select ${decisionsJson} as decision from decision d join seance ds on ds.id = d.seance_id join instance di on di.id = ds.instance_id
    where d.schema_id = ${schemaId} and ${where(parmi)}
    order by d.annee desc nulls first, d.serie, d.numero desc, d.id desc`;
}

function where({ actionId, conventionId, epciId, seanceId, id }: Parmi): Prisma.Sql {
  if (id !== undefined) return Prisma.sql`d.id = ${id}`;
  if (seanceId !== undefined) return Prisma.sql`d.seance_id = ${seanceId}`;
  if (actionId !== undefined) return Prisma.sql`d.confirmee_le is not null and ${porteSur('action_id', actionId)}`;
  if (conventionId !== undefined)
    return Prisma.sql`d.confirmee_le is not null and ${porteSur('convention_id', conventionId)}`;
  if (epciId !== undefined)
    return Prisma.sql`d.confirmee_le is not null and (d.epci_id = ${epciId}
      or d.responsable_id in (select id from organisation where epci_id = ${epciId}))`;
  return Prisma.sql`d.confirmee_le is not null`;
}

function porteSur(column: 'action_id' | 'convention_id', id: number): Prisma.Sql {
  const colonne = Prisma.raw(column);
  return Prisma.sql`(d.id in (select decision_id from decision_effet where ${colonne} = ${id})
    or d.point_id in (select point_id from point_lien where ${colonne} = ${id}))`;
}
