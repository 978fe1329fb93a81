import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '@/lib/access/roles';
import {
  confirmHabilitation,
  createCompte,
  grantHabilitation,
  setFerme,
  updateCompte,
  withdrawHabilitation,
} from '@/lib/comptes/data';
import { accorderHabilitationInput, creerCompteInput } from '@/lib/comptes/input';
import { listComptes, readCompte } from '@/lib/comptes/registre';
import { ChampRefuse, Conflit } from '@/lib/errors';
import { openEssai, readSession, sessionVersion, type Essai } from './base.ts';

const TODAY = '2026-11-22';
let essai: Essai;
let ids: Record<'admin' | 'cellule.etat' | 'cellule.departement' | 'referent.jlvd' | 'copil', number>;
let s04: number;
let s84: number;

beforeAll(async () => {
  essai = await openEssai();
  const names = ['admin', 'cellule.etat', 'cellule.departement', 'referent.jlvd', 'copil'] as const;
  ids = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await essai.idOf(name)]))) as typeof ids;
  s04 = essai.voisins.schemas['04'];
  s84 = essai.voisins.schemas['84'];
});
afterAll(() => essai?.close());

let made = 0;
type Right = { role: Role; schemaId?: number; epciId?: number; organisation?: string; debut?: string; fin?: string };

const nouveau = () => ({
  ...{ prenom: 'Camille', nom: 'Nouveau', debut: TODAY },
  courriel: `nouveau.${++made}@maillage.example`,
});
const create = async (by: number, right: Right) => {
  const input = creerCompteInput.parse({ ...nouveau(), ...right });
  return (await essai.as(by, (db, viewer) => createCompte(db, viewer, input))).utilisateurId;
};
const grant = (by: number, utilisateurId: number, right: Right) => {
  const input = accorderHabilitationInput.parse({ utilisateurId, debut: TODAY, ...right });
  return essai.as(by, (db, viewer) => grantHabilitation(db, viewer, input));
};
const withdraw = (by: number, id: number) => essai.as(by, (db, viewer) => withdrawHabilitation(db, viewer, id));
const confirm = (by: number, id: number) => essai.as(by, (db, viewer) => confirmHabilitation(db, viewer, id));
const rolesOf = async (id: number) =>
  (await readSession(id, await sessionVersion(essai.owner, id)))?.habilitations.map(({ role }) => role) ?? null;
const rightsOf = async (by: number, id: number) =>
  (await essai.as(by, (db, viewer) => readCompte(db, viewer, id, TODAY)))!.droits;

describe('un droit de la cellule', () => {
  test('donné par un administrateur, attend ; confirmé par un membre de la cellule, il ouvre', async () => {
    const id = await create(ids.admin, { role: 'cellule_etat', schemaId: s04 });
    expect(await rolesOf(id)).toEqual([]);
    const [droit] = await rightsOf(ids['cellule.etat'], id);
    expect(droit).toMatchObject({ etat: 'a_confirmer', can: { confirmer: true, retirer: true } });
    await confirm(ids['cellule.etat'], droit!.id);
    expect(await rolesOf(id)).toEqual(['cellule_etat']);
    expect((await rightsOf(ids.admin, id))[0]).toMatchObject({ etat: 'en_vigueur', confirmeePar: 'Claire Vidal' });
  });

  test('ne se confirme ni par l’administrateur, ni par un référent, ni par la cellule d’un autre schéma', async () => {
    const id = await create(ids.admin, { role: 'cellule_departement', schemaId: s04 });
    const [droit] = await rightsOf(ids.admin, id);
    expect(droit!.can.confirmer).toBe(false);
    for (const by of [ids.admin, ids['referent.jlvd'], essai.voisins.people['cellule.84']]) {
      await expect(confirm(by, droit!.id)).rejects.toThrow();
    }
    expect(await rolesOf(id)).toEqual([]);
  });

  test('ne se confirme pas par soi-même, fût-on déjà de la cellule de l’autre côté', async () => {
    await grant(ids.admin, ids['cellule.etat'], { role: 'cellule_departement', schemaId: s04 }).catch(() => undefined);
    const waiting = (await rightsOf(ids['cellule.etat'], ids['cellule.etat'])).find(
      ({ etat }) => etat === 'a_confirmer',
    );
    expect(waiting!.can.confirmer).toBe(false);
    await expect(confirm(ids['cellule.etat'], waiting!.id)).rejects.toThrow(/autre membre/);
    await confirm(ids['cellule.departement'], waiting!.id);
    await withdraw(ids.admin, waiting!.id);
  });

  test('donné par un membre de la cellule, ouvre aussitôt', async () => {
    const id = await create(ids['cellule.departement'], { role: 'cellule_etat', schemaId: s04 });
    expect(await rolesOf(id)).toEqual(['cellule_etat']);
  });

  test('le premier d’un schéma n’attend personne ; le deuxième, si', async () => {
    const { rows } = await essai.owner.query<{ id: number }>(
      `insert into schema_departemental (code, nom, version, departement_code, date_debut, date_fin, etat)
       values ('04-2031', 'Schéma suivant', '1.0', '04', '2031-01-01', '2036-12-31', 'en_elaboration') returning id`,
    );
    const schemaId = rows[0]!.id;
    expect(await rolesOf(await create(ids.admin, { role: 'cellule_etat', schemaId }))).toEqual(['cellule_etat']);
    expect(await rolesOf(await create(ids.admin, { role: 'cellule_etat', schemaId }))).toEqual([]);
  });

  test('retiré, ne revient pas au premier administrateur venu', async () => {
    const cellule = essai.voisins.people['cellule.84'];
    const [droit] = await rightsOf(ids.admin, cellule);
    await withdraw(ids.admin, droit!.id);
    expect(await rolesOf(await create(ids.admin, { role: 'cellule_etat', schemaId: s84 }))).toEqual([]);
    await essai.owner.query('update habilitation set retiree_le = null, retiree_par_id = null where id = $1', [
      droit!.id,
    ]);
  });
});

