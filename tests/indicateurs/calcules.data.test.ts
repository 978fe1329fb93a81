import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { freezeAnnee, reopenAnnee } from '@/lib/indicateurs/definition-suites';
import { readIndicateurs } from '@/lib/indicateurs/data';
import { readAutour } from '@/lib/indicateurs/fiche';
import { synthetiser } from '@/lib/indicateurs/synthese';
import { insertRows } from '../../prisma/seed/insert.ts';
import { AUJOURDHUI } from '../suivi/scene.ts';
import { ANNEE, openIndicateurs, type SceneIndicateurs } from './scene.ts';

let scene: SceneIndicateurs;
beforeAll(async () => {
  scene = await openIndicateurs();
});
afterAll(() => scene?.close());

describe('un indicateur calculé', () => {
  const calcule = () => scene.idOf("select id from indicateur where formule = 'competence_msap'");
  const valeurDe = async (id: number, annee = ANNEE) => {
    const [lu] = await asViewer(scene.cellule, (db) =>
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
    const { annees } = await scene.ficheOf(id);
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
    const [id, suivi] = [await calcule(), await scene.makeSuivi()];
    const [, avant] = (await valeurDe(id)) as [string, number];
    const annee = { schemaId: scene.schemaId, annee: ANNEE };
    await scene.ecrire((db) => freezeAnnee(db, scene.cellule, annee));
    await prendre();
    expect(await valeurDe(id)).toEqual(['figee', avant]);
    expect((await scene.ficheOf(id)).annees.at(-1)).toMatchObject({ nombre: avant, isFigee: true });
    const epci = (await scene.ficheOf(suivi)).indicateur.epcis.at(-1);
    const saisir = () =>
      insertRows(scene.owner, 'valeur_indicateur', [
        {
          ...{ indicateur_id: suivi, schema_id: scene.schemaId, annee: ANNEE, epci_id: epci, version_id: 0 },
          ...{ statut: 'renseignee', valeur: 4, suite: 'valide' },
        },
      ]);
    await expect(saisir()).rejects.toThrow(/est figée/);
    await expect(scene.ecrire((db) => freezeAnnee(db, scene.cellule, annee))).rejects.toThrow(/déjà figée/);
    await scene.ecrire((db) => reopenAnnee(db, scene.cellule, { ...annee, motif: 'Une valeur manquait.' }));
    expect(await valeurDe(id)).toEqual(['calcul', avant + 1]);
    await saisir();
    await scene.ecrire((db) => freezeAnnee(db, scene.cellule, annee));
    expect(await valeurDe(id)).toEqual(['figee', avant + 1]);
    // the whole story of the cell, from the last to the first
    const { mouvements } = await asViewer(scene.cellule, (db) => readAutour(db, scene.schemaId, id));
    expect(mouvements.map(({ donnee }) => donnee?.valeur ?? null)).toEqual([avant + 1, null, avant]);
    await scene.ecrire((db) => reopenAnnee(db, scene.cellule, { ...annee, motif: 'Fin de l’essai.' }));
  });
});

test('l’historique d’une valeur ne dit à chacun que ce qu’il peut lire', async () => {
  const id = await scene.makeSuivi();
  const epci = await scene.idOf("select epci_id as id from schema_epci where sigle = 'JLVD'");
  const [jlvd, dlva] = [await scene.viewerOf('referent.jlvd'), await scene.viewerOf('referent.dlva')];
  await scene.owner.query(
    `insert into valeur_indicateur (indicateur_id, schema_id, annee, epci_id, statut, valeur, version_id, auteur_id)
     values ($1, $2, $3, $4, 'renseignee', 77, 0, $5)`,
    [id, scene.schemaId, ANNEE, epci, jlvd.id],
  );
  const vues = async (viewer: typeof jlvd) =>
    (await scene.ficheOf(id, viewer)).autour.mouvements.some(({ donnee }) => donnee?.valeur === 77);
  expect([await vues(jlvd), await vues(dlva), await vues(scene.cellule)]).toEqual([true, false, true]);
});
