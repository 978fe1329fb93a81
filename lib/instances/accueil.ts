import { can, type Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import { addJours } from '@/lib/jours';

type InstanceNommee = { id: number; nom: string };
export type ProchaineSeance = {
  id: number;
  debut: string;
  dureeMinutes: number;
  lieu: string | null;
  instance: InstanceNommee;
};
/** A body that has met fewer times this year than it must. */
export type ReunionsDues = {
  instance: InstanceNommee;
  tenues: number;
  minimum: number;
  /** The next one planned this year. */
  prochaine: Jour | null;
};
export type DecisionDue = {
  id: number;
  annee: number;
  numero: number;
  sigle: string | null;
  texte: string;
  echeance: Jour | null;
};
export type InstancesAccueil = { prochaines: ProchaineSeance[]; reunions: ReunionsDues[]; decisions: DecisionDue[] };

/** From when the meetings still owed in the year are recalled. */
const DERNIER_TRIMESTRE = '-10-01';
/** How long ahead the cellule, which answers for all, sees the deadline of a decision, in days. */
const PROCHE = 60;

const rien: InstancesAccueil = { prochaines: [], reunions: [], decisions: [] };

/**
 * What the bodies expect of this person: the next meeting of each one they sit in or hold, in the last quarter the meetings
 * still owed by those they hold (by all, for the cellule), and the confirmed decisions they answer for, undone. One query.
 */
export async function readInstancesAccueil(
  db: ViewerDb,
  viewer: Viewer,
  schemaId: number,
  today: Jour,
): Promise<InstancesAccueil> {
  if (!can(viewer, 'lire', 'instance', { schemaId })) return rien;
  const siens = viewer.habilitations.filter((habilitation) => habilitation.schemaId === schemaId);
  const epciIds = siens.flatMap(({ epciId }) => epciId ?? []);
  const organisationIds = siens.flatMap(({ organisationId }) => organisationId ?? []);
  const isCopil = siens.some(({ role }) => role === 'membre_copil');
  const isCellule = can(viewer, 'ecrire', 'instance', { schemaId });
  const annee = today.slice(0, 4);
  const isDernier = today >= `${annee}${DERNIER_TRIMESTRE}`;
  const [row] = await db.$queryRaw<InstancesAccueil[]>`
    with tenue as (select * from acces.instances_tenues() as t (id)),
    sienne as (
      select id from tenue union select * from acces.instances_siegees()
      union select id from instance where epci_id = any (${epciIds}::int[]) or (${isCopil} and type = 'comite_pilotage'))
    select
      (select coalesce(json_agg(json_build_object('id', p.id, 'debut', p.debut, 'dureeMinutes', p.duree_minutes, 'lieu', p.lieu,
          'instance', json_build_object('id', i.id, 'nom', i.nom)) order by p.debut), '[]')
       from instance i join lateral (select s.* from seance s where s.instance_id = i.id and s.etat in ('prevue', 'convoquee')
         and (s.debut at time zone 'Europe/Paris')::date >= ${today}::date order by s.debut limit 1) p on true
       where i.schema_id = ${schemaId} and i.id in (select id from sienne)) as prochaines,
      (select coalesce(json_agg(json_build_object('instance', json_build_object('id', i.id, 'nom', i.nom), 'tenues', n.tenues,
          'minimum', i.minimum_annuel, 'prochaine', (select min((s.debut at time zone 'Europe/Paris')::date) from seance s
            where s.instance_id = i.id and s.etat in ('prevue', 'convoquee') and (s.debut at time zone 'Europe/Paris')::date
              between ${today}::date and ${`${annee}-12-31`}::date)) order by n.tenues - i.minimum_annuel, i.epci_id is not null, i.nom), '[]')
       from instance i cross join lateral (select instances.reunions_tenues(i.id, ${Number(annee)}::int) as tenues) n
       where ${isDernier} and i.schema_id = ${schemaId} and i.fin_le is null and n.tenues < i.minimum_annuel
         and (${isCellule} or i.id in (select id from tenue))) as reunions,
      (select coalesce(json_agg(json_build_object('id', d.id, 'annee', d.annee, 'numero', d.numero, 'texte', left(d.texte, 300),
          'echeance', d.echeance, 'sigle', (select sigle from schema_epci x where x.schema_id = d.schema_id and x.epci_id = d.epci_id))
          order by d.echeance nulls last, d.id), '[]')
       from decision d where d.schema_id = ${schemaId} and d.confirmee_le is not null and d.suivi in ('a_faire', 'en_cours')
         and not exists (select from decision x where x.annule_id = d.id and x.confirmee_le is not null)
         and (d.id in (select acces.decisions_suivies()) or d.responsable_id = any (${organisationIds}::int[]))
         and (not ${isCellule} or d.echeance <= ${addJours(today, PROCHE)}::date)) as decisions`;
  return row ?? rien;
}
