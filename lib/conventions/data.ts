import type { Jour } from '@/lib/clock';
import { Prisma, type ViewerDb } from '@/lib/db';
import type { Avancement } from '@/lib/suivi/rules';
import type { Constat, EtatConvention, Famille, Niveau, Reconduction, SuiteEvaluation, Volet } from './rules';

/** What the register says of a convention. */
export type ConventionLue = {
  id: number;
  reference: string;
  intitule: string;
  niveau: Niveau;
  famille: Famille;
  etat: EtatConvention;
  dateEffet: Jour | null;
  /** The end in force, avenants included. */
  fin: Jour | null;
  reconduction: Reconduction;
  dureeReconductionMois: number | null;
  nbReconductionsMax: number | null;
  preavisMois: number | null;
  parties: { sigle: string; nom: string }[];
  epcis: { id: number; sigle: string }[];
  /** The day of the last signature; null when none, or for who does not read them. */
  signeeLe: Jour | null;
  /** Years evaluated, the latest first; empty for who does not read them. */
  evaluations: { annee: number; avancement: Avancement; suite: SuiteEvaluation }[];
};

/** Which of the conventions that one reads: one's own, those of an EPCI (party or covered), those in a state; all of them by default. */
export type Parmi = { propres?: boolean; epciId?: number; etat?: EtatConvention };

/** The conventions of a scheme that this person reads, by reference; one query. */
export async function listConventions(db: ViewerDb, schemaId: number, parmi: Parmi = {}): Promise<ConventionLue[]> {
  const rows = await db.$queryRaw<ConventionLue[]>`
    with choisies as materialized (select * from convention c where c.schema_id = ${schemaId} ${where(parmi)}),
    parties as (
      select p.convention_id, json_agg(json_build_object('sigle', coalesce(o.sigle, o.nom), 'nom', o.nom) order by p.ordre) as toutes
      from convention_partie p join organisation o on o.id = p.organisation_id
      where p.convention_id in (select id from choisies) group by 1),
    couverts as (
      select c.convention_id, json_agg(json_build_object('id', c.epci_id, 'sigle', se.sigle) order by se.ordre) as tous
      from convention_epci c join schema_epci se on se.schema_id = c.schema_id and se.epci_id = c.epci_id
      where c.convention_id in (select id from choisies) group by 1),
    signees as (
      select convention_id, max(signe_le) as le from convention_signature
      where convention_id in (select id from choisies) group by 1),
    evaluees as (
      select convention_id, json_agg(json_build_object('annee', annee, 'avancement', avancement, 'suite', suite) order by annee desc) as toutes
      from evaluation_convention where convention_id in (select id from choisies) group by 1),
    termes as (
      select distinct on (convention_id) convention_id, nouvelle_fin from avenant
      where convention_id in (select id from choisies) and nouvelle_fin is not null order by convention_id, numero desc)
    select c.id, c.reference, c.intitule, c.niveau::text as niveau, c.famille::text as famille, c.etat::text as etat,
      c.date_effet::text as "dateEffet", coalesce(t.nouvelle_fin, c.date_fin)::text as fin, c.reconduction::text as reconduction,
      c.duree_reconduction_mois as "dureeReconductionMois", c.nb_reconductions_max as "nbReconductionsMax", c.preavis_mois as "preavisMois",
      coalesce(p.toutes, '[]') as parties, coalesce(e.tous, '[]') as epcis, s.le::text as "signeeLe", coalesce(v.toutes, '[]') as evaluations
    from choisies c
    left join parties p on p.convention_id = c.id
    left join couverts e on e.convention_id = c.id
    left join signees s on s.convention_id = c.id
    left join evaluees v on v.convention_id = c.id
    left join termes t on t.convention_id = c.id
    order by c.reference, c.id`;
  return rows;
}

function where({ propres, epciId, etat }: Parmi): Prisma.Sql {
  return Prisma.sql`
    ${propres ? Prisma.sql`and c.id in (select acces.conventions_propres())` : Prisma.empty}
    ${etat ? Prisma.sql`and c.etat = ${etat}::etat_convention` : Prisma.empty}
    ${
      epciId === undefined
        ? Prisma.empty
        : Prisma.sql`and c.id in (
            select convention_id from convention_epci where epci_id = ${epciId}
            union select p.convention_id from convention_partie p join organisation o on o.id = p.organisation_id where o.epci_id = ${epciId})`
    }`;
}

export type PartieLue = {
  id: number;
  /** The EPCI that this party is, when it is one. */
  epciId: number | null;
  organisationId: number;
  sigle: string;
  nom: string;
  qualite: string | null;
  signature: {
    instance: string | null;
    deliberationNumero: string | null;
    deliberationLe: Jour | null;
    signataire: string | null;
    fonction: string | null;
    signeLe: Jour | null;
    revision: number;
  } | null;
  engagements: {
    id: number;
    revision: number;
    texte: string;
    action: { id: number; code: string | null; titre: string } | null;
    epci: string | null;
    echeance: Jour | null;
    constat: Constat | null;
    constateLe: Jour | null;
    preuve: string | null;
  }[];
};