describe('la cellule', () => {
  test('ne donne de droit que dans son schéma, et jamais d’administrateur', async () => {
    const referent = { role: 'referent_epci', epciId: essai.voisins.epcis.COVE! } as const;
    await expect(create(ids['cellule.etat'], { ...referent, schemaId: s84 })).rejects.toThrow(/pour ce schéma/);
    await expect(create(ids['cellule.etat'], { role: 'administrateur' })).rejects.toThrow();
    await expect(grant(ids['cellule.etat'], ids.copil, { ...referent, schemaId: s84 })).rejects.toThrow(
      /donner ce droit/,
    );
    await expect(grant(ids['cellule.etat'], ids['cellule.etat'], { role: 'administrateur' })).rejects.toThrow(/donner/);
  });

  test('ne voit ni ne touche les comptes d’un autre schéma', async () => {
    const ailleurs = essai.voisins.people['referent.84'];
    await essai.as(ids['cellule.etat'], async (db, viewer) => {
      expect((await listComptes(db, viewer, TODAY)).map(({ id }) => id)).not.toContain(ailleurs);
      expect(await readCompte(db, viewer, ailleurs, TODAY)).toBeNull();
    });
    const gestures = [setFerme, (...[db, viewer, id]: Parameters<typeof setFerme>) => setFerme(db, viewer, id, false)];
    for (const gesture of gestures) {
      await expect(essai.as(ids['cellule.etat'], (db, viewer) => gesture(db, viewer, ailleurs, true))).rejects.toThrow(
        /n’existe pas/,
      );
    }
  });

  test('d’une personne partagée entre deux schémas, ne voit que ses propres droits et ne ferme pas le compte', async () => {
    const shared = essai.voisins.people['referent.deux-schemas'];
    expect(await rightsOf(ids['cellule.etat'], shared)).toHaveLength(1);
    expect(await rightsOf(ids.admin, shared)).toHaveLength(2);
    await expect(essai.as(ids['cellule.etat'], (db, viewer) => setFerme(db, viewer, shared, true))).rejects.toThrow(
      /hors de vos schémas/,
    );
  });
});

