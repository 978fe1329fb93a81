import type pg from 'pg';
import * as calendrier from '@/app/mon-compte/calendrier/mutations';
import * as suivi from '@/app/s/[schema]/decisions/mutations';
import * as compteRendu from '@/app/s/[schema]/seances/[id]/compte-rendu/mutations';
import * as direct from '@/app/s/[schema]/seances/[id]/direct/mutations';
import * as seances from '@/app/s/[schema]/seances/[id]/mutations';
import { insertId } from '../../prisma/seed/insert.ts';
import { insertInstance } from './gestures-instances.ts';
import type { Attempt, Gesture, Standing } from './gestures.ts';

type Posee = { seanceId: number; instanceId: number; pointId: number; decisionId: number; presenceId: number };
type Form = (posee: Posee, at: Standing) => Attempt;

const de = (table: string, id: number, column: string) => `select ${column} from ${table} where id = ${id}`;
const compte = (table: string, seanceId: number) => `select count(*) from ${table} where seance_id = ${seanceId}`;

/** The gestures on the meetings of the local body of an EPCI, which its référent holds. */
export const gesturesSeances: Record<string, Gesture> = {
  ...on(seances, 'app/s/[schema]/seances/[id]/mutations.ts', {
    modifierSeance: ({ seanceId }) => ({
      fields: { seanceId, revision: 1, nature: 'suivi', jour: '2026-12-16', heure: '10:00', dureeMinutes: 60 },
      probe: de('seance', seanceId, 'debut'),
    }),
    changerEtatSeance: ({ seanceId }) => ({
      fields: { seanceId, revision: 1, etat: 'annulee', motif: 'Essai.' },
      probe: de('seance', seanceId, 'etat'),
    }),
    ecrireConvocation: ({ seanceId }) => ({
      fields: { seanceId, revision: 1, convocation: 'Venez.' },
      probe: de('seance', seanceId, 'convocation'),
    }),
    enregistrerPoint: ({ seanceId }) => ({
      fields: { seanceId, nature: 'information', intitule: 'Essai', dureeMinutes: 5 },
      probe: compte('point_seance', seanceId),
    }),
    ordonnerPoints: ({ seanceId, pointId }) => ({
      fields: { seanceId, avant: pointId, point: pointId },
      probe: de('point_seance', pointId, 'ordre'),
    }),
    retirerPoint: ({ pointId, seanceId }) => ({
      fields: { pointId, revision: 1 },
      probe: compte('point_seance', seanceId),
    }),
    retablirPoint: ({ seanceId }) => ({
      fields: { seanceId, ordre: 1, nature: 'information', intitule: 'Remis', dureeMinutes: 5 },
      probe: compte('point_seance', seanceId),
    }),
    accepterProposition: ({ seanceId }, { epciId }) => ({
      fields: { seanceId, proposition: cleOf(epciId) },
      probe: compte('point_seance', seanceId),
    }),
    ecarterProposition: ({ seanceId }, { epciId }) => ({
      fields: { seanceId, proposition: cleOf(epciId) },
      probe: compte('proposition_ecartee', seanceId),
    }),
    reprendreProposition: ({ seanceId }) => ({
      fields: { seanceId, proposition: 'deja' },
      probe: compte('proposition_ecartee', seanceId),
    }),
    noterPresence: ({ seanceId, presenceId }) => ({
      fields: { seanceId, presenceId, revision: 1, etat: 'excuse' },
      probe: de('presence', presenceId, 'etat'),
    }),
    noterTousPresents: ({ seanceId }) => ({ fields: { seanceId }, probe: compte('presence', seanceId) }),
    inviterPersonne: ({ seanceId }) => ({
      fields: { seanceId, prenom: 'Dominique', nom: 'Essai' },
      probe: compte('presence', seanceId),
    }),
    retirerPresence: ({ presenceId, seanceId }) => ({ fields: { presenceId }, probe: compte('presence', seanceId) }),
  }),
  ...on(direct, 'app/s/[schema]/seances/[id]/direct/mutations.ts', {
    enregistrerNote: ({ seanceId, pointId }) => ({
      fields: { seanceId, pointId, texte: 'Essai.' },
      probe: compte('note_seance', seanceId),
    }),
    enregistrerDecision: ({ seanceId, pointId }) => ({
      fields: { seanceId, pointId, nature: 'autre', texte: 'Essai.' },
      probe: compte('decision', seanceId),
    }),
    retirerDecision: ({ seanceId, decisionId }) => ({
      fields: { decisionId, revision: 1 },
      probe: compte('decision', seanceId),
    }),
    confirmerDecision: ({ decisionId }) => ({
      fields: { decisionId, revision: 1 },
      probe: de('decision', decisionId, 'numero'),
    }),
    suivrePoint: ({ seanceId, pointId }) => ({
      fields: { seanceId, pointId },
      probe: de('seance', seanceId, 'point_courant_id'),
    }),
  }),
  ...onEffet('ajouterEffet', ({ decisionId }, autre) => ({
    fields: { decisionId, nature: 'compte_rendu', seanceVisee: autre },
    probe: `select count(*) from decision_effet where decision_id = ${decisionId}`,
  })),
  ...onEffet('retirerEffet', ({ decisionId }, _autre, effetId) => ({
    fields: { effetId },
    probe: `select count(*) from decision_effet where decision_id = ${decisionId}`,
  })),
  ...on(
    suivi,
    'app/s/[schema]/decisions/mutations.ts',
    {
      suivreDecision: ({ decisionId }) => ({
        fields: { decisionId, revision: 1, suivi: 'faite', constat: 'Essai.' },
        probe: de('decision', decisionId, 'suivi'),
      }),
    },
    { etat: 'diffuse', isConfirmee: true },
  ),
  ...onCompteRendu('ecrireCompteRendu', 'tenue', ({ seanceId }) => ({
    fields: { seanceId, revision: 1, ouverture: 'Autre.' },
    probe: `select ouverture from compte_rendu where seance_id = ${seanceId}`,
  })),
  ...onCompteRendu('approuverCompteRendu', 'diffuse', etatDe),
  ...onCompteRendu('reprendreCompteRendu', 'approuve', etatDe),
  ...onCompteRendu('publierCompteRendu', 'approuve', etatDe),
  ...onCompteRendu('depublierCompteRendu', 'publie', etatDe),
  'app/mon-compte/calendrier/mutations.ts#ouvrirCalendrier': {
    submit: calendrier.ouvrirCalendrier as Gesture['submit'],
    prepare: (_client, _at, me) => Promise.resolve({ fields: {}, probe: fluxDe(me) }),
  },
  'app/mon-compte/calendrier/mutations.ts#revoquerCalendrier': {
    submit: calendrier.revoquerCalendrier as Gesture['submit'],
    prepare: async (client, _at, me) => {
      if (me !== null)
        await client.query('insert into flux_calendrier (utilisateur_id, empreinte) values ($1, md5(random()::text))', [
          me,
        ]);
      return { fields: {}, probe: fluxDe(me) };
    },
  },
};

