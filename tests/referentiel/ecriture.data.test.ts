import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { Conflit, Introuvable, Refus } from '@/lib/errors';
import { changeEtatAction, saveAction } from '@/lib/referentiel/actions';
import { changeEtatFiche, readFiche, readFicheEcrite, saveFiche } from '@/lib/referentiel/fiches';
import { enregistrerActionInput, enregistrerFicheInput } from '@/lib/referentiel/input';
import { readVersionAction, type VersionAction } from '@/lib/referentiel/lecture-action';
import { changeEtatSchema, duplicateSchema } from '@/lib/referentiel/schema';
import { readHistorique } from '@/lib/suivi/historique';
import { addSecondSchema } from '../second-schema.ts';
import { AUJOURDHUI, openScene, type Scene } from '../suivi/scene.ts';

let scene: Scene;
let ficheId: number;
beforeAll(async () => {
  scene = await openScene();
  ficheId = (await scene.owner.query<{ id: number }>("select id from fiche where code = '1-A'")).rows[0]!.id;
});
afterAll(() => scene?.close());

const write = <T>(fn: Parameters<typeof asViewer<T>>[1], viewer = scene.cellule) =>
  asViewer(viewer, fn, { write: true });

/** What the form of an action sends, as the browser does. */
const formOf = (more: Record<string, unknown> = {}) => ({
  ...{ schemaId: scene.schemaId, ficheId, code: '8-A-1', titre: 'Une action', dateEffet: '2026-03-01' },
  jalons: JSON.stringify([{ libelle: 'Marché notifié', debut: '', fin: '2026-09-30' }]),
  ...more,
});
const enregistrer = (more: Record<string, unknown> = {}, viewer = scene.cellule) =>
  write((db) => saveAction(db, viewer, enregistrerActionInput.parse(formOf(more)), AUJOURDHUI), viewer);
const lireAction = (id: number): Promise<VersionAction> =>
  asViewer(scene.cellule, async (db) => (await readVersionAction(db, scene.schemaId, id))!);

let made = 0;
const creer = async (more: Record<string, unknown> = {}) => {
  const code = `8-A-${++made}`;
  const id = await enregistrer({ code, ...more });
  return { id, code, version: await lireAction(id) };
};

