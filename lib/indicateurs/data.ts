import { Prisma, type ViewerDb } from '@/lib/db';
import { definitionJson, donneeJson } from './lecture';
import type { Agregation, Donnee, Echelle, EtatIndicateur, Periodicite, Sens, TypeIndicateur } from './rules';

/** The definition in force for the last year read. */
export type DefinitionLue = {
  numero: number;
  desAnnee: number;
  libelle: string;
  type: TypeIndicateur;
  unite: string | null;
  echelle: Echelle;
  agregation: Agregation;
  sens: Sens;
  periodicite: Periodicite;
  graduations: string[];
  source: string | null;
  reference: { valeur: number; annee: number } | null;
};

/** A value that stands, of those the viewer may see; `epciId` null: the département's. */
export type ValeurLue = { annee: number; epciId: number | null; le: string; isCalculee: boolean; donnee: Donnee };

/** What the registry computes for a year, on the day it was read: its last, or today. */
export type CalculLu = { annee: number; jour: string; valeur: number; epcis: number[] | null };

export type IndicateurLu = {
  id: number;
  revision: number;
  etat: EtatIndicateur;
  motifEtat: string | null;
  libelleSource: string | null;
  issuDeId: number | null;
  formule: string | null;
  proprietaire: string | null;
  action: { id: number; code: string | null; titre: string } | null;
  /** Null while it is to be qualified. */
  definition: DefinitionLue | null;
  /** From the first to the last: each year is read with its own. */
  definitions: DefinitionLue[];
  cibles: { annee: number; valeur: number }[];
  /** The EPCI that should say something; empty when it has always been the département's. */
  epcis: number[];
  valeurs: ValeurLue[];
  calculs: CalculLu[];
};

type Which = {
  schemaId: number;
  annees: readonly number[];
  today: string;
  id?: number;
  actionId?: number;
  epciId?: number;
};

/**
 * The indicators of a scheme (or one, or those of an action or that an EPCI is expected to say), in the order of the actions, with
 * their targets, their values of the years asked and what is computed: one statement, whatever their number.
 */
export async function readIndicateurs(
  db: ViewerDb,
  { schemaId, annees, today, id, actionId, epciId }: Which,
): Promise<IndicateurLu[]> {
  const only = [
    id === undefined ? Prisma.empty : Prisma.sql`and i.id = ${id}`,
    actionId === undefined ? Prisma.empty : Prisma.sql`and i.action_id = ${actionId}`,
    epciId === undefined
      ? Prisma.empty
      : Prisma.sql`and i.etat = 'actif' and i.formule is null and v.echelle <> 'departement' and indicateurs.concerne(i.id, ${epciId})`,
  ];
  // an EPCI types its values: none of them is computed
  const jours =
    epciId === undefined ? annees.map((annee) => (today < `${annee}-12-31` ? today : `${annee}-12-31`)) : [];
  return db.$queryRaw<IndicateurLu[]>`
    select i.id, i.revision, i.etat, i.motif_etat as "motifEtat", i.libelle_source as "libelleSource", i.issu_de_id as "issuDeId", i.formule,
      p.nom as proprietaire,
      case when a.id is not null then json_build_object('id', a.id, 'code', a.code, 'titre', w.titre) end as action,
      case when v.id is not null then ${definitionJson('v')} end as definition,
      coalesce((select json_agg(${definitionJson('x')} order by x.numero) from indicateur_version x where x.indicateur_id = i.id), '[]')
        as definitions,
      coalesce((select json_agg(json_build_object('annee', c.annee, 'valeur', c.valeur) order by c.annee)
        from indicateur_cible c where c.indicateur_id = i.id), '[]') as cibles,
      case when exists (select from indicateur_version x where x.indicateur_id = i.id and x.echelle <> 'departement') then array(select s.epci_id from schema_epci s where s.schema_id = i.schema_id
        and (s.epci_id = any (e.epcis) or e.epcis = '{}') order by s.ordre) else '{}' end as epcis,
      coalesce(d.valeurs, '[]') as valeurs, coalesce(k.calculs, '[]') as calculs
    from indicateur i
    left join action a on a.id = i.action_id
    left join action_version w on w.id = a.version_id
    left join fiche f on f.id = a.fiche_id
    left join organisation p on p.id = i.proprietaire_id
    left join lateral (select array(select x.epci_id from action_version_epci x where x.version_id = a.version_id) as epcis) e on true
    left join lateral (select x.* from indicateur_version x where x.indicateur_id = i.id
      order by x.des_annee <= ${Math.max(...annees)} desc, case when x.des_annee <= ${Math.max(...annees)} then x.numero else -x.numero end desc
      limit 1) v on true
    left join (select c.indicateur_id, json_agg(json_build_object('annee', c.annee, 'epciId', c.epci_id, 'isCalculee', c.is_calculee,
        'le', to_char(c.created_at at time zone 'Europe/Paris', 'YYYY-MM-DD'), 'donnee', ${donneeJson('c')}) order by c.annee, c.epci_id) as valeurs
      from indicateurs.valeur_courante c where c.schema_id = ${schemaId} and c.annee = any (${[...annees]}::int[])
        ${id === undefined ? Prisma.empty : Prisma.sql`and c.indicateur_id = ${id}`}
        ${epciId === undefined ? Prisma.empty : Prisma.sql`and c.epci_id = ${epciId}`}
      group by 1) d on d.indicateur_id = i.id
    left join (select x.formule, json_agg(json_build_object('annee', extract(year from x.jour), 'jour', x.jour, 'valeur', x.valeur,
        'epcis', x.epcis) order by x.jour) as calculs
      from indicateurs.calculer(${schemaId}, ${jours}::date[]) x group by 1) k on k.formule = i.formule
    where i.schema_id = ${schemaId} ${Prisma.join(only, ' ')}
    order by a.id is not null, f.code, a.ordre, a.code, i.ordre, i.id`;
}
