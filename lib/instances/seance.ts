import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import { decisionsJson, type DecisionLue } from './decision';
import type { College, EtatPresence, EtatSeance, NaturePoint, NatureSeance, TypeInstance } from './rules';

export type LienPoint = {
  id: number;
  objet: 'action' | 'convention' | 'indicateur' | 'document';
  cible: number;
  /** The code of an action, the reference of a convention; null when it has none. */
  code: string | null;
  libelle: string;
};
export type NoteLue = {
  id: number;
  texte: string;
  revision: number;
  action: { id: number; code: string | null; titre: string } | null;
  fiche: { id: number; code: string; titre: string } | null;
};
export type PointLu = {
  id: number;
  ordre: number;
  nature: NaturePoint;
  intitule: string;
  dureeMinutes: number;
  rapporteur: string | null;
  proposition: string | null;
  motif: string | null;
  revision: number;
  liens: LienPoint[];
  /** What was said; empty for who does not read it yet. */
  notes: NoteLue[];
};
export type PresenceLue = {
  id: number;
  membreId: number | null;
  siegeId: number | null;
  prenom: string;
  nom: string;
  fonction: string | null;
  college: College | null;
  organisation: string | null;
  etat: EtatPresence;
  parQui: string | null;
  isInvite: boolean;
  revision: number;
};
export type SeanceLue = {
  id: number;
  nature: NatureSeance;
  etat: EtatSeance;
  motifEtat: string | null;
  /** The instant it begins, ISO. */
  debut: string;
  jour: Jour;
  dureeMinutes: number;
  lieu: string | null;
  visio: string | null;
  convocation: string | null;
  convoqueeLe: string | null;
  pointCourantId: number | null;
  revision: number;
  instance: {
    id: number;
    type: TypeInstance;
    nom: string;
    quorum: number | null;
    epci: { id: number; siren: string; sigle: string } | null;
    isSansReferent: boolean;
  };
  points: PointLu[];
  presences: PresenceLue[];
  decisions: DecisionLue[];
  compteRendu: {
    ouverture: string | null;
    cloture: string | null;
    relectureAu: Jour | null;
    diffuseLe: string | null;
    approuveLe: string | null;
    revision: number;
  } | null;
  publieLe: string | null;
};

/** One meeting, whole, as far as this person reads it; null when it is not there for them. One query. */
export async function readSeance(db: ViewerDb, schemaId: number, id: number): Promise<SeanceLue | null> {
  const [row] = await db.$queryRaw<SeanceLue[]>`
    select s.id, s.nature::text as nature, s.etat::text as etat, s.motif_etat as "motifEtat", to_json(s.debut) #>> '{}' as debut,
      (s.debut at time zone 'Europe/Paris')::date::text as jour, s.duree_minutes as "dureeMinutes", s.lieu, s.visio, s.convocation,
      to_json(s.convoquee_le) #>> '{}' as "convoqueeLe", s.point_courant_id as "pointCourantId", s.revision,
      json_build_object('id', i.id, 'type', i.type, 'nom', i.nom, 'quorum', i.quorum,
        'epci', case when e.id is not null then json_build_object('id', e.id, 'siren', e.siren, 'sigle', se.sigle) end,
        'isSansReferent', exists (select from acces.epcis_sans_referent() r where r.schema_id = i.schema_id and r.epci_id = i.epci_id)) as instance,
      coalesce((select json_agg(json_build_object('id', p.id, 'ordre', p.ordre, 'nature', p.nature, 'intitule', p.intitule,
          'dureeMinutes', p.duree_minutes, 'rapporteur', p.rapporteur, 'proposition', p.proposition, 'motif', p.motif, 'revision', p.revision,
          'liens', coalesce((select json_agg(json_build_object('id', l.id,
              'objet', case when l.action_id is not null then 'action' when l.convention_id is not null then 'convention'
                when l.indicateur_id is not null then 'indicateur' else 'document' end,
              'cible', coalesce(l.action_id, l.convention_id, l.indicateur_id, l.document_id),
              'code', coalesce(v.code, c.reference),
              'libelle', coalesce(nullif(concat_ws(' ', v.code, v.titre), ''), c.reference || ' · ' || c.intitule, iv.libelle, d.titre))
              order by l.id)
            from point_lien l
            left join action a on a.id = l.action_id left join action_version v on v.id = a.version_id
            left join convention c on c.id = l.convention_id
            left join lateral (select libelle from indicateur_version where indicateur_id = l.indicateur_id order by numero desc limit 1) iv on true
            left join document d on d.id = l.document_id
            where l.point_id = p.id and coalesce(v.titre, c.reference, d.titre, iv.libelle) is not null), '[]'),
          'notes', coalesce((select json_agg(json_build_object('id', n.id, 'texte', n.texte, 'revision', n.revision,
              'action', case when av.id is not null then json_build_object('id', n.action_id, 'code', av.code, 'titre', av.titre) end,
              'fiche', case when f.id is not null then json_build_object('id', f.id, 'code', f.code, 'titre', f.titre) end) order by n.id)
            from note_seance n left join action na on na.id = n.action_id left join action_version av on av.id = na.version_id
            left join fiche f on f.id = n.fiche_id where n.point_id = p.id), '[]')) order by p.ordre, p.id)
        from point_seance p where p.seance_id = s.id), '[]') as points,
      coalesce((select json_agg(json_build_object('id', q.id, 'membreId', q.membre_id,
          'siegeId', (select siege_id from membre where id = q.membre_id), 'prenom', q.prenom, 'nom', q.nom, 'fonction', q.fonction,
          'college', q.college, 'organisation', q.organisation, 'etat', q.etat, 'parQui', q.par_qui, 'isInvite', q.is_invite,
          'revision', q.revision) order by q.is_invite, q.college, q.organisation, q.nom, q.id)
        from presence q where q.seance_id = s.id), '[]') as presences,
      coalesce((select json_agg(${decisionsJson} order by d.numero nulls last, d.id) from decision d
        join seance ds on ds.id = d.seance_id join instance di on di.id = ds.instance_id where d.seance_id = s.id), '[]') as decisions,
      (select json_build_object('ouverture', r.ouverture, 'cloture', r.cloture, 'relectureAu', r.relecture_au, 'diffuseLe', r.diffuse_le,
        'approuveLe', r.approuve_le, 'revision', r.revision) from compte_rendu r where r.seance_id = s.id) as "compteRendu",
      (select to_json(publie_le) #>> '{}' from compte_rendu_public where seance_id = s.id) as "publieLe"
    from seance s join instance i on i.id = s.instance_id
    left join epci e on e.id = i.epci_id left join schema_epci se on se.schema_id = i.schema_id and se.epci_id = i.epci_id
    where s.id = ${id} and s.schema_id = ${schemaId}`;
  return row ?? null;
}