function fluxDe(me: number | null): string {
  return `select count(*) as ouverts, count(revoque_le) as revoques from flux_calendrier where utilisateur_id = ${me ?? 0}`;
}

/** What a local body is proposed: the vacancy of its élu, emptied for the purpose. */
function cleOf(epciId: number): string {
  return `vacance:${epciId}:elu_referent`;
}

function etatDe({ seanceId }: Posee): Attempt {
  return { fields: { seanceId, revision: 1 }, probe: de('seance', seanceId, 'etat') };
}

type Etat = { etat?: string; isConfirmee?: boolean };

function on<M extends object>(
  mutations: M,
  file: string,
  forms: Partial<Record<keyof M & string, Form>>,
  etat: Etat = {},
): Record<string, Gesture> {
  return Object.fromEntries(
    Object.entries(forms).map(([name, form]) => [
      `${file}#${name}`,
      {
        submit: mutations[name as keyof M] as Gesture['submit'],
        prepare: async (client: pg.Client, at: Standing) =>
          (form as Form)(await insertSeance(client, at, { etat: etat.etat ?? etatOf(name), ...etat }), at),
      },
    ]),
  );
}

/** Before the meeting for its agenda, on the day for what is said. */
function etatOf(name: string): string {
  return ['retirerDecision', 'confirmerDecision', 'enregistrerDecision'].includes(name) ? 'tenue' : 'convoquee';
}

