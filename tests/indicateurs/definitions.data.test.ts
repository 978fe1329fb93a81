import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defineIndicateur } from '@/lib/indicateurs/definition-ecriture';
import {
  creerIndicateurInput,
  definirIndicateurInput,
  enregistrerCiblesInput,
  scinderIndicateurInput,
} from '@/lib/indicateurs/definition-input';
import { restoreIndicateur, retireIndicateur, saveCibles, splitIndicateur } from '@/lib/indicateurs/definition-suites';
import { ANNEE, nombre, openIndicateurs, type SceneIndicateurs } from './scene.ts';

let scene: SceneIndicateurs;
beforeAll(async () => {
  scene = await openIndicateurs();
});
afterAll(() => scene?.close());

const define = async (id: number, change: Record<string, unknown>) => {
  const champs = { ...nombre, indicateurId: id, revision: await scene.revisionOf(id), desAnnee: ANNEE, ...change };
  return scene.ecrire((db) => defineIndicateur(db, scene.cellule, definirIndicateurInput.parse(champs)));
};

describe('une définition', () => {
  test('change de mots à partir d’une année : les valeurs d’avant gardent leur définition et leur somme', async () => {
    const id = await scene.makeSuivi();
    const avant = await scene.ficheOf(id);
    await define(id, { libelle: 'Lieux ouverts au public', desAnnee: ANNEE });
    const apres = await scene.ficheOf(id);
    expect(apres.indicateur.definition).toMatchObject({ numero: 2, libelle: 'Lieux ouverts au public' });
    expect(apres.annees.map(({ nombre }) => nombre)).toEqual(avant.annees.map(({ nombre }) => nombre));
    expect(apres.annees[0]).toMatchObject({ annee: 2025, nombre: 33, valeur: '33' });
    const { rows } = await scene.owner.query<{ annee: number; numero: number }>(
      `select distinct v.annee, d.numero from valeur_indicateur v join indicateur_version d on d.id = v.version_id
       where v.indicateur_id = ${id} order by 1`,
    );
    expect(rows).toEqual([
      { annee: 2025, numero: 1 },
      { annee: ANNEE, numero: 1 },
    ]);
  });

  test('ne change ni de type ni d’unité ni d’échelle pour une année qui a des valeurs, mais à partir de la suivante', async () => {
    const id = await scene.makeSuivi();
    for (const change of [{ unite: 'permanences' }, { echelle: 'departement' }, { type: 'montant' }]) {
      const refused = define(id, change);
      await expect(refused).rejects.toMatchObject({ champ: 'desAnnee' });
      await expect(refused).rejects.toThrow(/Des valeurs sont déjà saisies pour 2026/);
    }
    await define(id, { unite: 'permanences', desAnnee: ANNEE + 1 });
    const { indicateur, autour, annees } = await scene.ficheOf(id);
    // still the first one for the years that have begun
    expect(indicateur.definition).toMatchObject({ numero: 1, unite: 'lieux' });
    expect(autour.versions.map(({ desAnnee, unite, auteur }) => [desAnnee, unite, auteur])).toEqual([
      [2025, 'lieux', expect.any(String)],
      [ANNEE + 1, 'permanences', expect.any(String)],
    ]);
    expect(annees.map(({ nombre }) => nombre)).toEqual([33, 33]);
    // nor before the last one
    await expect(define(id, { libelle: 'Autre', desAnnee: ANNEE })).rejects.toThrow(/vaut déjà depuis 2027/);
  });

  test('redite à l’identique n’ajoute pas de version ; écrite à deux, la seconde est en conflit', async () => {
    const id = await scene.makeSuivi();
    await define(id, { desAnnee: 2025 });
    expect((await scene.ficheOf(id)).autour.versions).toHaveLength(1);
    const revision = await scene.revisionOf(id);
    await define(id, { libelle: 'Un', revision });
    await expect(define(id, { libelle: 'Deux', revision })).rejects.toThrow('');
    expect((await scene.ficheOf(id)).indicateur.definition?.libelle).toBe('Un');
  });

  test('refuse une agrégation qui n’a pas de sens pour son type, et une échelle sans échelons', () => {
    const dire = (change: Record<string, unknown>) => {
      const lue = creerIndicateurInput.safeParse({ ...nombre, schemaId: 1, ...change });
      return lue.success ? 'admis' : lue.error.issues.map(({ path }) => path.join('.')).join(' ');
    };
    expect(dire({})).toBe('admis');
    expect(dire({ type: 'pourcentage', agregation: 'somme' })).toBe('agregation');
    expect(dire({ type: 'date', agregation: 'max' })).toBe('agregation');
    expect(dire({ type: 'qualitatif', agregation: 'aucune' })).toBe('graduations');
    expect(dire({ type: 'qualitatif', agregation: 'aucune', graduations: 'Bas, Haut' })).toBe('admis');
    expect(dire({ formule: 'competence_msap' })).toBe('echelle');
    expect(dire({ referenceValeur: '12' })).toBe('referenceAnnee');
  });

  test('ne fait pas calculer ce qui a déjà des valeurs', async () => {
    const id = await scene.makeSuivi();
    const champs = { formule: 'competence_msap', echelle: 'departement', agregation: 'aucune', desAnnee: ANNEE + 1 };
    await expect(define(id, champs)).rejects.toMatchObject({ champ: 'formule' });
    expect((await scene.ficheOf(id)).indicateur.formule).toBeNull();
  });
});

