import type pg from 'pg';
import * as actionMutations from '@/app/s/[schema]/actions/[id]/mutations';
import type { Outcome } from '@/lib/outcome';
import { insertId } from '../../prisma/seed/insert.ts';
import { insertAction } from '../second-schema.ts';
import { gesturesComptes } from './gestures-comptes.ts';
import { gesturesConventions } from './gestures-conventions.ts';
import { gesturesDocuments } from './gestures-documents.ts';
import { gesturesDefinitions } from './gestures-indicateurs-definitions.ts';
import { gesturesIndicateursImport } from './gestures-indicateurs-import.ts';
import { gesturesIndicateursSaisie } from './gestures-indicateurs-saisie.ts';
import { gesturesInstances } from './gestures-instances.ts';
import { gesturesSeances } from './gestures-seances.ts';
import { gesturesOrganisations } from './gestures-organisations.ts';
import { gesturesTerritoires } from './gestures-territoires.ts';
import { gesturesMaRemontee } from './gestures-ma-remontee.ts';
import { gesturesRemarques } from './gestures-remarques.ts';
import { gesturesRemontees } from './gestures-remontees.ts';
import { gesturesSchema } from './gestures-schema.ts';
import { gesturesTableau } from './gestures-tableau.ts';

/** Where the object of the gesture stands, and somebody of the cellule there. */
export type Standing = { schemaId: number; epciId: number; auteurId: number };
/** What the browser sends, and a query whose answer changes when the base does. */
export type Attempt = { fields: Record<string, string | number>; probe: string };
export type Gesture = {
  submit: (previous: null, form: FormData) => Promise<Outcome<unknown>>;
  /** Makes a fresh object at this place, as the owner of the base, and the form by which `me` acts on it. */
  prepare: (client: pg.Client, at: Standing, me: number | null) => Promise<Attempt>;
};

export type Followed = { actionId: number; statutId: number; jalonId: number; blocageId: number; revision: number };
type Form = (action: Followed) => Attempt['fields'];

/** One gesture for each line of the matrix of mutations, under the same name. */
export const gestures: Record<string, Gesture> = {
  ...gesturesComptes,
  ...gesturesConventions,
  ...gesturesDocuments,
  ...gesturesDefinitions,
  ...gesturesIndicateursImport,
  ...gesturesIndicateursSaisie,
  ...gesturesInstances,
  ...gesturesSeances,
  ...gesturesOrganisations,
  ...gesturesTerritoires,
  ...gesturesMaRemontee,
  ...gesturesRemarques,
  ...gesturesRemontees,
  ...gesturesSchema,
  ...gesturesTableau,
  ...onAction('changerStatut', (action) => ({
    ...base(action),
    ...{ avancement: 'fait', commentaire: 'Constaté.', dateEffet: '2026-11-20' },
  })),
  ...onAction('confirmerStatut', base),
  ...onAction('corrigerStatut', (action) => ({
    ...{ ...base(action), corrigeId: action.statutId, avancement: 'fait' },
    ...{ commentaire: 'Erreur de saisie.', dateEffet: '2026-06-15' },
  })),
  ...onAction('declarerBlocage', (action) => ({
    ...base(action),
    motif: 'a',
    condition: 'b',
    dateEffet: '2026-11-20',
  })),
  ...onAction('leverBlocage', (action) => ({
    ...{ ...base(action), blocageId: action.blocageId },
    ...{ commentaire: 'Levé.', dateEffet: '2026-11-20' },
  })),
  ...onAction('marquerJalon', (action) => ({ ...base(action), jalonId: action.jalonId, faitLe: '2026-11-20' })),
};

function base({ actionId, revision }: Followed): Attempt['fields'] {
  return { actionId, revision };
}

function onAction(name: keyof typeof actionMutations, form: Form): Record<string, Gesture> {
  const prepare: Gesture['prepare'] = async (client, at) => {
    const action = await insertFollowed(client, at, { isBlocked: name === 'leverBlocage' });
    return { fields: form(action), probe: `select revision from suivi_action where action_id = ${action.actionId}` };
  };
  const submit = actionMutations[name] as Gesture['submit'];
  return { [`app/s/[schema]/actions/[id]/mutations.ts#${name}`]: { submit, prepare } };
}

let made = 0;

/** A followed action fresh from the owner's hand: with a status, a milestone and, if asked, an open blocage. */
export async function insertFollowed(
  client: pg.Client,
  at: Standing,
  { isBlocked }: { isBlocked: boolean },
): Promise<Followed> {
  const { schemaId, epciId, auteurId } = at;
  const fiche = await client.query<{ id: number }>(
    "select id from fiche where schema_id = $1 and etat = 'active' limit 1",
    [schemaId],
  );
  const code = `8-Z-${++made}`;
  const actionId = await insertAction(client, { schemaId, ficheId: fiche.rows[0]!.id, code, epciIds: [epciId] });
  const about = {
    ...{ action_id: actionId, schema_id: schemaId, auteur_id: auteurId },
    ...{ date_effet: '2026-06-15', created_at: '2026-06-15T10:00:00Z' },
  };
  const statut = { ...about, nature: 'decision', avancement: 'en_cours', commentaire: 'Essai.' };
  const statutId = await insertId(client, 'statut', statut);
  const jalonId = await insertId(client, 'jalon', { action_id: actionId, schema_id: schemaId });
  await client.query(
    "insert into jalon_version select version_id, $2, schema_id, 'Jalon', null, '2026-12-31' from action where id = $1",
    [actionId, jalonId],
  );
  const blocage = { ...about, motif: 'Essai.', condition: 'Essai.' };
  const blocageId = isBlocked ? await insertId(client, 'blocage', blocage) : 0;
  const suivi = await client.query<{ revision: number }>('select revision from suivi_action where action_id = $1', [
    actionId,
  ]);
  return { actionId, statutId, jalonId, blocageId, revision: suivi.rows[0]!.revision };
}