describe('une action', () => {
  test('naît avec sa première version, ses territoires et ses jalons', async () => {
    const { version } = await creer({ isDepartementale: 'on', objectif: 'Relier.' });
    expect(version).toMatchObject({ numero: 1, etat: 'active', dateEffet: '2026-03-01', isDepartementale: true });
    expect(version.jalons.map(({ libelle, fin }) => [libelle, fin])).toEqual([['Marché notifié', '2026-09-30']]);
  });

  test('modifiée sur une version dépassée, n’écrit rien et le dit', async () => {
    const { id, code, version } = await creer();
    await enregistrer({ actionId: id, code, revision: 1, titre: 'Autrement' });
    const again = enregistrer({ actionId: id, code, revision: version.numero, titre: 'Perdu' });
    await expect(again).rejects.toBeInstanceOf(Conflit);
    expect(await lireAction(id)).toMatchObject({ numero: 2, titre: 'Autrement' });
  });

  test('deux enregistrements en même temps : un seul passe', async () => {
    const { id, code } = await creer();
    const both = await Promise.allSettled(
      ['L’un', 'L’autre'].map((titre) => enregistrer({ actionId: id, code, revision: 1, titre })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await lireAction(id)).numero).toBe(2);
  });

  test('ne prend pas le code d’une autre, à côté du champ', async () => {
    const { code } = await creer();
    await expect(enregistrer({ code })).rejects.toMatchObject({ champ: 'code' });
  });

  test('une correction de forme garde portée, jalons et date ; la base elle-même le tient', async () => {
    const { id, code, version } = await creer({ isDepartementale: 'on' });
    const jalons = JSON.stringify(
      version.jalons.map((jalon) => ({ ...jalon, libelle: 'Marché signé', fin: '2027-01-01' })),
    );
    await enregistrer({ actionId: id, code: '9-Z-99', revision: 1, nature: 'forme', titre: 'Corrigée', jalons });
    const apres = await lireAction(id);
    expect(apres).toMatchObject({ titre: 'Corrigée', code, isDepartementale: true, dateEffet: version.dateEffet });
    expect(apres.jalons[0]).toMatchObject({ libelle: 'Marché signé', fin: '2026-09-30' });
    const forced = write(async (db) => {
      const [row] = await db.$queryRaw<{ id: number }[]>`
        insert into action_version (action_id, schema_id, numero, date_effet, auteur_id, is_correction_de_forme, etat, fiche_id, code, titre,
          is_porteur_a_designer, is_departementale, is_texte_non_repris)
        select action_id, schema_id, 3, date_effet, ${scene.cellule.id}, true, etat, fiche_id, code, titre, is_porteur_a_designer,
          is_departementale, is_texte_non_repris from action_version where action_id = ${id} and numero = 2 returning id`;
      return row!.id;
    });
    await expect(forced, 'sans ses jalons').rejects.toThrow(/Une correction de forme ne change que les mots/);
  });

  test('s’archive et revient avec sa raison, dans son histoire', async () => {
    const { id, code } = await creer();
    const change = (etat: 'archivee' | 'active', revision: number, motif: string) =>
      write((db) =>
        changeEtatAction(
          db,
          scene.cellule,
          { actionId: id, etat, revision, motif, code, dateEffet: AUJOURDHUI },
          AUJOURDHUI,
        ),
      );
    await change('archivee', 1, 'Reprise par la Région');
    await expect(enregistrer({ actionId: id, code, revision: 2 })).rejects.toBeInstanceOf(Refus);
    await change('active', 2, 'La Région y renonce');
    const histoire = await asViewer(scene.cellule, (db) => readHistorique(db, id, null));
    expect(histoire.flatMap((one) => (one.nature === 'version' ? [[one.numero, one.etat, one.motif]] : []))).toEqual([
      [3, 'active', 'La Région y renonce'],
      [2, 'archivee', 'Reprise par la Région'],
      [1, 'active', null],
    ]);
    expect((await lireAction(id)).jalons).toHaveLength(1);
  });

  test('son histoire dit les textes remplacés et ce qui a changé d’autre', async () => {
    const { id, code } = await creer({ objectif: 'Relier.' });
    await enregistrer({
      actionId: id,
      code,
      revision: 1,
      objectif: 'Relier mieux.',
      isDepartementale: 'on',
      jalons: '[]',
    });
    const [derniere, premiere] = await asViewer(scene.cellule, (db) => readHistorique(db, id, null));
    expect(derniere).toMatchObject({
      nature: 'version',
      isForme: false,
      avant: { objectif: 'Relier.' },
      portee: ['jalons'],
    });
    expect(premiere).toMatchObject({ nature: 'version', numero: 1, avant: null, portee: null });
  });

  test('ni date future, ni date d’avant la version en vigueur', async () => {
    await expect(enregistrer({ code: '8-A-90', dateEffet: '2026-12-01' })).rejects.toMatchObject({
      champ: 'dateEffet',
    });
    const { id, code } = await creer();
    const before = enregistrer({ actionId: id, code, revision: 1, dateEffet: '2026-02-01' });
    await expect(before).rejects.toMatchObject({ champ: 'dateEffet' });
  });
});