export type ConventionEntiere = Omit<ConventionLue, 'parties' | 'evaluations'> & {
  objet: string | null;
  revision: number;
  /** The first end, before any avenant. */
  dateFin: Jour | null;
  motifEtat: string | null;
  sansParent: string | null;
  parent: { id: number; reference: string; intitule: string } | null;
  financieres: { id: number; reference: string; intitule: string }[];
  parties: PartieLue[];
  actions: { id: number; code: string | null; titre: string }[];
  montants: {
    id: number;
    revision: number;
    annee: number;
    volet: Volet;
    financeur: string;
    prevu: number;
    verse: number | null;
  }[];
  /** The one that it renews, and the one that renews it, as far as this person reads them. */
  precedente: { id: number; reference: string } | null;
  suivante: { id: number; reference: string } | null;
  avenants: { numero: number; objet: string; signeLe: Jour; nouvelleFin: Jour | null }[];
  evaluations: {
    annee: number;
    avancement: Avancement;
    suite: SuiteEvaluation;
    commentaire: string;
    evalueeLe: Jour;
    revision: number;
    auteur: string | null;
  }[];
};

/** One convention, whole, as far as this person reads it; null when it is not there for them. One query. */
export async function readConvention(db: ViewerDb, schemaId: number, id: number): Promise<ConventionEntiere | null> {
  const [row] = await db.$queryRaw<ConventionEntiere[]>`
    select c.id, c.reference, c.intitule, c.niveau::text as niveau, c.famille::text as famille, c.etat::text as etat, c.objet, c.revision,
      c.motif_etat as "motifEtat", c.sans_parent as "sansParent", c.date_effet::text as "dateEffet", c.date_fin::text as "dateFin",
      conventions.fin(c.id, c.date_fin)::text as fin, c.reconduction::text as reconduction,
      c.duree_reconduction_mois as "dureeReconductionMois", c.nb_reconductions_max as "nbReconductionsMax", c.preavis_mois as "preavisMois",
      (select max(signe_le)::text from convention_signature where convention_id = c.id) as "signeeLe",
      (select json_build_object('id', p.id, 'reference', p.reference, 'intitule', p.intitule) from convention p where p.id = c.parent_id) as parent,
      (select json_build_object('id', p.id, 'reference', p.reference) from convention p where p.id = c.precedente_id) as precedente,
      (select json_build_object('id', p.id, 'reference', p.reference) from convention p where p.precedente_id = c.id) as suivante,
      (select coalesce(json_agg(json_build_object('id', f.id, 'reference', f.reference, 'intitule', f.intitule) order by f.reference), '[]')
       from convention f where f.parent_id = c.id) as financieres,
      (select coalesce(json_agg(json_build_object('id', p.id, 'sigle', coalesce(o.sigle, o.nom), 'nom', o.nom, 'qualite', p.qualite, 'epciId', o.epci_id, 'organisationId', o.id,
         'signature', (select json_build_object('instance', s.instance, 'deliberationNumero', s.deliberation_numero, 'deliberationLe', s.deliberation_le,
            'signataire', s.signataire, 'fonction', s.fonction, 'signeLe', s.signe_le, 'revision', s.revision) from convention_signature s where s.partie_id = p.id),
         'engagements', (select coalesce(json_agg(json_build_object('id', g.id, 'revision', g.revision, 'texte', g.texte, 'epci', se.sigle, 'echeance', g.echeance,
            'constat', g.constat, 'constateLe', g.constate_le, 'preuve', g.preuve,
            'action', case when v.id is not null then json_build_object('id', a.id, 'code', v.code, 'titre', v.titre) end) order by g.id), '[]')
            from engagement g left join action a on a.id = g.action_id left join action_version v on v.id = a.version_id
            left join schema_epci se on se.schema_id = g.schema_id and se.epci_id = g.epci_id where g.partie_id = p.id)) order by p.ordre), '[]')
       from convention_partie p join organisation o on o.id = p.organisation_id where p.convention_id = c.id) as parties,
      (select coalesce(json_agg(json_build_object('id', e.epci_id, 'sigle', se.sigle) order by se.ordre), '[]')
       from convention_epci e join schema_epci se on se.schema_id = e.schema_id and se.epci_id = e.epci_id where e.convention_id = c.id) as epcis,
      (select coalesce(json_agg(json_build_object('id', a.id, 'code', v.code, 'titre', v.titre) order by v.code), '[]')
       from convention_action x join action a on a.id = x.action_id join action_version v on v.id = a.version_id where x.convention_id = c.id) as actions,
      (select coalesce(json_agg(json_build_object('id', m.id, 'revision', m.revision, 'annee', m.annee, 'volet', m.volet, 'financeur', coalesce(o.sigle, o.nom), 'prevu', m.prevu,
         'verse', m.verse) order by m.annee, m.volet, o.nom), '[]')
       from convention_montant m join organisation o on o.id = m.financeur_id where m.convention_id = c.id) as montants,
      (select coalesce(json_agg(json_build_object('numero', n.numero, 'objet', n.objet, 'signeLe', n.signe_le, 'nouvelleFin', n.nouvelle_fin)
         order by n.numero), '[]') from avenant n where n.convention_id = c.id) as avenants,
      (select coalesce(json_agg(json_build_object('annee', v.annee, 'avancement', v.avancement, 'suite', v.suite, 'commentaire', v.commentaire,
         'evalueeLe', v.evaluee_le, 'revision', v.revision, 'auteur', u.prenom || ' ' || u.nom) order by v.annee desc), '[]')
       from evaluation_convention v left join utilisateur u on u.id = v.auteur_id where v.convention_id = c.id) as evaluations
    from convention c where c.id = ${id} and c.schema_id = ${schemaId}`;
  return row ?? null;
}
