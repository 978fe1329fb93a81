import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import type { Moment } from './lecture';
import type { Avancement } from './rules';

/** A validated line: what an EPCI said of the action, for the year reported on. */
export type LigneLocale = {
  id: number;
  avancement: Avancement;
  commentaire: string | null;
  difficulte: string | null;
  preuve: string | null;
  annee: number;
  dateEffet: Jour;
  isPourCompte: boolean;
  /** A later validated line corrects this one. */
  isCorrigee: boolean;
};

/** What is still to be done about the last line, between the EPCI and the cellule. */
export type Attente = {
  etape: 'transmis' | 'retourne' | 'correction_demandee' | 'correction_acceptee';
  avancement: Avancement;
  le: Jour;
  motif: string | null;
};

/** One EPCI concerned by an action, as this person may read it: nobody else's pending lines, and no draft ever. */
export type AvancementEpci = {
  epciId: number;
  siren: string;
  sigle: string;
  nom: string;
  /** Since when the validated value has been the same. */
  depuis: Jour | null;
  actuelle: LigneLocale | null;
  /** The validated lines before that one, newest first. */
  precedentes: LigneLocale[];
  attente: Attente | null;
};

type Row = Omit<AvancementEpci, 'actuelle' | 'precedentes'> & { validees: LigneLocale[] };

/**
 * The local progress of an action in each EPCI it concerns, in the scheme's order, in one query. The policies decide which
 * lines are found: the validated ones for whoever reads the local column, what waits for that EPCI and the cellule. At a moment,
 * the lines validated by then; what waited is not told.
 */
export async function readAvancementsLocaux(
  db: ViewerDb,
  schemaId: number,
  actionId: number,
  moment: Moment | null = null,
): Promise<AvancementEpci[]> {
  const rows = await db.$queryRaw<Row[]>`
    with lu as (select coalesce(${moment?.au ?? null}::date, 'infinity') as au, suivi.fin_du_jour(${moment?.connuLe ?? null}::date) as connu)
    select e.id as "epciId", e.siren, se.sigle, e.nom, case when ${moment === null} then s.depuis::text end as depuis,
      (select coalesce(json_agg(json_build_object('id', l.id, 'avancement', l.avancement, 'commentaire', l.commentaire,
         'difficulte', l.difficulte, 'preuve', l.preuve, 'annee', c.annee, 'dateEffet', l.date_effet, 'isPourCompte', l.is_pour_compte,
         'isCorrigee', exists (select from avancement_epci x join suite_avancement y on y.avancement_id = x.id and y.suite = 'valide'
           and y.created_at < lu.connu where x.corrige_id = l.id)) order by l.id desc), '[]')
       from avancement_epci l join suite_avancement v on v.avancement_id = l.id and v.suite = 'valide'
       join campagne c on c.id = l.campagne_id
       where l.action_id = a.id and l.epci_id = e.id and l.date_effet <= lu.au and v.created_at < lu.connu) as validees,
      case when ${moment === null} then (select case
         when v.avancement_id is null then json_build_object('etape', 'transmis', 'avancement', l.avancement, 'le', l.transmis, 'motif', null)
         when v.suite = 'retourne' then json_build_object('etape', 'retourne', 'avancement', l.avancement,
           'le', (v.created_at at time zone 'Europe/Paris')::date, 'motif', v.motif)
         when r.is_acceptee then json_build_object('etape', 'correction_acceptee', 'avancement', l.avancement,
           'le', (r.created_at at time zone 'Europe/Paris')::date, 'motif', d.motif)
         when d.id is not null and r.demande_id is null then json_build_object('etape', 'correction_demandee', 'avancement', l.avancement,
           'le', (d.created_at at time zone 'Europe/Paris')::date, 'motif', d.motif) end
       from (select x.id, x.avancement, (x.created_at at time zone 'Europe/Paris')::date as transmis from avancement_epci x
         where x.action_id = a.id and x.epci_id = e.id order by x.id desc limit 1) l
       left join suite_avancement v on v.avancement_id = l.id
       left join lateral (select y.id, y.motif, y.created_at from demande_correction y where y.avancement_id = l.id
         order by y.id desc limit 1) d on true
       left join reponse_correction r on r.demande_id = d.id) end as attente
    from lu cross join action a
    join action_version_epci ve on ve.version_id = case when ${moment === null} then a.version_id else (
      select w.id from action_version w where w.action_id = a.id and w.date_effet <= lu.au and w.created_at < lu.connu
      order by w.numero desc limit 1) end
    join schema_epci se on se.schema_id = ve.schema_id and se.epci_id = ve.epci_id
    join epci e on e.id = ve.epci_id
    left join suivi_epci s on s.action_id = a.id and s.epci_id = ve.epci_id
    where a.id = ${actionId} and a.schema_id = ${schemaId}
    order by se.ordre`;
  return rows.map(({ validees: [actuelle = null, ...precedentes], ...epci }) => ({ ...epci, actuelle, precedentes }));
}
