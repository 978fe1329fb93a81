import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import { Prisma, type ViewerDb, type WriteDb } from '@/lib/db';
import { Introuvable, Refus } from '@/lib/errors';
import { formatListe } from '@/lib/format';
import { changementOf } from './changement';
import type { demanderCorrectionInput, enregistrerBrouillonsInput, transmettreInput } from './input';
import type { Saisie } from './rules';
import { isSaisieVide, isTransmissible, type Autre, type Enregistrement } from './saisie';

type Place = { schemaId: number; epciId: number };
type Lignes = z.output<typeof enregistrerBrouillonsInput>['lignes'];

/**
 * Keeps the drafts of an EPCI as they are typed; an emptied one disappears. Each line names the revision it read: a line
 * that a colleague touched is not overwritten, it comes back with what the colleague wrote. Refuses anyone but the référents.
 */
export async function saveBrouillons(
  db: WriteDb,
  viewer: Viewer,
  { schemaId, epciId, lignes }: z.output<typeof enregistrerBrouillonsInput>,
): Promise<Enregistrement> {
  const place = { schemaId, epciId };
  requireReferent(viewer, 'saisir', place);
  const saved: Enregistrement = { lignes: [], conflits: [] };
  for (const ligne of lignes) {
    const revision = await writeBrouillon(db, viewer, place, ligne);
    if (revision !== undefined) saved.lignes.push({ actionId: ligne.actionId, revision });
    else saved.conflits.push({ actionId: ligne.actionId, autre: await readAutre(db, place, ligne.actionId) });
  }
  return saved;
}

/** The new revision (0: no draft left); undefined when the line is no longer as it was read. */
async function writeBrouillon(
  db: WriteDb,
  viewer: Viewer,
  { schemaId, epciId }: Place,
  ligne: Lignes[number],
): Promise<number | undefined> {
  const { actionId, revision, avancement, commentaire, difficulte, preuve } = ligne;
  const at = Prisma.sql`schema_id = ${schemaId} and epci_id = ${epciId} and action_id = ${actionId}`;
  if (isSaisieVide(ligne)) {
    if (revision === 0) return 0;
    const gone = await db.$executeRaw`delete from brouillon_avancement where ${at} and revision = ${revision}`;
    return gone ? 0 : undefined;
  }
  const rows =
    revision === 0
      ? await db.$queryRaw<{ revision: number }[]>`
          insert into brouillon_avancement (action_id, epci_id, schema_id, avancement, commentaire, difficulte, preuve, auteur_id)
          values (${actionId}, ${epciId}, ${schemaId}, ${avancement}::avancement, ${commentaire}, ${difficulte}, ${preuve}, ${viewer.id})
          on conflict do nothing returning revision`
      : await db.$queryRaw<{ revision: number }[]>`
          update brouillon_avancement set avancement = ${avancement}::avancement, commentaire = ${commentaire},
            difficulte = ${difficulte}, preuve = ${preuve}, auteur_id = ${viewer.id}, revision = revision + 1
          where ${at} and revision = ${revision} returning revision`;
  return rows[0]?.revision;
}

async function readAutre(db: ViewerDb, { schemaId, epciId }: Place, actionId: number): Promise<Autre> {
  const [found] = await db.$queryRaw<{ autre: Autre }[]>`
    select json_build_object('revision', b.revision, 'auteur', u.prenom || ' ' || u.nom, 'le', b.updated_at,
      'avancement', b.avancement, 'commentaire', b.commentaire, 'difficulte', b.difficulte, 'preuve', b.preuve) as autre
    from brouillon_avancement b join utilisateur u on u.id = b.auteur_id
    where b.schema_id = ${schemaId} and b.epci_id = ${epciId} and b.action_id = ${actionId}`;
  if (found) return found.autre;
  const [sent] = await db.$queryRaw<{ etape: string }[]>`
    select etape from suivi.remontee r join campagne c on c.id = r.campagne_id
    where r.schema_id = ${schemaId} and r.epci_id = ${epciId} and r.action_id = ${actionId} order by c.annee desc limit 1`;
  return { isTransmis: sent?.etape === 'transmis' };
}

type Pris = Saisie & { actionId: number; code: string; derniere: Saisie | null };

