import type { ViewerDb } from '@/lib/db';
import type { Campagne } from './rules';
import type { LigneRemontee } from './saisie';

/** The lines that a campaign asks of one EPCI, in the order of the scheme, with its draft, what was sent and what came before. */
export async function listLignes(
  db: ViewerDb,
  { id, schemaId }: Pick<Campagne, 'id'> & { schemaId: number },
  epciId: number,
): Promise<LigneRemontee[]> {
  return db.$queryRaw<LigneRemontee[]>`
    select r.action_id as "actionId", v.code, v.titre, v.resume, x.numero as axe, sa.avancement::text as departement, r.etape, r.motif,
      case when d.avancement_id is not null then json_build_object('annee', dc.annee, 'avancement', da.avancement,
        'commentaire', coalesce(da.commentaire, ''), 'difficulte', coalesce(da.difficulte, ''), 'preuve', coalesce(da.preuve, '')) end as derniere,
      case when e.id is not null then json_build_object('id', e.id, 'le', e.created_at, 'auteur', eu.prenom || ' ' || eu.nom,
        'avancement', e.avancement, 'commentaire', coalesce(e.commentaire, ''), 'difficulte', coalesce(e.difficulte, ''),
        'preuve', coalesce(e.preuve, '')) end as envoyee,
      case when b.action_id is not null then json_build_object('revision', b.revision, 'auteur', bu.prenom || ' ' || bu.nom,
        'le', b.updated_at, 'avancement', b.avancement, 'commentaire', b.commentaire, 'difficulte', b.difficulte, 'preuve', b.preuve) end as brouillon,
      case when r.demande_id is not null then json_build_object('motif', r.demande_motif, 'le', r.demande_le,
        'isAcceptee', r.demande_acceptee, 'reponse', r.demande_reponse) end as demande
    from suivi.remontee r
    join action a on a.id = r.action_id
    join action_version v on v.id = a.version_id
    join fiche f on f.id = a.fiche_id
    join axe x on x.id = f.axe_id
    join suivi_action sa on sa.action_id = a.id
    left join suivi_epci d on d.action_id = r.action_id and d.epci_id = r.epci_id
    left join avancement_epci da on da.id = d.avancement_id
    left join campagne dc on dc.id = da.campagne_id
    left join avancement_epci e on e.id = r.avancement_id
    left join utilisateur eu on eu.id = e.auteur_id
    left join brouillon_avancement b on b.action_id = r.action_id and b.epci_id = r.epci_id
    left join utilisateur bu on bu.id = b.auteur_id
    where r.schema_id = ${schemaId} and r.campagne_id = ${id} and r.epci_id = ${epciId}
    order by x.numero, f.ordre, f.id, length(v.code), v.code`;
}
