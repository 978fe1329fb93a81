import type { Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import type { ViewerDb } from '@/lib/db';
import { readEpci } from '@/lib/territoires/epci';
import type { Schema } from '@/lib/suivi/tableau';
import type { Avancement } from '@/lib/suivi/rules';
import { listEpcisBureau, readCampagneAsked, type EpciBureau } from './bureau';
import { currentCampagne } from './campagne';
import { changementOf, type Dit } from './changement';
import type { Campagne, Etape } from './rules';

/** A line of the past, with what became of it. */
export type LignePassee = Dit & {
  id: number;
  annee: number;
  transmisLe: string;
  auteur: string;
  isPourCompte: boolean;
  suite: 'valide' | 'retourne' | null;
  motif: string | null;
  examineLe: string | null;
  examinePar: string | null;
};

/** One cell expected of the EPCI in the campaign: what it says now, what it said, what the département says. */
export type LigneBureau = {
  actionId: number;
  code: string;
  titre: string;
  axe: number;
  axeLibelle: string;
  fiche: string;
  ficheTitre: string;
  etape: Etape;
  /** The last line of the campaign; null when nothing was sent. */
  ligne: LignePassee | null;
  /** Nothing was sent since, in any campaign: it may still be examined. */
  isDerniere: boolean;
  /** A correction accepted opened the line again: why. */
  correction: string | null;
  /** The last line of the cell, whatever the campaign; 0 when there is none. */
  derniereId: number;
  /** The last line validated before this one, in this campaign or an earlier one: what a change is told against. */
  precedente: LignePassee | null;
  /** What was validated in the last earlier campaign that has an answer. */
  anDernier: LignePassee | null;
  departement: Avancement | null;
  /** The other lines of the cell, newest first. */
  historique: LignePassee[];
};

/** A correction of a validated line that the EPCI asks for, not answered yet. */
export type Demande = {
  id: number;
  actionId: number;
  code: string;
  titre: string;
  motif: string;
  demandeLe: string;
  auteur: string;
  annee: number;
  avancement: Avancement;
  commentaire: string | null;
};

export type RemonteeEpci = {
  schema: Schema;
  campagne: Campagne;
  /** Whether it is the one that new lines belong to. */
  isCourante: boolean;
  epci: EpciBureau;
  lignes: LigneBureau[];
  demandes: Demande[];
};

type Asked = { annee: number | null; today: Jour };

/** Everything the cellule examines of one EPCI in a campaign; null when the scheme, the EPCI or the campaign does not exist. */
export async function readRemonteeEpci(
  db: ViewerDb,
  viewer: Viewer,
  { code, siren }: { code: string; siren: string },
  asked: Asked,
): Promise<RemonteeEpci | null> {
  const found = await readCampagneAsked(db, code, asked);
  if (!found?.campagne) return null;
  const { schema, campagne, campagnes } = found;
  const known = await readEpci(db, schema.id, siren);
  if (!known) return null;
  const place = { schemaId: schema.id, campagne, today: asked.today, epciId: known.id };
  const [epci] = await listEpcisBureau(db, viewer, place);
  const isCourante = campagne.id === currentCampagne(campagnes, asked.today)?.id;
  const lignes = await listLignes(db, campagne, known.id);
  return { schema, campagne, isCourante, epci: epci!, lignes, demandes: await listDemandes(db, schema.id, known.id) };
}

/** Whether the cellule may validate the line without reading it: sent, still last, and it says nothing new. */
export function isInchangee({ etape, isDerniere, ligne, precedente }: LigneBureau): boolean {
  return etape === 'transmis' && isDerniere && changementOf(ligne!, precedente) === 'inchange';
}

async function listLignes(db: ViewerDb, campagne: Campagne, epciId: number): Promise<LigneBureau[]> {
  type Row = Omit<LigneBureau, 'ligne' | 'precedente' | 'anDernier' | 'historique'> & {
    ligneId: number | null;
    anDernierId: number | null;
    passe: LignePassee[];
  };
  const rows = await db.$queryRaw<Row[]>`
    select a.id as "actionId", v.code, v.titre, x.numero as axe, x.libelle as "axeLibelle", f.code as fiche, f.titre as "ficheTitre",
      r.etape, r.avancement_id as "ligneId", case when r.demande_acceptee then r.motif end as correction,
      suivi.an_dernier(a.id, r.epci_id, ${campagne.annee}::int) as "anDernierId", s.avancement::text as departement,
      coalesce(p.derniere, 0) as "derniereId", r.avancement_id is not distinct from p.derniere as "isDerniere", p.passe
    from suivi.remontee r
    join action a on a.id = r.action_id
    join action_version v on v.id = a.version_id
    join fiche f on f.id = v.fiche_id
    join axe x on x.id = f.axe_id
    join suivi_action s on s.action_id = a.id
    cross join lateral (
      select max(l.id) as derniere, coalesce(json_agg(json_build_object('id', l.id, 'annee', c.annee, 'avancement', l.avancement,
        'commentaire', l.commentaire, 'difficulte', l.difficulte, 'preuve', l.preuve, 'transmisLe', l.created_at,
        'auteur', coalesce(u.prenom || ' ' || u.nom, 'l’EPCI'), 'isPourCompte', l.is_pour_compte, 'suite', t.suite, 'motif', t.motif,
        'examineLe', t.created_at, 'examinePar', coalesce(w.prenom || ' ' || w.nom, case when t.suite is not null then 'la cellule' end))
        order by l.id desc), '[]') as passe
      from avancement_epci l
      join campagne c on c.id = l.campagne_id
      left join utilisateur u on u.id = l.auteur_id
      left join suite_avancement t on t.avancement_id = l.id
      left join utilisateur w on w.id = t.auteur_id
      where l.action_id = r.action_id and l.epci_id = r.epci_id) p
    where r.campagne_id = ${campagne.id} and r.epci_id = ${epciId}
    order by x.numero, f.ordre, f.id, length(v.code), v.code, a.id`;
  return rows.map(({ ligneId, anDernierId, passe, ...row }) => {
    const isBefore = ({ id, annee }: LignePassee) => (ligneId ? id < ligneId : annee <= campagne.annee);
    return {
      ...row,
      ligne: passe.find(({ id }) => id === ligneId) ?? null,
      precedente: passe.find((one) => one.suite === 'valide' && isBefore(one)) ?? null,
      anDernier: passe.find(({ id }) => id === anDernierId) ?? null,
      historique: passe.filter(({ id }) => id !== ligneId),
    };
  });
}

async function listDemandes(db: ViewerDb, schemaId: number, epciId: number): Promise<Demande[]> {
  return db.$queryRaw<Demande[]>`
    select d.id, a.id as "actionId", v.code, v.titre, d.motif, d.created_at::text as "demandeLe",
      coalesce(u.prenom || ' ' || u.nom, 'l’EPCI') as auteur, c.annee, l.avancement::text as avancement, l.commentaire
    from demande_correction d
    join suivi_epci sv on sv.avancement_id = d.avancement_id
    join avancement_epci l on l.id = d.avancement_id
    join campagne c on c.id = l.campagne_id
    join action a on a.id = l.action_id
    join action_version v on v.id = a.version_id
    left join utilisateur u on u.id = d.auteur_id
    where d.schema_id = ${schemaId} and d.epci_id = ${epciId}
      and not exists (select from reponse_correction r where r.demande_id = d.id)
    order by d.created_at`;
}