describe('une ligne composite', () => {
  test('se scinde d’un bloc : les parties disent d’où elles viennent, la ligne est retirée et garde ses valeurs', async () => {
    const id = await scene.makeSuivi();
    const input = scinderIndicateurInput.parse({
      ...{ indicateurId: id, revision: await scene.revisionOf(id), motif: 'Deux nombres.' },
      ...{ libelle1: 'Lieux fixes', type1: 'nombre', echelle1: 'epci', agregation1: 'somme', sens1: 'hausse' },
      ...{ libelle2: 'Part mobile', type2: 'pourcentage', echelle2: 'epci', agregation2: 'moyenne_ponderee' },
      ...{ sens2: 'hausse', libelle3: '' },
    });
    expect(await scene.ecrire((db) => splitIndicateur(db, scene.cellule, input))).toBe(2);
    const { indicateur, autour, annees } = await scene.ficheOf(id);
    expect(indicateur).toMatchObject({ etat: 'retire', motifEtat: 'Deux nombres.' });
    expect(autour.eclats.map(({ libelle, etat }) => [libelle, etat])).toEqual([
      ['Lieux fixes', 'actif'],
      ['Part mobile', 'actif'],
    ]);
    expect(annees[0]!.nombre).toBe(33);
    const eclat = await scene.ficheOf(autour.eclats[0]!.id);
    expect(eclat.autour.issuDe).toEqual({ id, libelle: 'Lieux ouverts' });
    // what it became is followed: it is not counted twice
    const revision = await scene.revisionOf(id);
    await expect(
      scene.ecrire((db) => restoreIndicateur(db, scene.cellule, { indicateurId: id, revision })),
    ).rejects.toThrow(/parties sont suivies/);
  });

  test('dont une partie est mal dite ne change rien', async () => {
    const lue = scinderIndicateurInput.safeParse({
      ...{ indicateurId: 1, revision: 1, motif: 'Deux nombres.' },
      ...{ libelle1: 'Lieux', type1: 'nombre', echelle1: 'epci', agregation1: 'somme', sens1: 'hausse' },
      ...{ libelle2: 'Part', type2: 'pourcentage', echelle2: 'epci', agregation2: 'somme', sens2: 'hausse' },
    });
    expect(lue.error?.issues.map(({ path }) => path.join('.'))).toEqual(['agregation2']);
  });

  test('retirée avec son motif puis rétablie est de nouveau suivie', async () => {
    const id = await scene.makeSuivi();
    const retirer = { indicateurId: id, revision: await scene.revisionOf(id), motif: 'Sans objet ici.' };
    await scene.ecrire((db) => retireIndicateur(db, scene.cellule, retirer));
    expect((await scene.ficheOf(id)).indicateur).toMatchObject({ etat: 'retire', motifEtat: 'Sans objet ici.' });
    const revision = await scene.revisionOf(id);
    await scene.ecrire((db) => restoreIndicateur(db, scene.cellule, { indicateurId: id, revision }));
    expect((await scene.ficheOf(id)).indicateur).toMatchObject({ etat: 'actif', motifEtat: null });
  });
});

test('une cible se lit à la française, s’efface vide, et un texte est refusé à côté de son année', async () => {
  const id = await scene.makeSuivi();
  const viser = async (champs: Record<string, string>) =>
    scene.ecrire(async (db) =>
      saveCibles(
        db,
        scene.cellule,
        enregistrerCiblesInput.parse({ indicateurId: id, revision: await scene.revisionOf(id), ...champs }),
      ),
    );
  await viser({ cible2026: '1 234,5', cible2030: '2 000' });
  expect((await scene.ficheOf(id)).indicateur.cibles).toEqual([
    { annee: 2026, valeur: 1234.5 },
    { annee: 2030, valeur: 2000 },
  ]);
  await expect(viser({ cible2026: 'beaucoup', cible2030: '' })).rejects.toMatchObject({ champ: 'cible2026' });
  await viser({ cible2026: '', cible2030: '2 000' });
  expect((await scene.ficheOf(id)).indicateur.cibles).toEqual([{ annee: 2030, valeur: 2000 }]);
});
