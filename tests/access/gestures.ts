import type pg from 'pg';
import { insertId } from '../../prisma/seed/insert.ts';
import { insertAction } from '../second-schema.ts';

/** A followed action fresh from the owner's hand, for one gesture: with a status, a milestone and, if asked, an open blocage. */
export type Followed = { actionId: number; statutId: number; jalonId: number; blocageId: number; revision: number };
type Where = { schemaId: number; epciId: number; auteurId: number };

let made = 0;

export async function insertFollowed(
  client: pg.Client,
  at: Where,
  { isBlocked }: { isBlocked: boolean },
): Promise<Followed> {
  const { schemaId, epciId, auteurId } = at;
  const fiche = await client.query<{ id: number }>(
    "select id from fiche where schema_id = $1 and etat = 'active' limit 1",
    [schemaId],
  );
  const actionId = await insertAction(client, {
    schemaId,
    ficheId: fiche.rows[0]!.id,
    code: `8-Z-${++made}`,
    epciIds: [epciId],
  });
  const event = {
    schema_id: schemaId,
    auteur_id: auteurId,
    date_effet: '2026-06-15',
    created_at: '2026-06-15T10:00:00Z',
  };
  const about = { ...event, action_id: actionId };
  const statutId = await insertId(client, 'statut', {
    ...about,
    nature: 'decision',
    avancement: 'en_cours',
    commentaire: 'Essai.',
  });
  const jalonId = await insertId(client, 'jalon', { action_id: actionId, schema_id: schemaId });
  await client.query(
    "insert into jalon_version select version_id, $2, schema_id, 'Jalon', null, '2026-12-31' from action where id = $1",
    [actionId, jalonId],
  );
  const blocageId = isBlocked
    ? await insertId(client, 'blocage', { ...about, motif: 'Essai.', condition: 'Essai.' })
    : 0;
  const suivi = await client.query<{ revision: number }>('select revision from suivi_action where action_id = $1', [
    actionId,
  ]);
  return { actionId, statutId, jalonId, blocageId, revision: suivi.rows[0]!.revision };
}

/** What the browser sends for each gesture on an action. */
export const forms: Record<string, (action: Followed) => Record<string, string | number>> = {
  changerStatut: ({ actionId, revision }) => ({
    actionId,
    revision,
    avancement: 'fait',
    commentaire: 'Constaté.',
    dateEffet: '2026-11-20',
  }),
  confirmerStatut: ({ actionId, revision }) => ({ actionId, revision }),
  corrigerStatut: ({ actionId, revision, statutId }) => ({
    ...{ actionId, revision, corrigeId: statutId },
    ...{ avancement: 'fait', commentaire: 'Erreur de saisie.', dateEffet: '2026-06-15' },
  }),
  declarerBlocage: ({ actionId, revision }) => ({
    actionId,
    revision,
    motif: 'a',
    condition: 'b',
    dateEffet: '2026-11-20',
  }),
  leverBlocage: ({ actionId, revision, blocageId }) => ({
    actionId,
    revision,
    blocageId,
    commentaire: 'Levé.',
    dateEffet: '2026-11-20',
  }),
  marquerJalon: ({ actionId, revision, jalonId }) => ({ actionId, revision, jalonId, faitLe: '2026-11-20' }),
};
