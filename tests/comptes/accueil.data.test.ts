import { afterAll, beforeAll, expect, test } from 'vitest';
import { listComptesARegarder, listDroitsAConfirmer } from '@/lib/comptes/accueil';
import { readReinitialisation } from '@/lib/comptes/liens';
import type { CastName } from '../../prisma/seed/cast.ts';
import { insertId } from '../../prisma/seed/insert.ts';
import { insertPerson } from '../second-schema.ts';
import { openEssai, type Essai } from './base.ts';

const JOUR = '2026-11-22';
let essai: Essai;
beforeAll(async () => void (essai = await openEssai()));
afterAll(() => essai?.close());

const droits = async (id: number, schema: '04' | '84' = '04') =>
  essai.as(id, (db, viewer) => listDroitsAConfirmer(db, viewer, essai.voisins.schemas[schema], JOUR));

test('un droit de la cellule attend un collègue du même schéma, jamais son titulaire ni l’administrateur', async () => {
  const waiting = await insertPerson(essai.owner, 'nouvelle', 'Attendue');
  await insertId(essai.owner, 'habilitation', {
    ...{ utilisateur_id: waiting, role: 'cellule_etat', schema_id: essai.voisins.schemas['04'], debut: '2026-11-01' },
    created_at: '2026-11-01T09:00:00Z',
  });
  expect(await droits(await essai.idOf('cellule.etat'))).toMatchObject([{ nom: 'Attendue', role: 'cellule_etat' }]);
  for (const name of ['admin', 'copil', 'referent.jlvd'] as const)
    expect(await droits(await essai.idOf(name))).toEqual([]);
  expect(await droits(waiting)).toEqual([]);
  expect(await droits(essai.voisins.people['cellule.84'])).toEqual([]);
  expect(await droits(essai.voisins.people['cellule.84'], '84')).toEqual([]);
  // withdrawn, it waits for nobody
  await essai.owner.query("update habilitation set retiree_le = '2026-11-10T09:00:00Z' where utilisateur_id = $1", [
    waiting,
  ]);
  expect(await droits(await essai.idOf('cellule.etat'))).toEqual([]);
});

test('l’administrateur voit les comptes jamais venus, sans droit, ou fermés avec des droits ; la cellule non', async () => {
  const names = { 'compte-sans-droit': 'Sansdroit', 'compte-ferme': 'Ferme', 'compte-venu': 'Venu' };
  for (const [name, nom] of Object.entries(names)) {
    const id = await insertPerson(essai.owner, name, nom);
    await essai.owner.query("update compte set derniere_connexion = '2026-11-01T09:00:00Z' where utilisateur_id = $1", [
      id,
    ]);
    if (nom === 'Sansdroit') continue;
    await insertId(essai.owner, 'habilitation', {
      ...{ utilisateur_id: id, role: 'membre_copil', schema_id: essai.voisins.schemas['04'], debut: '2026-01-01' },
      created_at: '2026-01-01T09:00:00Z',
    });
    if (nom === 'Ferme')
      await essai.owner.query("update compte set ferme_le = '2026-11-10T09:00:00Z' where utilisateur_id = $1", [id]);
  }
  const seen = async (name: CastName) =>
    new Map(
      (await essai.as(await essai.idOf(name), (db, viewer) => listComptesARegarder(db, viewer, JOUR))).map(
        ({ nom, raison }) => [nom, raison],
      ),
    );
  const comptes = await seen('admin');
  expect([comptes.get('Sansdroit'), comptes.get('Ferme'), comptes.get('Venu')]).toEqual([
    'sans_droit',
    'ferme',
    undefined,
  ]);
  expect(comptes.get('Benali')).toBe('jamais_connecte');
  expect((await seen('cellule.etat')).size).toBe(0);
});

test('un mot de passe changé par le lien d’un autre se sait de son titulaire, et de lui seul', async () => {
  const [claire, copil, admin] = [
    await essai.idOf('cellule.etat'),
    await essai.idOf('copil'),
    await essai.idOf('admin'),
  ];
  const link = (by: number | null, utiliseLe: string | null, nature = 'reinitialisation') =>
    insertId(essai.owner, 'lien_unique', {
      ...{ utilisateur_id: copil, nature, expire_le: '2026-11-23T09:00:00Z', created_by_id: by, utilise_le: utiliseLe },
      ...{ empreinte: `${by}-${utiliseLe}-${nature}`, created_at: '2026-10-01T09:00:00Z' },
    });
  const read = (id: number, depuis?: string) => essai.as(id, (db, viewer) => readReinitialisation(db, viewer, depuis));
  await link(claire, null);
  await link(claire, '2026-11-20T09:00:00Z', 'invitation');
  expect(await read(copil), 'ni lien inutilisé, ni invitation').toBeNull();
  await link(claire, '2026-10-22T09:00:00Z');
  expect(await read(copil, '2026-10-23')).toBeNull();
  expect(await read(copil)).toMatchObject({ par: 'Claire Vidal', le: new Date('2026-10-22T09:00:00Z') });
  await link(admin, '2026-10-23T09:00:00Z');
  expect(await read(copil, '2026-10-23'), 'le nom d’un administrateur ne se voit pas du schéma').toMatchObject({
    par: null,
  });
  expect(await read(claire)).toBeNull();
});
