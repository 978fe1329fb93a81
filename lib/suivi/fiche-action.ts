import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import type { DegrePriorite } from '@/lib/referentiel/rules';
import type { Avancement, EtatAction } from './rules';
import { readSchema, type Schema } from './tableau';

type Auteur = { auteur: string; fonction: string | null; creeLe: string };

/** One dated event of the history, newest first. `corrigePar` says that a later entry replaces this one. */
export type Evenement = Auteur & { id: number; dateEffet: Jour } & (
    | {
        nature: 'decision' | 'confirmation' | 'correction';
        avancement: Avancement | null;
        commentaire: string | null;
        corrigeId: number | null;
        corrigePar: number | null;
      }
    | { nature: 'blocage'; motif: string; condition: string; responsable: string | null; leveLe: Jour | null }
    | { nature: 'levee'; commentaire: string }
    | { nature: 'jalon'; libelle: string; faitLe: Jour | null; commentaire: string | null }
    | { nature: 'version'; numero: number; etat: EtatAction; decision: string | null; motif: string | null }
  );

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

/** Everything the sheet of an action shows, in three queries; null when it does not exist for this person in this scheme. */
export async function readFicheAction(db: ViewerDb, schemaCode: string, id: number): Promise<FicheAction | null> {
  const schema = await readSchema(db, schemaCode);
  if (!schema) return null;
  const [action] = await db.$queryRaw<FicheAction['action'][]>`
    select a.id, v.code, v.titre, v.resume, a.etat::text as etat, v.decision, v.motif, v.objectif, v.description,
      v.public_cible as "publicCible", v.porteur, v.is_porteur_a_designer as "isPorteurADesigner", v.partenaires, v.calendrier,
      v.lieux, v.financements, v.liens_schemas as "liensSchemas", v.is_departementale as "isDepartementale",
      v.is_texte_non_repris as "isTexteNonRepris", v.numero as version, v.date_effet::text as "dateEffet", a.page_source as "pageSource",
      s.avancement::text as avancement, s.statut_id as "statutId", st.commentaire as "statutCommentaire", s.depuis::text as depuis,
      s.confirme_le::text as "confirmeLe", s.echeance::text as echeance, s.revision,
      (select json_build_object('id', b.id, 'motif', b.motif, 'condition', b.condition, 'responsable', b.responsable,
         'dateEffet', b.date_effet) from blocage b where b.id = s.blocage_id) as blocage,
      json_build_object('code', f.code, 'titre', f.titre, 'degrePriorite', f.degre_priorite, 'axe', x.numero, 'axeLibelle', x.libelle) as fiche,
      (select coalesce(json_agg(json_build_object('famille', fa.famille, 'libelle', fa.libelle) order by fa.famille, fa.ordre), '[]')
       from action_version_facette vf join facette fa on fa.id = vf.facette_id where vf.version_id = v.id) as facettes,
      (select coalesce(json_agg(json_build_object('siren', e.siren, 'sigle', se.sigle, 'nom', e.nom) order by se.ordre), '[]')
       from action_version_epci ve join schema_epci se on se.schema_id = ve.schema_id and se.epci_id = ve.epci_id
       join epci e on e.id = ve.epci_id where ve.version_id = v.id) as epcis,
      (select coalesce(json_agg(json_build_object('id', jv.jalon_id, 'libelle', jv.libelle, 'debut', jv.debut, 'fin', jv.fin,
         'faitLe', (select r.fait_le from jalon_realisation r where r.jalon_id = jv.jalon_id order by r.id desc limit 1))
         order by jv.fin, jv.jalon_id), '[]') from jalon_version jv where jv.version_id = v.id) as jalons,
      (select coalesce(json_agg(json_build_object('id', r.id, 'titre', rv.titre) order by rv.titre), '[]')
       from action_ressource ar join action r on r.id = ar.ressource_id join action_version rv on rv.id = r.version_id
       where ar.action_id = a.id) as ressources,
      (select coalesce(json_agg(json_build_object('id', r.id, 'code', rv.code, 'titre', rv.titre) order by rv.code), '[]')
       from action_ressource ar join action r on r.id = ar.action_id join action_version rv on rv.id = r.version_id
       where ar.ressource_id = a.id) as utilisations
    from action a
    join action_version v on v.id = a.version_id
    join fiche f on f.id = v.fiche_id
    left join axe x on x.id = f.axe_id
    join suivi_action s on s.action_id = a.id
    left join statut st on st.id = s.statut_id
    where a.id = ${id} and a.schema_id = ${schema.id}`;
  return action ? { schema, action, historique: await readHistorique(db, id) } : null;
}

/** The full dated history of an action, newest first: nothing that was written is ever missing from it. */
async function readHistorique(db: ViewerDb, actionId: number): Promise<Evenement[]> {
  const rows = await db.$queryRaw<{ evenement: Evenement }[]>`
    with evenements as (
      select s.created_at, s.auteur_id, s.date_effet, 1 as rang, s.id, jsonb_build_object('nature', s.nature, 'avancement', coalesce(s.avancement, c.avancement),
          'commentaire', s.commentaire, 'corrigeId', s.corrige_id, 'corrigePar', (select x.id from statut x where x.corrige_id = s.id)) as corps
        from statut s left join statut c on c.id = s.confirme_id where s.action_id = ${actionId}
      union all
      select b.created_at, b.auteur_id, b.date_effet, 2, b.id, jsonb_build_object('nature', 'blocage', 'motif', b.motif, 'condition', b.condition,
          'responsable', b.responsable, 'leveLe', l.date_effet)
        from blocage b left join levee_blocage l on l.blocage_id = b.id where b.action_id = ${actionId}
      union all
      select l.created_at, l.auteur_id, l.date_effet, 3, l.blocage_id, jsonb_build_object('nature', 'levee', 'commentaire', l.commentaire)
        from levee_blocage l join blocage b on b.id = l.blocage_id where b.action_id = ${actionId}
      union all
      select r.created_at, r.auteur_id, coalesce(r.fait_le, (r.created_at at time zone 'Europe/Paris')::date), 4, r.id,
          jsonb_build_object('nature', 'jalon', 'faitLe', r.fait_le, 'commentaire', r.commentaire,
            'libelle', (select jv.libelle from jalon_version jv where jv.jalon_id = j.id order by jv.version_id desc limit 1))
        from jalon_realisation r join jalon j on j.id = r.jalon_id where j.action_id = ${actionId}
      union all
      select v.created_at, v.auteur_id, v.date_effet, 0, v.id, jsonb_build_object('nature', 'version', 'numero', v.numero, 'etat', v.etat,
          'decision', v.decision, 'motif', v.motif)
        from action_version v where v.action_id = ${actionId})
    select e.corps || jsonb_build_object('id', e.id, 'dateEffet', e.date_effet, 'creeLe', e.created_at,
      'auteur', coalesce(u.prenom || ' ' || u.nom, 'Reprise du schéma'), 'fonction', u.fonction) as evenement
    from evenements e left join utilisateur u on u.id = e.auteur_id
    order by e.created_at desc, e.rang desc, e.id desc`;
  return rows.map(({ evenement }) => evenement);
}