describe('le registre', () => {
  test('un référent, un membre du copil ne créent ni ne donnent rien', async () => {
    for (const by of [ids['referent.jlvd'], ids.copil]) {
      await expect(create(by, { role: 'membre_copil', schemaId: s04 })).rejects.toThrow();
      await expect(grant(by, by, { role: 'membre_copil', schemaId: s04 })).rejects.toThrow();
    }
  });

  test('le même droit deux fois sur la même période est une erreur de champ, et rien n’est écrit', async () => {
    const id = await create(ids.admin, { role: 'membre_copil', schemaId: s04 });
    const again = grant(ids.admin, id, { role: 'membre_copil', schemaId: s04, fin: '2027-01-01' });
    await expect(again).rejects.toBeInstanceOf(ChampRefuse);
    expect(await rightsOf(ids.admin, id)).toHaveLength(1);
  });

  test('un EPCI d’un autre schéma est une erreur de champ', async () => {
    const wrong = { role: 'elu_epci', schemaId: s04, epciId: essai.voisins.epcis.COVE! } as const;
    await expect(create(ids.admin, wrong)).rejects.toBeInstanceOf(ChampRefuse);
  });

  test('l’organisation d’un opérateur se retrouve par son nom ou son sigle, et s’ajoute quand elle manque', async () => {
    const operateur = (organisation: string) =>
      create(ids['cellule.etat'], { role: 'operateur', schemaId: s04, organisation });
    const count = async () => (await essai.owner.query('select from organisation')).rowCount!;
    const before = await count();
    await operateur('  la  poste ');
    expect(await count()).toBe(before);
    const first = await operateur('Maison de santé du Jabron');
    await operateur('maison de santé du jabron');
    expect(await count()).toBe(before + 1);
    expect((await rightsOf(ids['cellule.etat'], first))[0]!.perimetre).toContain('Maison de santé du Jabron');
    expect(() =>
      creerCompteInput.parse({ ...nouveau(), role: 'operateur', schemaId: s04, organisation: ' ' }),
    ).toThrow();
  });

  test('une adresse déjà prise est une erreur de champ, et rien n’est écrit', async () => {
    const count = async () => (await essai.owner.query('select from utilisateur')).rowCount;
    const before = await count();
    const taken = { ...nouveau(), courriel: 'Copil@Maillage.example', role: 'membre_copil', schemaId: s04 };
    const again = essai.as(ids.admin, (db, viewer) => createCompte(db, viewer, creerCompteInput.parse(taken)));
    await expect(again).rejects.toBeInstanceOf(ChampRefuse);
    expect(await count()).toBe(before);
  });

  test('qui demande une revision dépassée reçoit un conflit, et rien n’est écrit', async () => {
    const id = await create(ids.admin, { role: 'membre_copil', schemaId: s04 });
    const change = (nom: string, revision: number) =>
      essai.as(ids.admin, (db, viewer) =>
        updateCompte(db, viewer, {
          utilisateurId: id,
          revision,
          prenom: 'Camille',
          nom,
          courriel: `autre.${id}@x.example`,
        }),
      );
    await change('Premier', 1);
    await expect(change('Second', 1)).rejects.toBeInstanceOf(Conflit);
    const seen = await essai.as(ids.admin, (db, viewer) => readCompte(db, viewer, id, TODAY));
    expect(seen).toMatchObject({ nom: 'Premier', revision: 2 });
  });

  test('un droit retiré cesse aussitôt, garde sa trace, et ne se retire pas deux fois', async () => {
    const id = await create(ids.admin, { role: 'membre_copil', schemaId: s04 });
    const [droit] = await rightsOf(ids.admin, id);
    await withdraw(ids['cellule.etat'], droit!.id);
    expect(await rolesOf(id)).toEqual([]);
    expect((await rightsOf(ids.admin, id))[0]).toMatchObject({ etat: 'retiree', retireePar: 'Claire Vidal' });
    await expect(withdraw(ids.admin, droit!.id)).rejects.toThrow(/déjà retiré/);
  });
});

describe('le dernier administrateur', () => {
  test('ne perd ni son droit ni son compte', async () => {
    const [droit] = (await rightsOf(ids.admin, ids.admin)).filter(({ role }) => role === 'administrateur');
    await expect(withdraw(ids.admin, droit!.id)).rejects.toThrow(/au moins un administrateur/);
    await expect(essai.as(ids.admin, (db, viewer) => setFerme(db, viewer, ids.admin, true))).rejects.toThrow(
      /propre compte/,
    );
    expect(await rolesOf(ids.admin)).toEqual(['administrateur']);
  });

  test('de deux, l’un peut partir ; fermer l’autre ensuite est refusé', async () => {
    const second = await create(ids.admin, { role: 'administrateur' });
    const [droit] = (await rightsOf(ids.admin, ids.admin)).filter(({ role }) => role === 'administrateur');
    await withdraw(second, droit!.id);
    await expect(essai.as(second, (db, viewer) => setFerme(db, viewer, second, true))).rejects.toThrow();
    expect(await rolesOf(second)).toEqual(['administrateur']);
  });
});
