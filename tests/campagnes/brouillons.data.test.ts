import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/access/can';
import { askCorrection, saveBrouillons, sendBrouillons } from '@/lib/campagnes/brouillons';
import { listLignes } from '@/lib/campagnes/ma-remontee';
import type { LigneRemontee } from '@/lib/campagnes/saisie';
import { asViewer } from '@/lib/db';
import { Introuvable, Refus } from '@/lib/errors';
import type { CastName } from '../../prisma/seed/cast.ts';
import { createDatabase } from '../database.ts';

let base: Awaited<ReturnType<typeof createDatabase>>;
let owner: pg.Client;
const place = { schemaId: 0, epciId: 0 };
let campagneId: number;

beforeAll(async () => {
  base = await createDatabase({ demo: true });
  process.env.DATABASE_URL = base.loginUrl;
  process.env.MAILLAGE_ENV = 'test';
  process.env.MAILLAGE_MAINTENANT = '2026-11-22T09:00:00Z';
  owner = new pg.Client(base.ownerUrl);
  await owner.connect();
  const { rows } = await owner.query<{ schema_id: number; epci_id: number; id: number }>(
    `select s.schema_id, s.epci_id, c.id from schema_epci s join campagne c on c.schema_id = s.schema_id and c.annee = 2026 where s.sigle = 'CCPFML'`,
  );
  Object.assign(place, { schemaId: rows[0]!.schema_id, epciId: rows[0]!.epci_id });
  campagneId = rows[0]!.id;
});
beforeEach(() => owner.query('delete from brouillon_avancement where epci_id = $1', [place.epciId]));

afterAll(async () => {
  await owner?.end();
  await base?.drop();
});

/** Somebody of the cast with the rights the database gives them. */
async function viewerOf(name: CastName): Promise<Viewer> {
  const { rows } = await owner.query<{ id: number; v: number }>(
    'select utilisateur_id as id, session_version as v from compte where courriel = $1',
    [`${name}@maillage.example`],
  );
  const [{ viewer }] = (await asViewer(
    { id: rows[0]!.id },
    (db) => db.$queryRaw`select acces.viewer(${rows[0]!.v}::int) as viewer`,
  )) as [{ viewer: Viewer }];
  return viewer;
}

const lignesOf = async (name: CastName): Promise<LigneRemontee[]> =>
  asViewer(await viewerOf(name), (db) => listLignes(db, { id: campagneId, schemaId: place.schemaId }, place.epciId));

type Saisi = {
  actionId: number;
  revision: number;
  commentaire?: string;
  avancement?: 'fait' | 'en_cours' | 'pas_fait' | null;
};

async function save(name: CastName, ...lignes: Saisi[]) {
  const viewer = await viewerOf(name);
  const vide = { avancement: null, commentaire: '', difficulte: '', preuve: '' };
  const input = { ...place, lignes: lignes.map((ligne) => ({ ...vide, ...ligne })) };
  return asViewer(viewer, (db) => saveBrouillons(db, viewer, input), { write: true });
}

async function send(name: CastName, ...lignes: { actionId: number; revision: number }[]) {
  const viewer = await viewerOf(name);
  return asViewer(viewer, (db) => sendBrouillons(db, viewer, { ...place, lignes }), { write: true });
}

const REFERENT = 'referent.ccpfml';

describe('le brouillon', () => {
  test('se garde, se relit par son référent et par lui seul', async () => {
    const [ligne] = await lignesOf(REFERENT);
    const { actionId } = ligne!;
    expect(await save(REFERENT, { actionId, revision: 0, commentaire: 'Au fil de l’eau.' })).toEqual({
      lignes: [{ actionId, revision: 1 }],
      conflits: [],
    });
    expect((await lignesOf(REFERENT))[0]!.brouillon).toMatchObject({ commentaire: 'Au fil de l’eau.', revision: 1 });
    for (const name of ['cellule.etat', 'admin', 'referent.dlva', 'copil', 'elu.jlvd'] as const) {
      expect((await lignesOf(name)).every(({ brouillon }) => brouillon === null)).toBe(true);
    }
  });

  test('ne s’écrase pas : la version du collègue revient, et rien n’est écrit', async () => {
    const { actionId } = (await lignesOf(REFERENT))[1]!;
    await save(REFERENT, { actionId, revision: 0, commentaire: 'Première.' });
    const { lignes, conflits } = await save(REFERENT, { actionId, revision: 0, commentaire: 'Seconde.' });
    expect(lignes).toEqual([]);
    expect(conflits).toMatchObject([
      { actionId, autre: { commentaire: 'Première.', revision: 1, auteur: 'Antoine Maurel' } },
    ]);
    expect((await lignesOf(REFERENT))[1]!.brouillon!.commentaire).toBe('Première.');
  });

  test('vidé, disparaît', async () => {
    const { actionId } = (await lignesOf(REFERENT))[2]!;
    await save(REFERENT, { actionId, revision: 0, commentaire: 'Par erreur.' });
    expect((await save(REFERENT, { actionId, revision: 1, commentaire: '  ' })).lignes).toEqual([
      { actionId, revision: 0 },
    ]);
    expect((await lignesOf(REFERENT))[2]!.brouillon).toBeNull();
  });

  test('d’un autre EPCI ne s’écrit pas, ni par la cellule', async () => {
    const { actionId } = (await lignesOf(REFERENT))[0]!;
    for (const name of ['referent.jlvd', 'cellule.etat', 'admin'] as const) {
      await expect(save(name, { actionId, revision: 0, commentaire: 'Intrus.' })).rejects.toThrow(Refus);
    }
  });

  test('d’une action qui ne concerne pas l’EPCI se refuse', async () => {
    const { rows } = await owner.query<{ id: number }>(
      `select id from action a where etat = 'active' and schema_id = $1
         and not exists (select from action_version_epci e where e.version_id = a.version_id and e.epci_id = $2) limit 1`,
      [place.schemaId, place.epciId],
    );
    await expect(save(REFERENT, { actionId: rows[0]!.id, revision: 0, commentaire: 'Hors sujet.' })).rejects.toThrow(
      'ne concerne pas',
    );
  });
});

