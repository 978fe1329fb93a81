import type { Jour } from '@/lib/clock';
import { listConventions } from '@/lib/conventions/data';
import { echeancesOf } from '@/lib/conventions/echeances';
import type { ViewerDb } from '@/lib/db';
import { formatJour } from '@/lib/format';
import { addJours } from '@/lib/jours';
import type { Liens } from './points';
import type { NaturePoint } from './rules';

/** A point that the state of the scheme suggests; the key holds the fact, so that the same fact is not proposed twice. */
export type Proposition = {
  cle: string;
  nature: NaturePoint;
  intitule: string;
  pourquoi: string;
  dureeMinutes: number;
  liens: Liens;
};
type Lieu = { seanceId: number; schemaId: number; instanceId: number; epciId: number | null };

/** How far ahead a decision or the end of a convention is worth a point: about until the next meeting. */
const HORIZON = 60;

/**
 * What a body could discuss: what turned red, was blocked or fell late since it last met, where the two levels disagree, conventions that
 * end or wait for their evaluation, decisions not carried out, référents missing, new resources, minutes to approve. What is
 * already on the agenda and what was put aside is left out. Two queries.
 */
export async function listPropositions(db: ViewerDb, lieu: Lieu, today: Jour): Promise<Proposition[]> {
  const [faits, conventions, { connues }] = await Promise.all([
    readFaits(db, lieu, today),
    listConventions(db, lieu.schemaId, lieu.epciId === null ? {} : { epciId: lieu.epciId }),
    readConnues(db, lieu),
  ]);
  const proposees = [
    ...faits.map(proposeFait),
    ...conventions.flatMap((convention) => {
      const [echeance] = echeancesOf(
        { ...convention, evaluations: convention.evaluations.map(({ annee }) => annee) },
        today,
      );
      if (!echeance) return [];
      const { nature, le, dans } = echeance;
      const isEvaluation = nature === 'evaluation';
      if (!isEvaluation && dans > 3 * HORIZON) return [];
      return [
        {
          ...{ cle: `convention:${convention.id}:${nature}:${le}`, nature: 'validation' as const, dureeMinutes: 15 },
          intitule: isEvaluation
            ? `Évaluer la convention ${convention.reference}`
            : `Suite à donner à la convention ${convention.reference}`,
          pourquoi: isEvaluation
            ? `Son évaluation ${le.slice(0, 4)} n’est pas faite.`
            : `Elle arrive à son ${nature === 'terme' ? 'terme' : 'préavis'} le ${formatJour(le)}.`,
          liens: { convention: [convention.id] },
        },
      ];
    }),
  ];
  return proposees.filter(({ cle }) => !connues.includes(cle));
}

async function readConnues(db: ViewerDb, { seanceId, instanceId }: Lieu): Promise<{ connues: string[] }> {
  const [row] = await db.$queryRaw<{ connues: string[] }[]>`
    select array(select cle from proposition_ecartee where instance_id = ${instanceId}
      union select proposition from point_seance where seance_id = ${seanceId} and proposition is not null) as connues`;
  return row!;
}

type Genre = 'compte_rendu' | 'decision' | 'rouge' | 'blocage' | 'retard' | 'ecart' | 'vacance' | 'ressource';
type Fait = {
  genre: Genre;
  id: number;
  /** What makes the fact: another one is proposed anew. */
  marque: string;
  code: string | null;
  titre: string;
  jour: Jour | null;
  detail: string | null;
};

