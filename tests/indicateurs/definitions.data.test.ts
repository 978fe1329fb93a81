import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer, type ViewerDb, type WriteDb } from '@/lib/db';
import { createIndicateur, defineIndicateur } from '@/lib/indicateurs/definition-ecriture';
import {
  creerIndicateurInput,
  definirIndicateurInput,
  enregistrerCiblesInput,
  scinderIndicateurInput,
} from '@/lib/indicateurs/definition-input';
import {
  freezeAnnee,
  reopenAnnee,
  restoreIndicateur,
  retireIndicateur,
  saveCibles,
  splitIndicateur,
} from '@/lib/indicateurs/definition-suites';
import { readIndicateurs } from '@/lib/indicateurs/data';
import { readAutour } from '@/lib/indicateurs/fiche';
import { openFiche } from '@/lib/indicateurs/ouverture';
import { synthetiser } from '@/lib/indicateurs/synthese';
import { insertRows } from '../../prisma/seed/insert.ts';
import { AUJOURDHUI, openScene, type Scene } from '../suivi/scene.ts';

const ANNEE = 2026;
let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene?.close());

const ecrire = <T>(fn: (db: WriteDb) => Promise<T>) => asViewer(scene.cellule, fn, { write: true });
const lire = <T>(fn: (db: ViewerDb) => Promise<T>) => asViewer(scene.cellule, fn);
const ficheOf = async (id: number, viewer = scene.cellule) => {
  const fiche = await asViewer(viewer, (db) =>
    openFiche(db, viewer, { code: '04-2025', id: String(id), today: AUJOURDHUI }),
  );
  return fiche!;
};
const idOf = async (sql: string) => (await scene.owner.query<{ id: number }>(sql)).rows[0]!.id;
const revisionOf = (id: number) => idOf(`select revision as id from indicateur where id = ${id}`);

const nombre = {
  ...{ libelle: 'Lieux ouverts', type: 'nombre', unite: 'lieux', echelle: 'epci', agregation: 'somme', sens: 'hausse' },
  ...{ periodicite: 'annuelle' },
} as const;

/** A followed number by EPCI, defined from the start of the scheme, and worth something in 2025 and 2026. */
async function makeSuivi(): Promise<number> {
  const input = creerIndicateurInput.parse({ ...nombre, schemaId: scene.schemaId });
  const id = await ecrire((db) => createIndicateur(db, scene.cellule, input));
  const epcis = (await ficheOf(id)).indicateur.epcis;
  const rows = [2025, ANNEE].flatMap((annee) =>
    epcis.slice(0, 3).map((epci_id, i) => ({
      ...{ indicateur_id: id, schema_id: scene.schemaId, annee, epci_id, version_id: 0, statut: 'renseignee' },
      ...{ valeur: 10 + i, suite: 'valide' },
    })),
  );
  await insertRows(scene.owner, 'valeur_indicateur', rows);
  return id;
}

const define = async (id: number, change: Record<string, unknown>) => {
  const champs = { ...nombre, indicateurId: id, revision: await revisionOf(id), desAnnee: ANNEE, ...change };
  return ecrire((db) => defineIndicateur(db, scene.cellule, definirIndicateurInput.parse(champs)));
};

describe('une définition', () => {
  test('change de mots à partir d’une année : les valeurs d’avant gardent leur définition et leur somme', async () => {
    const id = await makeSuivi();
    const avant = await ficheOf(id);
    await define(id, { libelle: 'Lieux ouverts au public', desAnnee: ANNEE });
    const apres = await ficheOf(id);
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
    const id = await makeSuivi();
    for (const change of [{ unite: 'permanences' }, { echelle: 'departement' }, { type: 'montant' }]) {
      const refused = define(id, change);
      await expect(refused).rejects.toMatchObject({ champ: 'desAnnee' });
      await expect(refused).rejects.toThrow(/Des valeurs sont déjà saisies pour 2026/);
    }
    await define(id, { unite: 'permanences', desAnnee: ANNEE + 1 });
    const { indicateur, autour, annees } = await ficheOf(id);
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
    const id = await makeSuivi();
    await define(id, { desAnnee: 2025 });
    expect((await ficheOf(id)).autour.versions).toHaveLength(1);
    const revision = await revisionOf(id);
    await define(id, { libelle: 'Un', revision });
    await expect(define(id, { libelle: 'Deux', revision })).rejects.toThrow('');
    expect((await ficheOf(id)).indicateur.definition?.libelle).toBe('Un');
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
    const id = await makeSuivi();
    const champs = { formule: 'competence_msap', echelle: 'departement', agregation: 'aucune', desAnnee: ANNEE + 1 };
    await expect(define(id, champs)).rejects.toMatchObject({ champ: 'formule' });
    expect((await ficheOf(id)).indicateur.formule).toBeNull();
  });
});