describe('transmettre', () => {
  test('fait une ligne de chaque brouillon, une seule fois, et dit ce qui n’a pas changé', async () => {
    const [, , , a, b] = await lignesOf(REFERENT);
    const same = a!.derniere!;
    await save(REFERENT, { ...same, actionId: a!.actionId, revision: 0 });
    const other = b!.derniere!.avancement === 'fait' ? 'en_cours' : 'fait';
    await save(REFERENT, { actionId: b!.actionId, revision: 0, avancement: other, commentaire: ' Changé. ' });
    const asked = [a!, b!].map(({ actionId }) => ({ actionId, revision: 1 }));
    expect(await send(REFERENT, ...asked)).toEqual({ transmises: 2, restees: [] });
    await expect(send(REFERENT, ...asked)).rejects.toThrow('rien n’est parti d’ici');
    const { rows } = await owner.query(
      `select action_id, avancement, commentaire, is_inchange from avancement_epci where campagne_id = $1 and epci_id = $2 order by action_id`,
      [campagneId, place.epciId],
    );
    expect(rows).toEqual(
      [
        {
          action_id: a!.actionId,
          avancement: same.avancement,
          commentaire: same.commentaire || null,
          is_inchange: true,
        },
        { action_id: b!.actionId, avancement: other, commentaire: 'Changé.', is_inchange: false },
      ].toSorted((x, y) => x.action_id - y.action_id),
    );
    const after = await lignesOf(REFERENT);
    expect(after.find(({ actionId }) => actionId === a!.actionId)).toMatchObject({
      etape: 'transmis',
      brouillon: null,
    });
  });

  test('refuse l’ensemble quand une ligne est incomplète, et garde les brouillons', async () => {
    const [a, b] = await lignesOf(REFERENT);
    await save(REFERENT, { actionId: a!.actionId, revision: 0, avancement: a!.derniere!.avancement });
    await save(REFERENT, { actionId: b!.actionId, revision: 0, commentaire: 'Sans statut.' });
    const asked = [a!, b!].map(({ actionId }) => ({ actionId, revision: 1 }));
    await expect(send(REFERENT, ...asked)).rejects.toThrow(`À compléter avant de transmettre : ${b!.code}.`);
    expect((await lignesOf(REFERENT)).filter(({ brouillon }) => brouillon)).toHaveLength(2);
  });

  test('laisse et nomme la ligne qu’un collègue a modifiée depuis', async () => {
    const [a, b] = await lignesOf(REFERENT);
    for (const { actionId, derniere } of [a!, b!])
      await save(REFERENT, { actionId, revision: 0, avancement: derniere!.avancement });
    await save(REFERENT, {
      actionId: b!.actionId,
      revision: 1,
      avancement: b!.derniere!.avancement,
      commentaire: 'Relu.',
    });
    const asked = [a!, b!].map(({ actionId }) => ({ actionId, revision: 1 }));
    expect(await send(REFERENT, ...asked)).toEqual({ transmises: 1, restees: [b!.code] });
  });
});

describe('demander une correction', () => {
  test('se fait sur sa ligne validée, pas sur celle d’un autre EPCI ni sur une ligne qu’on ne voit pas', async () => {
    const { rows } = await owner.query<{ id: number; sigle: string }>(
      `select s.avancement_id as id, e.sigle from suivi_epci s join schema_epci e using (schema_id, epci_id)
       where e.sigle in ('CCPFML', 'PAA') and not exists (select from demande_correction d where d.avancement_id = s.avancement_id)`,
    );
    const idOf = (sigle: string) => rows.find((row) => row.sigle === sigle)!.id;
    const ask = async (name: CastName, avancementId: number) => {
      const viewer = await viewerOf(name);
      return asViewer(viewer, (db) => askCorrection(db, viewer, { avancementId, motif: 'Date inexacte.' }), {
        write: true,
      });
    };
    await expect(ask(REFERENT, idOf('PAA'))).rejects.toThrow(Refus);
    await expect(ask('operateur.laposte', idOf('PAA'))).rejects.toThrow(Introuvable);
    await ask(REFERENT, idOf('CCPFML'));
    await expect(ask(REFERENT, idOf('CCPFML'))).rejects.toThrow('déjà demandée');
  });
});