describe('une fiche', () => {
  const champs = { axeId: 1, code: '1-Z', titre: 'Une fiche', degrePriorite: 'structurante' };
  const ecrire = (more: Record<string, unknown>) =>
    write((db) =>
      saveFiche(db, scene.cellule, enregistrerFicheInput.parse({ schemaId: scene.schemaId, ...champs, ...more })),
    );

  test('garde ses textes précédents, et dit les deux versions à qui arrive second', async () => {
    const id = await ecrire({ constat: 'Peu de lignes.' });
    await ecrire({ ficheId: id, revision: 1, constat: 'Aucune ligne.' });
    await expect(ecrire({ ficheId: id, revision: 1, constat: 'Perdu' })).rejects.toBeInstanceOf(Conflit);
    const [fiche, autre] = await asViewer(
      scene.cellule,
      async (db) => [await readFiche(db, scene.schemaId, id), await readFicheEcrite(db, id)] as const,
    );
    expect(fiche).toMatchObject({
      constat: 'Aucune ligne.',
      revision: 2,
      anterieurs: [{ valeurs: { constat: 'Peu de lignes.' } }],
    });
    expect(autre).toMatchObject({ revision: 2, auteur: 'Claire Vidal' });
    expect(autre!.champs.find(({ nom }) => nom === 'constat')!.valeur).toBe('Aucune ligne.');
  });

  test('a son code à elle, et ne s’archive pas tant qu’une action y est suivie', async () => {
    await expect(ecrire({ code: '1-A' })).rejects.toMatchObject({ champ: 'code' });
    const archive = write((db) =>
      changeEtatFiche(db, scene.cellule, { ficheId, revision: 1, etat: 'archivee', motif: 'Pour voir' }),
    );
    await expect(archive).rejects.toThrow(/actions/);
    const { rows } = await scene.owner.query<{ etat: string }>('select etat from fiche where id = $1', [ficheId]);
    expect(rows[0]!.etat).toBe('active');
  });

  test('d’un autre département est introuvable', async () => {
    await addSecondSchema(scene.ownerUrl);
    const { rows } = await scene.owner.query<{ id: number }>(
      "select f.id from fiche f join schema_departemental s on s.id = f.schema_id where s.code = '84-2025' limit 1",
    );
    const ailleurs = rows[0]!.id;
    expect(ailleurs).toBeGreaterThan(0);
    await expect(ecrire({ ficheId: ailleurs, revision: 1 })).rejects.toBeInstanceOf(Introuvable);
  });
});

describe('le schéma suivant, puis la clôture', () => {
  test('reprend les actions en vigueur avec leur filiation, sans leur suivi, et laisse le premier intact', async () => {
    const before = (
      await scene.owner.query('select * from action_version where schema_id = $1 order by id', [scene.schemaId])
    ).rows;
    const suite = await write((db) =>
      duplicateSchema(db, scene.cellule, {
        ...{
          schemaId: scene.schemaId,
          code: '04-2031',
          nom: 'Le suivant',
          debut: '2031-01-01',
          fin: '2036-12-31',
          jalons: true,
        },
      }),
    );
    const { rows } = await scene.owner.query<{
      origines: number;
      actions: number;
      statuts: number;
      predecesseur: number;
    }>(
      `select count(a.origine_id)::int as origines, count(*)::int as actions, (select count(*)::int from statut where schema_id = s.id) as statuts,
         s.predecesseur_id as predecesseur
       from schema_departemental s join action a on a.schema_id = s.id where s.code = '04-2031' group by s.id`,
    );
    expect(rows[0]).toEqual({
      origines: suite.actions,
      actions: suite.actions,
      statuts: 0,
      predecesseur: scene.schemaId,
    });
    expect(suite.actions).toBeGreaterThanOrEqual(43);
    const after = (
      await scene.owner.query('select * from action_version where schema_id = $1 order by id', [scene.schemaId])
    ).rows;
    expect(after).toEqual(before);
  });

  test('un schéma clos ne s’écrit plus', async () => {
    const { rows } = await scene.owner.query<{ revision: number }>(
      'select revision from schema_departemental where id = $1',
      [scene.schemaId],
    );
    await write((db) =>
      changeEtatSchema(db, scene.cellule, { schemaId: scene.schemaId, revision: rows[0]!.revision, etat: 'clos' }),
    );
    await expect(enregistrer({ code: '8-A-99' })).rejects.toThrow(/clos/);
  });
});
