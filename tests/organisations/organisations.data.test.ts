import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { Conflit, Introuvable, Refus } from '@/lib/errors';
import { readOrganisation } from '@/lib/organisations/annuaire';
import { removeContact, saveContact, saveOrganisation } from '@/lib/organisations/data';
import { enregistrerContactInput, enregistrerOrganisationInput } from '@/lib/organisations/input';
import { isSiret } from '@/lib/organisations/rules';
import type { CastName } from '../../prisma/seed/cast.ts';
import { insertId, insertRows } from '../../prisma/seed/insert.ts';
import { addSecondSchema } from '../second-schema.ts';
import { openScene, type Scene } from '../suivi/scene.ts';

let scene: Scene;
beforeAll(async () => void (scene = await openScene()));
afterAll(() => scene?.close());

const idOf = async (sigle: string) =>
  (await scene.owner.query<{ id: number }>('select id from organisation where sigle = $1', [sigle])).rows[0]!.id;
const lire = async (id: number, name: CastName = 'cellule.etat') =>
  asViewer(await scene.viewerOf(name), (db) => readOrganisation(db, { schemaId: scene.schemaId, isEntiere: true }, id));
const ecrire = (fields: object) => {
  const input = enregistrerOrganisationInput.parse({ schemaId: scene.schemaId, type: 'association', ...fields });
  return asViewer(scene.cellule, (db) => saveOrganisation(db, scene.cellule, input), { write: true });
};
const joindre = async (fields: object, name: CastName = 'cellule.etat') => {
  const viewer = await scene.viewerOf(name);
  const input = enregistrerContactInput.parse({ schemaId: scene.schemaId, courriel: 'a@b.example', ...fields });
  return asViewer(viewer, (db) => saveContact(db, viewer, input), { write: true });
};

test('la base et l’application jugent un SIRET de même', async () => {
  const tirages = fc.sample(
    fc
      .tuple(fc.constantFrom('356000000', '732829320', ''), fc.stringMatching(/^[0-9]{14}$/))
      .map(([siren, suite]) => siren + suite.slice(siren.length)),
    500,
  );
  const textes = [...tirages, '35600000000048', '73282932000074', '7328293200007', '7328293200007x', ''];
  const { rows } = await scene.owner.query<{ texte: string; bon: boolean }>(
    'select texte, organisations.is_siret(texte) as bon from unnest($1::text[]) texte',
    [textes],
  );
  expect(rows).toEqual(textes.map((texte) => ({ texte, bon: isSiret(texte) })));
  const faux = insertId(scene.owner, 'organisation', { nom: 'Fausse', type: 'autre', siret: '73282932000075' });
  await expect(faux).rejects.toThrow(/organisation_siret_cle/);
});

describe('une organisation', () => {
  test('voisine d’une autre se propose, et ne s’ajoute que si c’en est une autre', async () => {
    await expect(ecrire({ nom: 'la poste' })).rejects.toMatchObject({
      champ: 'nom',
      message: /« La Poste ».* existe/,
    });
    await ecrire({ nom: 'La Poste Solidaire', isAutre: 'on' });
    await expect(ecrire({ nom: 'La Poste', isAutre: 'on' })).rejects.toMatchObject({ champ: 'nom' });
  });

  test('ne prend pas le SIRET d’une autre, même si c’en est une autre', async () => {
    await expect(ecrire({ nom: 'Courrier', siret: '356 000 000 00048', isAutre: 'on' })).rejects.toMatchObject({
      champ: 'siret',
      message: /La Poste/,
    });
  });

  test('se modifie à sa révision, sans se heurter à son propre nom', async () => {
    const id = await idOf('CAF');
    const { nom, revision } = (await lire(id))!;
    const fields = { organisationId: id, nom, sigle: 'CAF', type: 'operateur', siret: '73282932000074' };
    await ecrire({ ...fields, revision });
    expect(await lire(id)).toMatchObject({ siret: '73282932000074', revision: revision + 1 });
    await expect(ecrire({ ...fields, revision })).rejects.toBeInstanceOf(Conflit);
  });

  test('qui sert dans un autre schéma ne se modifie pas depuis celui-ci seul', async () => {
    const id = await idOf('CPAM');
    const { schemas } = await addSecondSchema(scene.ownerUrl);
    const ailleurs = { schema_id: schemas['84'], organisation_id: id, fonction: 'Ailleurs' };
    await insertRows(scene.owner, 'contact', [ailleurs]);
    const { nom, revision, contacts, sertAilleurs } = (await lire(id))!;
    expect(sertAilleurs).toBe(true);
    expect(contacts.map(({ fonction }) => fonction)).not.toContain('Ailleurs');
    await expect(ecrire({ organisationId: id, nom, revision })).rejects.toBeInstanceOf(Refus);
  });
});

describe('un contact', () => {
  test('se lit de la cellule et de qui siège avec l’organisation, de nul autre', async () => {
    const poste = await idOf('La Poste');
    const lus = async (name: CastName) => (await lire(poste, name))!.contacts.length;
    expect(await lus('cellule.etat')).toBe(1);
    expect(await lus('referent.jlvd')).toBe(1);
    expect(await lus('elu.jlvd')).toBe(1);
    for (const name of ['referent.ccsb', 'copil', 'operateur.laposte', 'admin'] as const)
      expect([name, await lus(name)]).toEqual([name, 0]);
  });

  test('ne s’écrit que de la cellule, et s’efface sans que le journal garde ses coordonnées', async () => {
    const organisationId = await idOf('FEPEM');
    await expect(joindre({ organisationId, fonction: 'Siège' }, 'referent.jlvd')).rejects.toBeInstanceOf(Refus);
    await joindre({ organisationId, fonction: 'Siège', nom: 'Inès Aubert' });
    const [contact] = (await lire(organisationId))!.contacts;
    await joindre({ organisationId, contactId: contact!.id, revision: 1, fonction: 'Antenne', nom: 'Inès Aubert' });
    const retirer = (revision: number) =>
      asViewer(scene.cellule, (db) => removeContact(db, scene.cellule, { contactId: contact!.id, revision }), {
        write: true,
      });
    await expect(retirer(1)).rejects.toBeInstanceOf(Conflit);
    await retirer(2);
    await expect(retirer(2)).rejects.toBeInstanceOf(Introuvable);
    const { rows } = await scene.owner.query<{ operation: string; texte: string }>(
      "select operation, concat(avant, apres) as texte from journal where objet = 'contact' and objet_id = $1 order by id",
      [contact!.id],
    );
    expect(rows.map(({ operation }) => operation)).toEqual(['insert', 'update', 'delete']);
    expect(rows.map(({ texte }) => texte).join()).not.toMatch(/Aubert|a@b/);
  });

  test('se joint : sans adresse ni téléphone, il est refusé', () => {
    const vide = enregistrerContactInput.safeParse({
      schemaId: 1,
      organisationId: 1,
      fonction: 'Siège',
      courriel: ' ',
    });
    expect(vide.error?.issues[0]).toMatchObject({ path: ['courriel'] });
  });
});