describe('une ligne composite', () => {
  test('se scinde d’un bloc : les parties disent d’où elles viennent, la ligne est retirée et garde ses valeurs', async () => {
    const id = await makeSuivi();
    const input = scinderIndicateurInput.parse({
      ...{ indicateurId: id, revision: await revisionOf(id), motif: 'Deux nombres.' },
      ...{ libelle1: 'Lieux fixes', type1: 'nombre', echelle1: 'epci', agregation1: 'somme', sens1: 'hausse' },
      ...{ libelle2: 'Part mobile', type2: 'pourcentage', echelle2: 'epci', agregation2: 'moyenne_ponderee' },
      ...{ sens2: 'hausse', libelle3: '' },
    });
    expect(await ecrire((db) => splitIndicateur(db, scene.cellule, input))).toBe(2);
    const { indicateur, autour, annees } = await ficheOf(id);
    expect(indicateur).toMatchObject({ etat: 'retire', motifEtat: 'Deux nombres.' });
    expect(autour.eclats.map(({ libelle, etat }) => [libelle, etat])).toEqual([
      ['Lieux fixes', 'actif'],
      ['Part mobile', 'actif'],
    ]);
    expect(annees[0]!.nombre).toBe(33);
    const eclat = await ficheOf(autour.eclats[0]!.id);
    expect(eclat.autour.issuDe).toEqual({ id, libelle: 'Lieux ouverts' });
    // what it became is followed: it is not counted twice
    const revision = await revisionOf(id);
    await expect(ecrire((db) => restoreIndicateur(db, scene.cellule, { indicateurId: id, revision }))).rejects.toThrow(
      /parties sont suivies/,
    );
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
    const id = await makeSuivi();
    const retirer = { indicateurId: id, revision: await revisionOf(id), motif: 'Sans objet ici.' };
    await ecrire((db) => retireIndicateur(db, scene.cellule, retirer));
    expect((await ficheOf(id)).indicateur).toMatchObject({ etat: 'retire', motifEtat: 'Sans objet ici.' });
    const revision = await revisionOf(id);
    await ecrire((db) => restoreIndicateur(db, scene.cellule, { indicateurId: id, revision }));
    expect((await ficheOf(id)).indicateur).toMatchObject({ etat: 'actif', motifEtat: null });
  });
});

test('une cible se lit à la française, s’efface vide, et un texte est refusé à côté de son année', async () => {
  const id = await makeSuivi();
  const viser = async (champs: Record<string, string>) =>
    ecrire(async (db) =>
      saveCibles(
        db,
        scene.cellule,
        enregistrerCiblesInput.parse({ indicateurId: id, revision: await revisionOf(id), ...champs }),
      ),
    );
  await viser({ cible2026: '1 234,5', cible2030: '2 000' });
  expect((await ficheOf(id)).indicateur.cibles).toEqual([
    { annee: 2026, valeur: 1234.5 },
    { annee: 2030, valeur: 2000 },
  ]);
  await expect(viser({ cible2026: 'beaucoup', cible2030: '' })).rejects.toMatchObject({ champ: 'cible2026' });
  await viser({ cible2026: '', cible2030: '2 000' });
  expect((await ficheOf(id)).indicateur.cibles).toEqual([{ annee: 2030, valeur: 2000 }]);
});