/**
 * Sends the drafts as they were read: each becomes one line for the cellule and the draft is gone. Returns how many left and
 * the codes of those that a colleague changed meanwhile, which stay. Refuses the whole when a line is not complete.
 */
export async function sendBrouillons(
  db: WriteDb,
  viewer: Viewer,
  { schemaId, epciId, lignes }: z.output<typeof transmettreInput>,
): Promise<{ transmises: number; restees: string[] }> {
  requireReferent(viewer, 'transmettre', { schemaId, epciId });
  const asked = JSON.stringify(lignes);
  const pris = await db.$queryRaw<Pris[]>`
    with pris as (
      delete from brouillon_avancement b using json_to_recordset(${asked}::json) as l("actionId" int, revision int)
      where b.schema_id = ${schemaId} and b.epci_id = ${epciId} and b.action_id = l."actionId" and b.revision = l.revision
      returning b.*)
    select p.action_id as "actionId", a.code, p.avancement::text as avancement, p.commentaire, p.difficulte, p.preuve,
      case when d.id is not null then json_build_object('avancement', d.avancement, 'commentaire', coalesce(d.commentaire, ''),
        'difficulte', coalesce(d.difficulte, ''), 'preuve', coalesce(d.preuve, '')) end as derniere
    from pris p join action a on a.id = p.action_id
    left join suivi_epci s on s.action_id = p.action_id and s.epci_id = p.epci_id
    left join avancement_epci d on d.id = s.avancement_id
    -- the order in which an examination takes its turns
    order by p.action_id`;
  if (pris.length === 0)
    throw new Refus('Ces lignes viennent d’être transmises ou modifiées : rien n’est parti d’ici.');
  const incomplete = pris.filter((ligne) => !isTransmissible(ligne, ligne.derniere));
  if (incomplete.length > 0) {
    throw new Refus(`À compléter avant de transmettre : ${formatListe(incomplete.map(({ code }) => code))}.`);
  }
  const rows = pris.map(({ derniere, ...ligne }) => {
    const [commentaire, difficulte, preuve] = [ligne.commentaire, ligne.difficulte, ligne.preuve].map(
      (texte) => texte.trim() || null,
    );
    const isInchange = changementOf(ligne, derniere) === 'inchange';
    return Prisma.sql`(${ligne.actionId}, ${epciId}, ${schemaId}, ${ligne.avancement}::avancement, ${commentaire}, ${difficulte}, ${preuve},
      ${isInchange}, ${viewer.id})`;
  });
  await db.$executeRaw`insert into avancement_epci (action_id, epci_id, schema_id, avancement, commentaire, difficulte, preuve,
    is_inchange, auteur_id) values ${Prisma.join(rows)}`;
  const gone = new Set(pris.map(({ actionId }) => actionId));
  const left = lignes.filter(({ actionId }) => !gone.has(actionId)).map(({ actionId }) => actionId);
  return { transmises: pris.length, restees: left.length > 0 ? await readCodes(db, schemaId, left) : [] };
}

async function readCodes(db: WriteDb, schemaId: number, actionIds: number[]): Promise<string[]> {
  const actions = await db.action.findMany({ where: { schemaId, id: { in: actionIds } }, select: { code: true } });
  return actions.flatMap(({ code }) => code ?? []);
}

/** Asks the cellule to open a validated line again, with what is wrong in it; only a référent of that EPCI may. */
export async function askCorrection(
  db: WriteDb,
  viewer: Viewer,
  { avancementId, motif }: z.output<typeof demanderCorrectionInput>,
): Promise<void> {
  const ligne = await db.avancementEpci.findUnique({
    where: { id: avancementId },
    select: { schemaId: true, epciId: true },
  });
  if (!ligne) throw new Introuvable('Cette ligne n’existe pas, ou ne vous est pas ouverte.');
  requireReferent(viewer, 'demander_correction', ligne);
  await db.demandeCorrection.createMany({ data: { ...ligne, avancementId, motif, auteurId: viewer.id } });
}

function requireReferent(viewer: Viewer, verb: 'saisir' | 'transmettre' | 'demander_correction', place: Place): void {
  if (!can(viewer, verb, 'remontee', place)) throw new Refus('Seul un référent de cet EPCI peut faire cela.');
}
