import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import { proposeStatut, type AvancementLocal } from './proposition';
import { isEnRetard, isSansInformationRecente, type Avancement } from './rules';

/** What the home says of a followed action. */
export type ActionAccueil = {
  id: number;
  code: string;
  titre: string;
  etat: 'active';
  avancement: Avancement | null;
  confirmeLe: Jour | null;
  echeance: Jour | null;
  blocage: { motif: string; depuis: Jour } | null;
  /** The last change of the departmental status, when it was written since the day asked. */
  change: { avant: Avancement | null; le: Jour; commentaire: string | null } | null;
  /** EPCI concerned, with their validated progress where this person reads it. */
  locaux: (AvancementLocal & { epciId: number })[];
};

/** The followed actions of a scheme in the order of their codes, and the statuses changed since a day; one query. */
export async function listActionsAccueil(db: ViewerDb, schemaId: number, depuis: Jour): Promise<ActionAccueil[]> {
  const rows = await db.$queryRaw<ActionAccueil[]>`
    select a.id, v.code, v.titre, a.etat::text as etat, s.avancement::text as avancement, s.confirme_le::text as "confirmeLe",
      s.echeance::text as echeance,
      (select json_build_object('motif', b.motif, 'depuis', b.date_effet) from blocage b where b.id = s.blocage_id) as blocage,
      case when (st.created_at at time zone 'Europe/Paris')::date >= ${depuis}::date and st.avancement is distinct from p.avancement
        then json_build_object('avant', p.avancement, 'le', (st.created_at at time zone 'Europe/Paris')::date,
          'commentaire', st.commentaire) end as change,
      (select coalesce(json_agg(json_build_object('epciId', ve.epci_id, 'sigle', se.sigle, 'avancement', l.avancement)
         order by se.ordre), '[]')
       from action_version_epci ve
       join schema_epci se on se.schema_id = ve.schema_id and se.epci_id = ve.epci_id
       left join suivi_epci l on l.action_id = a.id and l.epci_id = ve.epci_id
       where ve.version_id = v.id) as locaux
    from action a
    join action_version v on v.id = a.version_id
    join suivi_action s on s.action_id = a.id
    left join statut st on st.id = s.statut_id
    left join lateral (select x.avancement from statut x
      where x.action_id = a.id and x.avancement is not null and x.id <> s.statut_id
        and not exists (select from statut c where c.corrige_id = x.id)
      order by x.date_effet desc, x.id desc limit 1) p on true
    where a.schema_id = ${schemaId} and a.etat = 'active'`;
  return rows.sort((a, b) => a.code.localeCompare(b.code, 'fr', { numeric: true }));
}

/** The late ones, and among them those without recent news. */
export function listRetards(actions: readonly ActionAccueil[], today: Jour) {
  const retards = actions.filter((action) => isEnRetard(action, today));
  return { retards, sansNouvelles: retards.filter((action) => isSansInformationRecente(action, today)).length };
}

/** The statuses changed, the latest first. */
export function listChanges(actions: readonly ActionAccueil[]): (ActionAccueil & { change: object })[] {
  return actions
    .filter(
      (action): action is ActionAccueil & { change: NonNullable<ActionAccueil['change']> } => action.change !== null,
    )
    .sort((a, b) => b.change.le.localeCompare(a.change.le));
}

export type Ecart = { action: ActionAccueil; propose: Avancement; raison: string };

/** The actions whose departmental status is not the one that the validated progress of the EPCI adds up to. */
export function listEcarts(actions: readonly ActionAccueil[]): Ecart[] {
  return actions.flatMap((action) => {
    const proposition = proposeStatut(action.locaux);
    if (!proposition?.avancement || proposition.avancement === action.avancement) return [];
    return [{ action, propose: proposition.avancement, raison: proposition.raison }];
  });
}
