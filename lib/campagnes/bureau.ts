import type { Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import { Prisma, type ViewerDb } from '@/lib/db';
import type { Epci } from '@/lib/territoires/epci';
import { readSchema, type Schema } from '@/lib/suivi/tableau';
import { currentCampagne, listCampagnes } from './campagne';
import { etatRemontee, etatsRemontee, type Campagne, type Comptes } from './rules';

/** Where an EPCI stands in a campaign, as the cellule sees it. */
export type EpciBureau = Epci &
  Comptes & {
    /** Technical référents whose mandate is in force; without access, nobody can send in the name of the EPCI. */
    referents: { nom: string; hasAcces: boolean }[];
    /** Nobody holds the right to send: the cellule may enter on its behalf. */
    isVacant: boolean;
    dernierEnvoi: string | null;
    visa: { date: Jour; isEnLigne: boolean; auteur: string } | null;
    /** Lines come in since the mark of the desk. */
    recues: number;
    /** Corrections asked for and not answered, whatever the campaign. */
    demandes: number;
  };

/** Lines sent in one go. */
export type Envoi = {
  siren: string;
  sigle: string;
  quand: string;
  auteur: string;
  isPourCompte: boolean;
  lignes: number;
  inchangees: number;
  aExaminer: number;
};

export type Bureau = {
  schema: Schema;
  campagnes: Campagne[];
  /** The one that is read; null when the scheme has none. */
  campagne: Campagne | null;
  /** What came in after it is new: the viewer's last examination, and the last seven days at least. */
  depuis: { quand: string; isExamen: boolean };
  epcis: EpciBureau[];
  envois: Envoi[];
};

type Asked = { annee: number | null; today: Jour };

/** The scheme, its campaigns and the one asked for (else the current one, else the next); null when one of them does not exist. */
export async function readCampagneAsked(db: ViewerDb, code: string, { annee, today }: Asked) {
  const schema = await readSchema(db, code);
  if (!schema) return null;
  const campagnes = await listCampagnes(db, schema.id);
  const campagne = annee
    ? campagnes.find((one) => one.annee === annee)
    : (currentCampagne(campagnes, today) ?? campagnes.at(-1) ?? null);
  return campagne === undefined ? null : { schema, campagnes, campagne };
}

/** The cellule's desk on a campaign: the EPCI by state, the silent first, and what came in lately. */
export async function readBureau(db: ViewerDb, viewer: Viewer, code: string, asked: Asked): Promise<Bureau | null> {
  const found = await readCampagneAsked(db, code, asked);
  if (!found) return null;
  const { schema, campagne } = found;
  const epcis = campagne
    ? await listEpcisBureau(db, viewer, { schemaId: schema.id, campagne, today: asked.today })
    : [];
  const rank = (epci: EpciBureau) => etatsRemontee.indexOf(etatRemontee(epci));
  const [repere] = await db.$queryRaw<{ depuis: Bureau['depuis']; envois: Envoi[] }[]>`
    with repere as (${repereOf(viewer, schema.id)}),
    envois as (
      select l.epci_id, l.auteur_id, l.is_pour_compte, date_trunc('minute', l.created_at) as quand, count(*)::int as lignes,
        (count(*) filter (where l.is_inchange))::int as inchangees,
        (count(*) filter (where s.avancement_id is null and not exists (select from avancement_epci x
          where x.action_id = l.action_id and x.epci_id = l.epci_id and x.id > l.id)))::int as a_examiner
      from avancement_epci l left join suite_avancement s on s.avancement_id = l.id
      where l.campagne_id = ${campagne?.id ?? 0}
      group by 1, 2, 3, 4 order by quand desc, l.epci_id limit 8)
    select json_build_object('quand', r.depuis, 'isExamen', r.is_examen) as depuis,
      (select coalesce(json_agg(json_build_object('siren', e.siren, 'sigle', se.sigle, 'quand', n.quand,
         'auteur', coalesce(u.prenom || ' ' || u.nom, 'l’EPCI'), 'isPourCompte', n.is_pour_compte, 'lignes', n.lignes,
         'inchangees', n.inchangees, 'aExaminer', n.a_examiner) order by n.quand desc, n.epci_id), '[]')
       from envois n join schema_epci se on se.schema_id = ${schema.id} and se.epci_id = n.epci_id
       join epci e on e.id = n.epci_id left join utilisateur u on u.id = n.auteur_id) as envois
    from repere r`;
  return { ...found, ...repere!, epcis: epcis.toSorted((a, b) => rank(a) - rank(b)) };
}

type OnCampagne = { schemaId: number; campagne: Campagne; today: Jour; epciId?: number };

/** The EPCI of the scheme, in its order, with their counts in the campaign; one alone when `epciId` says which. */
export async function listEpcisBureau(
  db: ViewerDb,
  viewer: Viewer,
  { schemaId, campagne, today, epciId }: OnCampagne,
): Promise<EpciBureau[]> {
  const one = epciId ? Prisma.sql`and e.id = ${epciId}` : Prisma.empty;
  const inForce = Prisma.sql`debut <= ${today}::date and (fin is null or fin >= ${today}::date)`;
  return db.$queryRaw<EpciBureau[]>`
    with repere as (${repereOf(viewer, schemaId)}),
    droit as (select h.epci_id, h.utilisateur_id from habilitation h join compte c on c.utilisateur_id = h.utilisateur_id
      where h.schema_id = ${schemaId} and h.role = 'referent_epci' and h.retiree_le is null and c.ferme_le is null and ${inForce})
    select e.id, e.siren, se.sigle, e.nom, n.*, l.*,
      not exists (select from droit d where d.epci_id = e.id) as "isVacant",
      (select coalesce(json_agg(json_build_object('nom', m.prenom || ' ' || m.nom,
         'hasAcces', exists (select from droit d where d.epci_id = e.id and d.utilisateur_id = m.utilisateur_id)) order by m.debut, m.id), '[]')
       from mandat m where m.schema_id = ${schemaId} and m.epci_id = e.id and m.nature = 'referent_technique' and ${inForce}) as referents,
      (select json_build_object('date', v.date_visa, 'isEnLigne', v.is_en_ligne, 'auteur', coalesce(u.prenom || ' ' || u.nom, 'l’EPCI'))
       from visa v left join utilisateur u on u.id = v.auteur_id
       where v.campagne_id = ${campagne.id} and v.epci_id = e.id and v.retire_le is null order by v.date_visa desc, v.id desc limit 1) as visa,
      (select count(*)::int from demande_correction d join suivi_epci sv on sv.avancement_id = d.avancement_id
       where d.schema_id = ${schemaId} and d.epci_id = e.id
         and not exists (select from reponse_correction r where r.demande_id = d.id)) as demandes
    from schema_epci se
    join epci e on e.id = se.epci_id
    cross join lateral (
      select count(*)::int as attendues, (count(*) filter (where r.etape = 'transmis'))::int as transmises,
        (count(*) filter (where r.etape = 'retourne'))::int as retournees, (count(*) filter (where r.etape = 'valide'))::int as validees
      from suivi.remontee r where r.campagne_id = ${campagne.id} and r.epci_id = e.id) n
    cross join lateral (
      select max(x.created_at)::text as "dernierEnvoi", (count(*) filter (where x.created_at > p.depuis and not x.is_pour_compte))::int as recues
      from avancement_epci x, repere p where x.campagne_id = ${campagne.id} and x.epci_id = e.id) l
    where se.schema_id = ${schemaId} ${one}
    order by se.ordre`;
}

/** Seven days ago, or the viewer's last examination when it is older: nothing that came in meanwhile goes unseen. */
function repereOf(viewer: Viewer, schemaId: number): Prisma.Sql {
  return Prisma.sql`
    select least(m.examen, m.semaine) as depuis, coalesce(m.examen < m.semaine, false) as is_examen
    from (select acces.maintenant() - interval '7 days' as semaine,
      (select max(created_at) from suite_avancement where schema_id = ${schemaId} and auteur_id = ${viewer.id}) as examen) m`;
}