async function readFaits(db: ViewerDb, lieu: Lieu, today: Jour): Promise<Fait[]> {
  const { seanceId, schemaId, instanceId, epciId } = lieu;
  return db.$queryRaw<Fait[]>`
    with depuis as (
      select coalesce((select max((debut at time zone 'Europe/Paris')::date) from seance where instance_id = ${instanceId} and id <> ${seanceId}
          and etat in ('tenue', 'diffuse', 'approuve', 'publie')),
        (select date_debut from schema_departemental where id = ${schemaId})) as le),
    suivies as (
      select a.id, v.code, v.titre, s.avancement, s.statut_id, s.depuis, s.blocage_id, s.jalon_id, s.echeance
      from action a join action_version v on v.id = a.version_id join suivi_action s on s.action_id = a.id
      where a.schema_id = ${schemaId} and v.etat = 'active' and (${epciId}::int is null
        or exists (select from action_version_epci e where e.version_id = v.id and e.epci_id = ${epciId}::int))),
    locales as (
      select l.action_id, case when bool_and(l.avancement = 'fait') then 'fait' when bool_and(l.avancement = 'pas_fait') then 'pas_fait'
        else 'en_cours' end as propose, count(*) as nombre
      from suivi_epci l where l.schema_id = ${schemaId} and (${epciId}::int is null or l.epci_id = ${epciId}::int) group by 1)
    select 'compte_rendu' as genre, s.id, s.id::text as marque, null as code, '' as titre, (s.debut at time zone 'Europe/Paris')::date::text as jour,
      null as detail, 1 as rang
    from seance s where s.instance_id = ${instanceId} and s.id <> ${seanceId} and s.etat = 'diffuse'
    union all
    select 'decision', d.id, d.suivi::text || d.echeance::text, d.annee || '-' || lpad(d.numero::text, 2, '0'), d.texte, d.echeance::text, d.suivi::text, 2
    from decision d join seance s on s.id = d.seance_id where s.instance_id = ${instanceId} and d.confirmee_le is not null
      and d.suivi in ('a_faire', 'en_cours') and (d.echeance is null or d.echeance <= ${addJours(today, HORIZON)}::date)
      and not exists (select from decision x where x.annule_id = d.id and x.confirmee_le is not null)
    union all
    select 'blocage', a.id, a.blocage_id::text, a.code, a.titre, b.date_effet::text, b.motif, 3
    from suivies a join blocage b on b.id = a.blocage_id, depuis where b.date_effet >= depuis.le
    union all
    select 'rouge', a.id, a.statut_id::text, a.code, a.titre, a.depuis::text, null, 4 from suivies a, depuis
    where a.avancement = 'pas_fait' and a.depuis >= depuis.le and a.blocage_id is null
    union all
    select 'retard', a.id, a.jalon_id || '-' || a.echeance, a.code, a.titre, a.echeance::text,
      (select libelle from jalon_version where jalon_id = a.jalon_id order by version_id desc limit 1), 5
    from suivies a, depuis where a.echeance < ${today}::date and a.echeance >= depuis.le and a.blocage_id is null
    union all
    select 'ecart', a.id, coalesce(a.avancement::text, 'rien') || '-' || l.propose, a.code, a.titre, null, l.nombre::text, 6
    from suivies a join locales l on l.action_id = a.id where a.avancement::text is distinct from l.propose
    union all
    select 'vacance', e.epci_id, n.nature::text || coalesce((select max(fin)::text from mandat m where m.schema_id = e.schema_id
      and m.epci_id = e.epci_id and m.nature = n.nature), ''), null, e.sigle, null, n.nature::text, 7
    from schema_epci e cross join unnest(enum_range(null::nature_mandat)) n (nature)
    where e.schema_id = ${schemaId} and (${epciId}::int is null or e.epci_id = ${epciId}::int) and not exists (
      select from mandat m where m.schema_id = e.schema_id and m.epci_id = e.epci_id and m.nature = n.nature
        and m.debut <= ${today}::date and (m.fin is null or m.fin >= ${today}::date))
    union all
    select 'ressource', a.id, v.numero::text, v.code, v.titre, null, null, 8 from action a join action_version v on v.id = a.version_id, depuis
    where a.schema_id = ${schemaId} and v.etat = 'ressource' and v.created_at::date > depuis.le and ${epciId}::int is null
    order by rang, jour nulls last, code nulls last, id`;
}

const NATURES: Record<Genre, [nature: NaturePoint, minutes: number]> = {
  compte_rendu: ['validation', 5],
  decision: ['information', 5],
  rouge: ['discussion', 15],
  blocage: ['discussion', 15],
  retard: ['discussion', 10],
  ecart: ['discussion', 10],
  vacance: ['information', 5],
  ressource: ['information', 5],
};

function proposeFait(fait: Fait): Proposition {
  const { genre, id, marque, titre } = fait;
  const [nature, dureeMinutes] = NATURES[genre];
  const isAction = ['rouge', 'blocage', 'retard', 'ecart', 'ressource'].includes(genre);
  const code = [fait.code, titre].filter(Boolean).join(' ');
  return {
    ...{ cle: `${genre}:${id}:${marque}`, nature, dureeMinutes, ...dire(fait, code) },
    liens: isAction ? { action: [id] } : {},
  };
}

function dire({ genre, code, titre, jour, detail }: Fait, action: string): { intitule: string; pourquoi: string } {
  const quand = jour ? formatJour(jour) : '';
  switch (genre) {
    case 'compte_rendu':
      return {
        intitule: `Approbation du compte rendu du ${quand}`,
        pourquoi: 'Il est diffusé et attend son approbation.',
      };
    case 'decision':
      return {
        intitule: `Suite de la décision ${code}`,
        pourquoi: `${titre} ${detail === 'en_cours' ? 'Elle est en cours' : 'Elle reste à faire'}${quand && `, pour le ${quand}`}.`,
      };
    case 'blocage':
      return { intitule: action, pourquoi: `Bloquée depuis le ${quand} : ${detail}` };
    case 'rouge':
      return { intitule: action, pourquoi: `Passée à « Pas fait » le ${quand}.` };
    case 'retard':
      return { intitule: action, pourquoi: `En retard : « ${detail} » était attendu le ${quand}.` };
    case 'ecart':
      return { intitule: action, pourquoi: 'Le statut départemental n’est pas celui que disent les EPCI.' };
    case 'vacance':
      return {
        intitule: `${detail === 'elu_referent' ? 'Élu référent' : 'Référent technique'} de ${titre}`,
        pourquoi: 'Personne n’est nommé aujourd’hui.',
      };
    case 'ressource':
      return {
        intitule: `Nouvelle ressource : ${titre}`,
        pourquoi: 'Elle a rejoint la bibliothèque depuis la dernière séance.',
      };
  }
}