function onCompteRendu(name: keyof typeof compteRendu, etat: string, form: Form): Record<string, Gesture> {
  const file = 'app/s/[schema]/seances/[id]/compte-rendu/mutations.ts';
  return on(compteRendu, file, { [name]: form } as never, { etat });
}

function onEffet(
  name: 'ajouterEffet' | 'retirerEffet',
  form: (posee: Posee, autre: number, effetId: number) => Attempt,
): Record<string, Gesture> {
  const prepare: Gesture['prepare'] = async (client, at) => {
    const posee = await insertSeance(client, at, { etat: 'tenue' });
    const autre = await insertId(client, 'seance', {
      ...{ instance_id: posee.instanceId, schema_id: at.schemaId, nature: 'suivi', etat: 'diffuse' },
      ...{ debut: '2026-03-01T09:00:00Z', duree_minutes: 60 },
    });
    const { rows } = await client.query<{ id: number }>(
      "insert into decision_effet (decision_id, schema_id, nature, seance_id, contenu) values ($1, $2, 'compte_rendu', $3, '{}') returning id",
      [posee.decisionId, at.schemaId, autre],
    );
    return form(posee, autre, rows[0]!.id);
  };
  const submit = direct[name] as Gesture['submit'];
  return { [`app/s/[schema]/seances/[id]/direct/mutations.ts#${name}`]: { submit, prepare } };
}

async function insertSeance(
  client: pg.Client,
  at: Standing,
  { etat = 'convoquee', isConfirmee = false }: Etat,
): Promise<Posee> {
  const instanceId = await insertInstance(client, at);
  const { schemaId, epciId } = at;
  await client.query("delete from mandat where schema_id = $1 and epci_id = $2 and nature = 'elu_referent'", [
    schemaId,
    epciId,
  ]);
  const siegeId = await insertId(client, 'siege', {
    ...{ instance_id: instanceId, schema_id: schemaId, college: 'autre', intitule: 'Essai', ordre: 1 },
  });
  await insertId(client, 'membre', {
    ...{ siege_id: siegeId, instance_id: instanceId, schema_id: schemaId, qualite: 'titulaire' },
    ...{ prenom: 'Dominique', nom: 'Essai', debut: '2025-01-01' },
  });
  const seanceId = await insertId(client, 'seance', {
    ...{ instance_id: instanceId, schema_id: schemaId, nature: 'suivi', etat, debut: '2026-11-20T09:00:00Z' },
    duree_minutes: 60,
  });
  const du = { seance_id: seanceId, schema_id: schemaId };
  const pointId = await insertId(client, 'point_seance', {
    ...{ ...du, ordre: 7, nature: 'information', intitule: 'Essai', duree_minutes: 10 },
  });
  const decisionId = await insertId(client, 'decision', {
    ...{ ...du, epci_id: epciId, serie: epciId, nature: 'autre', texte: 'Essai.', suivi: 'a_faire' },
    ...(isConfirmee && { annee: 2026, numero: seanceId, confirmee_le: '2026-11-20T10:00:00Z' }),
    ...{ responsable: 'Alix Essai', echeance: '2027-01-31' },
  });
  const presenceId = await insertId(client, 'presence', {
    ...{ ...du, prenom: 'Camille', nom: 'Essai', etat: 'present', is_invite: false },
  });
  await client.query(
    `insert into compte_rendu (seance_id, schema_id, ouverture, contenu) values ($1, $2, 'Essai.', '{"titre":"Essai","date":"2026-11-20","blocs":[]}')`,
    [seanceId, schemaId],
  );
  if (etat === 'publie')
    await client.query("insert into compte_rendu_public (seance_id, schema_id, contenu) values ($1, $2, '{}')", [
      seanceId,
      schemaId,
    ]);
  await client.query(
    "insert into proposition_ecartee (instance_id, cle, schema_id, seance_id) values ($1, 'deja', $2, $3)",
    [instanceId, schemaId, seanceId],
  );
  return { seanceId, instanceId, pointId, decisionId, presenceId };
}