describe('un indicateur calculé', () => {
  const calcule = () => idOf("select id from indicateur where formule = 'competence_msap'");
  const valeurDe = async (id: number, annee = ANNEE) => {
    const [lu] = await lire((db) =>
      readIndicateurs(db, { schemaId: scene.schemaId, annees: [annee], today: AUJOURDHUI, id }),
    );
    const synthese = synthetiser(lu!, annee);
    return synthese && 'donnee' in synthese ? [synthese.origine, synthese.donnee?.valeur] : synthese;
  };
  /** One more EPCI that holds the competence, by the owner's hand as its page would. */
  const prendre = () =>
    scene.owner.query(
      `insert into competence_epci (schema_id, epci_id, competence, caractere, prise_le, deliberation, auteur_id)
       select s.schema_id, s.epci_id, 'msap', 'facultative', '2026-03-01', 'Délibération', $1 from schema_epci s
       where s.schema_id = $2 and not exists (select from competence_epci c where c.epci_id = s.epci_id and c.competence = 'msap'
         and c.rendue_le is null) order by s.ordre limit 1`,
      [scene.cellule.id, scene.schemaId],
    );

  test('suit une compétence inscrite, sans autre saisie', async () => {
    const id = await calcule();
    const [, avant] = (await valeurDe(id)) as [string, number];
    await prendre();
    expect(await valeurDe(id)).toEqual(['calcul', avant + 1]);
    const { annees } = await ficheOf(id);
    expect(annees.at(-1)!.appui).toMatch(/^Calculé au 22 novembre 2026 : /);
  });

  test('ne se saisit pas', async () => {
    const id = await calcule();
    const saisie = scene.owner.query(
      `insert into valeur_indicateur (indicateur_id, schema_id, annee, statut, valeur, version_id, suite)
       values ($1, $2, $3, 'renseignee', 12, 0, 'valide')`,
      [id, scene.schemaId, ANNEE],
    );
    await expect(saisie).rejects.toThrow(/se calcule/);
  });

  test('garde sa valeur dans une année figée, où rien ne se saisit, et la reprend quand elle est rouverte', async () => {
    const [id, suivi] = [await calcule(), await makeSuivi()];
    const [, avant] = (await valeurDe(id)) as [string, number];
    const annee = { schemaId: scene.schemaId, annee: ANNEE };
    await ecrire((db) => freezeAnnee(db, scene.cellule, annee));
    await prendre();
    expect(await valeurDe(id)).toEqual(['figee', avant]);
    expect((await ficheOf(id)).annees.at(-1)).toMatchObject({ nombre: avant, isFigee: true });
    const epci = (await ficheOf(suivi)).indicateur.epcis.at(-1);
    const saisir = () =>
      insertRows(scene.owner, 'valeur_indicateur', [
        {
          ...{ indicateur_id: suivi, schema_id: scene.schemaId, annee: ANNEE, epci_id: epci, version_id: 0 },
          ...{ statut: 'renseignee', valeur: 4, suite: 'valide' },
        },
      ]);
    await expect(saisir()).rejects.toThrow(/est figée/);
    await expect(ecrire((db) => freezeAnnee(db, scene.cellule, annee))).rejects.toThrow(/déjà figée/);
    await ecrire((db) => reopenAnnee(db, scene.cellule, { ...annee, motif: 'Une valeur manquait.' }));
    expect(await valeurDe(id)).toEqual(['calcul', avant + 1]);
    await saisir();
    await ecrire((db) => freezeAnnee(db, scene.cellule, annee));
    expect(await valeurDe(id)).toEqual(['figee', avant + 1]);
    // the whole story of the cell, from the last to the first
    const { mouvements } = await lire((db) => readAutour(db, scene.schemaId, id));
    expect(mouvements.map(({ donnee }) => donnee?.valeur ?? null)).toEqual([avant + 1, null, avant]);
    await ecrire((db) => reopenAnnee(db, scene.cellule, { ...annee, motif: 'Fin de l’essai.' }));
  });
});

test('l’historique d’une valeur ne dit à chacun que ce qu’il peut lire', async () => {
  const id = await makeSuivi();
  const epci = await idOf("select epci_id as id from schema_epci where sigle = 'JLVD'");
  const [jlvd, dlva] = [await scene.viewerOf('referent.jlvd'), await scene.viewerOf('referent.dlva')];
  await scene.owner.query(
    `insert into valeur_indicateur (indicateur_id, schema_id, annee, epci_id, statut, valeur, version_id, auteur_id)
     values ($1, $2, $3, $4, 'renseignee', 77, 0, $5)`,
    [id, scene.schemaId, ANNEE, epci, jlvd.id],
  );
  const vues = async (viewer: typeof jlvd) =>
    (await ficheOf(id, viewer)).autour.mouvements.some(({ donnee }) => donnee?.valeur === 77);
  expect([await vues(jlvd), await vues(dlva), await vues(scene.cellule)]).toEqual([true, false, true]);
});
