import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import type { ViewerDb, WriteDb } from '@/lib/db';
import { ChampRefuse, Introuvable, Refus } from '@/lib/errors';
import type { cloreRemarqueInput, ecrireRemarqueInput, repondreRemarqueInput } from './input';
import { etatRemarque, etatsRemarque, signaturesOf, type EtatRemarque, type Signature } from './rules';

type Signe = { id: number; auteurId: number; auteur: string; fonction: string | null; creeLe: string };
export type Suite = Signe & { texte: string | null; isCloture: boolean };
export type Remarque = Signe & {
  texte: string;
  /** The EPCI in whose name it is made; null: in the author's own. */
  epci: string | null;
  suites: Suite[];
  etat: EtatRemarque;
  can: { repondre: boolean; clore: boolean };
};
export type Remarques = { remarques: Remarque[]; signatures: Signature[] };

/**
 * The remarks on an action, the unanswered first and the latest first among equals, and in whose name this person may add
 * one; null for who does not read remarks, and when there are none on an action no longer followed.
 */
export async function readRemarques(
  db: ViewerDb,
  viewer: Viewer,
  action: { id: number; etat: string },
  schema: { id: number; etat: string },
): Promise<Remarques | null> {
  const schemaId = schema.id;
  if (!can(viewer, 'lire', 'remarque', { schemaId })) return null;
  const rows = await db.$queryRaw<Omit<Remarque, 'etat' | 'can'>[]>`
    select r.id, r.texte, r.auteur_id as "auteurId", u.prenom || ' ' || u.nom as auteur, u.fonction, se.sigle as epci,
      r.created_at::text as "creeLe",
      (select coalesce(json_agg(json_build_object('id', s.id, 'texte', s.texte, 'isCloture', s.is_cloture, 'auteurId', s.auteur_id,
         'auteur', su.prenom || ' ' || su.nom, 'fonction', su.fonction, 'creeLe', s.created_at) order by s.id), '[]')
       from suite_remarque s join utilisateur su on su.id = s.auteur_id where s.remarque_id = r.id) as suites
    from remarque r
    join utilisateur u on u.id = r.auteur_id
    left join schema_epci se on se.schema_id = r.schema_id and se.epci_id = r.epci_id
    where r.action_id = ${action.id} and r.schema_id = ${schemaId}
    order by r.id desc`;
  if (rows.length === 0 && action.etat !== 'active') return null;
  const remarques = rows.map((row): Remarque => {
    const etat = etatRemarque(row);
    const isOpen =
      etat !== 'close' && schema.etat !== 'clos' && isAnswerable(viewer, { schemaId, auteurId: row.auteurId });
    return { ...row, etat, can: { repondre: isOpen, clore: isOpen } };
  });
  const rank = (remarque: Remarque) => etatsRemarque.indexOf(remarque.etat);
  const isWritable = action.etat === 'active' && schema.etat !== 'clos';
  return {
    remarques: remarques.toSorted((a, b) => rank(a) - rank(b)),
    signatures: isWritable ? signaturesOf(viewer, schemaId) : [],
  };
}

/** Adds a remark on a followed action, in the name of the EPCI held or in one's own; returns its id. */
export async function writeRemarque(
  db: ViewerDb,
  viewer: Viewer,
  { actionId, signature, texte }: z.output<typeof ecrireRemarqueInput>,
): Promise<number> {
  const [action] = await db.$queryRaw<{ schemaId: number; etat: string; etatSchema: string }[]>`
    select a.schema_id as "schemaId", a.etat::text as etat, s.etat::text as "etatSchema"
    from action a join schema_departemental s on s.id = a.schema_id where a.id = ${actionId}`;
  if (!action) throw new Introuvable('Cette action n’existe pas, ou ne vous est pas ouverte.');
  const signatures = signaturesOf(viewer, action.schemaId);
  if (signatures.length === 0)
    throw new Refus('Seuls le comité de pilotage, les référents et les élus des EPCI font des remarques.');
  if (action.etat !== 'active') throw new Refus('Cette action n’est plus suivie : elle ne reçoit plus de remarque.');
  refuseClos(action.etatSchema);
  const chosen = choose(signatures, signature);
  const [row] = await db.$queryRaw<{ id: number }[]>`
    insert into remarque (schema_id, action_id, epci_id, texte, auteur_id)
    values (${action.schemaId}, ${actionId}, ${chosen.epciId}, ${texte}, ${viewer.id}) returning id`;
  return row!.id;
}

/** Adds an answer to an open remark, closing it when asked. Refuses who is neither its author nor of the cellule. */
export async function answerRemarque(
  db: WriteDb,
  viewer: Viewer,
  { remarqueId, texte, cloture }: z.output<typeof repondreRemarqueInput>,
): Promise<void> {
  await addSuite(db, viewer, { remarqueId, texte, isCloture: cloture });
}

/** Closes a remark, with a last word if there is one. Refuses who is neither its author nor of the cellule. */
export async function closeRemarque(
  db: WriteDb,
  viewer: Viewer,
  { remarqueId, texte }: z.output<typeof cloreRemarqueInput>,
): Promise<void> {
  await addSuite(db, viewer, { remarqueId, texte: texte || null, isCloture: true });
}

type Ajout = { remarqueId: number; texte: string | null; isCloture: boolean };

async function addSuite(db: WriteDb, viewer: Viewer, { remarqueId, texte, isCloture }: Ajout): Promise<void> {
  const [remarque] = await db.$queryRaw<{ schemaId: number; auteurId: number; etatSchema: string }[]>`
    select r.schema_id as "schemaId", r.auteur_id as "auteurId", s.etat::text as "etatSchema"
    from remarque r join schema_departemental s on s.id = r.schema_id where r.id = ${remarqueId}`;
  if (!remarque) throw new Introuvable('Cette remarque n’existe pas, ou ne vous est pas ouverte.');
  if (!isAnswerable(viewer, remarque))
    throw new Refus('Seuls la cellule de ce schéma et l’auteur de la remarque y répondent ou la closent.');
  refuseClos(remarque.etatSchema);
  await db.$executeRaw`
    insert into suite_remarque (remarque_id, schema_id, texte, is_cloture, auteur_id)
    values (${remarqueId}, ${remarque.schemaId}, ${texte}, ${isCloture}, ${viewer.id})`;
}

/** The cellule answers and closes; so does the author, on what is their own. */
function isAnswerable(viewer: Viewer, { schemaId, auteurId }: { schemaId: number; auteurId: number }): boolean {
  return (
    can(viewer, 'repondre', 'remarque', { schemaId }) ||
    (auteurId === viewer.id && can(viewer, 'ecrire', 'remarque', { schemaId }))
  );
}

function choose(signatures: Signature[], wanted: number | null | undefined): Signature {
  const chosen =
    wanted === undefined && signatures.length === 1
      ? signatures[0]
      : signatures.find(({ epciId }) => wanted !== undefined && epciId === wanted);
  if (!chosen) throw new ChampRefuse('signature', 'Choisissez au nom de qui vous écrivez.');
  return chosen;
}

function refuseClos(etatSchema: string): void {
  if (etatSchema === 'clos') throw new Refus('Ce schéma est clos : il se lit, il ne se modifie plus.');
}
