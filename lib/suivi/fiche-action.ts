import type { Jour } from '@/lib/clock';
import { Prisma, type ViewerDb } from '@/lib/db';
import type { DegrePriorite } from '@/lib/referentiel/rules';
import type { Avancement, EtatAction } from './rules';
import { readHistorique, type Evenement } from './historique';
import type { Moment } from './lecture';
import type { Schema } from './tableau';

export type Jalon = { id: number; libelle: string; debut: Jour | null; fin: Jour; faitLe: Jour | null };

export type FicheAction = {
  schema: Schema;
  action: {
    id: number;
    code: string | null;
    titre: string;
    resume: string | null;
    etat: EtatAction;
    decision: string | null;
    motif: string | null;
    objectif: string | null;
    description: string | null;
    publicCible: string | null;
    porteur: string | null;
    isPorteurADesigner: boolean;
    partenaires: string | null;
    calendrier: string | null;
    lieux: string | null;
    financements: string | null;
    liensSchemas: string | null;
    isDepartementale: boolean;
    isTexteNonRepris: boolean;
    version: number;
    dateEffet: Jour;
    pageSource: string | null;
    avancement: Avancement | null;
    statutId: number | null;
    statutCommentaire: string | null;
    depuis: Jour | null;
    confirmeLe: Jour | null;
    echeance: Jour | null;
    revision: number;
    blocage: { id: number; motif: string; condition: string; responsable: string | null; dateEffet: Jour } | null;
    fiche: {
      code: string | null;
      titre: string;
      degrePriorite: DegrePriorite | null;
      axe: number | null;
      axeLibelle: string | null;
    };
    facettes: { famille: 'scenario' | 'theme' | 'public' | 'critere'; libelle: string }[];
    epcis: { siren: string; sigle: string; nom: string }[];
    jalons: Jalon[];
    ressources: { id: number; titre: string }[];
    utilisations: { id: number; code: string | null; titre: string }[];
  };
  historique: Evenement[];
};

/**
 * Everything the sheet of an action shows, as it stands or at a moment, in three queries; null when it does not exist for this
 * person in this scheme, or did not exist yet.
 */
export async function readFicheAction(
  db: ViewerDb,
  schema: Schema,
  id: number,
  moment: Moment | null = null,
): Promise<Pick<FicheAction, 'action' | 'historique'> | null> {
  const [action] = await db.$queryRaw<FicheAction['action'][]>`
    with lu as (select coalesce(${moment?.au ?? null}::date, acces.aujourdhui()) as au, suivi.fin_du_jour(${moment?.connuLe ?? null}::date) as connu),
    ${moment ? auMoment(schema.id, moment) : present},
    avant as (select * from referentiel.anterieurs(${schema.id}, (select connu from lu)))
    select a.id, v.code, v.titre, v.resume, v.etat::text as etat, v.decision, v.motif, v.objectif, v.description,
      v.public_cible as "publicCible", v.porteur, v.is_porteur_a_designer as "isPorteurADesigner", v.partenaires, v.calendrier,
      v.lieux, v.financements, v.liens_schemas as "liensSchemas", v.is_departementale as "isDepartementale",
      v.is_texte_non_repris as "isTexteNonRepris", v.numero as version, v.date_effet::text as "dateEffet", a.page_source as "pageSource",
      s.avancement::text as avancement, s.statut_id as "statutId", st.commentaire as "statutCommentaire", s.depuis::text as depuis,
      s.confirme_le::text as "confirmeLe", s.echeance::text as echeance, s.revision,
      (select json_build_object('id', b.id, 'motif', b.motif, 'condition', b.condition, 'responsable', b.responsable,
         'dateEffet', b.date_effet) from blocage b where b.id = s.blocage_id) as blocage,
      json_build_object('code', coalesce(af.valeurs ->> 'code', f.code), 'titre', coalesce(af.valeurs ->> 'titre', f.titre),
        'degrePriorite', coalesce(af.valeurs ->> 'degre_priorite', f.degre_priorite::text), 'axe', coalesce((ax.valeurs ->> 'numero')::int, x.numero),
        'axeLibelle', coalesce(ax.valeurs ->> 'libelle', x.libelle)) as fiche,
      (select coalesce(json_agg(json_build_object('famille', fa.famille, 'libelle', coalesce(ant.valeurs ->> 'libelle', fa.libelle))
         order by fa.famille, fa.ordre), '[]')
       from action_version_facette vf join facette fa on fa.id = vf.facette_id
       left join avant ant on ant.objet = 'facette' and ant.objet_id = fa.id where vf.version_id = v.id) as facettes,
      (select coalesce(json_agg(json_build_object('siren', e.siren, 'sigle', se.sigle, 'nom', e.nom) order by se.ordre), '[]')
       from action_version_epci ve join schema_epci se on se.schema_id = ve.schema_id and se.epci_id = ve.epci_id
       join epci e on e.id = ve.epci_id where ve.version_id = v.id) as epcis,
      (select coalesce(json_agg(json_build_object('id', jv.jalon_id, 'libelle', jv.libelle, 'debut', jv.debut, 'fin', jv.fin,
         'faitLe', f.fait_le) order by jv.fin, jv.jalon_id), '[]')
       from jalon_version jv left join suivi.jalons_au(${schema.id}, lu.au, lu.connu) f on f.jalon_id = jv.jalon_id where jv.version_id = v.id) as jalons,
      (select coalesce(json_agg(json_build_object('id', r.id, 'titre', rv.titre) order by rv.titre), '[]')
       from action_ressource ar join action r on r.id = ar.ressource_id join action_version rv on rv.id = r.version_id
       where ar.action_id = a.id) as ressources,
      (select coalesce(json_agg(json_build_object('id', r.id, 'code', rv.code, 'titre', rv.titre) order by rv.code), '[]')
       from action_ressource ar join action r on r.id = ar.action_id join action_version rv on rv.id = r.version_id
       where ar.ressource_id = a.id) as utilisations
    from lu cross join suivi s
    join action a on a.id = s.action_id
    join action_version v on v.id = s.version_id
    join fiche f on f.id = v.fiche_id
    left join avant af on af.objet = 'fiche' and af.objet_id = f.id
    left join axe x on x.id = coalesce((af.valeurs ->> 'axe_id')::int, f.axe_id)
    left join avant ax on ax.objet = 'axe' and ax.objet_id = x.id
    left join statut st on st.id = s.statut_id
    where a.id = ${id} and a.schema_id = ${schema.id}`;
  return action ? { action, historique: await readHistorique(db, id, moment) } : null;
}

const present = Prisma.sql`
  suivi as (select s.action_id, a.version_id, s.avancement, s.statut_id, s.depuis, s.confirme_le, s.echeance, s.blocage_id, s.revision
    from suivi_action s join action a on a.id = s.action_id)`;

function auMoment(schemaId: number, { au, connuLe }: Moment): Prisma.Sql {
  return Prisma.sql`
  suivi as (select p.*, 0 as revision from suivi.actions_au(${schemaId}, ${au}::date, suivi.fin_du_jour(${connuLe}::date)) p)`;
}
