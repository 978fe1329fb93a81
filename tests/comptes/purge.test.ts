import { afterAll, beforeAll, expect, test } from 'vitest';
import { purge } from '@/lib/purge';
import { openEssai, setMaintenant, type Essai } from './base.ts';

let essai: Essai;

beforeAll(async () => {
  essai = await openEssai();
  setMaintenant('2026-11-22T09:00:00Z');
});
afterAll(() => essai?.close());

test('la purge retire douze mois d’accès, trente jours de clés et d’échecs, et rien de plus récent', async () => {
  const id = await essai.idOf('copil');
  const [old, kept] = ['08:59:59', '09:00:01'];
  for (const time of [old, kept]) {
    await essai.owner.query(
      "insert into journal_acces (utilisateur_id, entree, motif, created_at) values ($1, 'essai', 'essai', $2)",
      [id, `2025-11-22T${time}Z`],
    );
    await essai.owner.query(
      "insert into cle_mutation (utilisateur_id, cle, mutation, created_at) values ($1, gen_random_uuid(), 'essai', $2)",
      [id, `2026-10-23T${time}Z`],
    );
    await essai.owner.query('insert into tentative_connexion (cle, echecs, dernier_echec) values ($1, 1, $2)', [
      `compte:${time}`,
      `2026-10-23T${time}Z`,
    ]);
  }
  expect(await purge()).toEqual({ acces: 1, cles: 1, tentatives: 1 });
  const { rows } = await essai.owner.query('select cle from tentative_connexion');
  expect(rows).toEqual([{ cle: `compte:${kept}` }]);
  expect(await purge()).toEqual({ acces: 0, cles: 0, tentatives: 0 });
});
