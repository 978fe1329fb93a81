import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/access/can';
import { asViewer } from '@/lib/db';
import { Introuvable, Refus } from '@/lib/errors';
import { writeCsv } from '@/lib/exports/csv';
import { saveValeurs } from '@/lib/indicateurs/ecriture';
import { readGrille } from '@/lib/indicateurs/grille';
import type { Apercu } from '@/lib/indicateurs/import';
import { importValeurs, listLots, previewImport, undoImport } from '@/lib/indicateurs/import-ecriture';
import { titresDe, writeModele } from '@/lib/indicateurs/modele';
import { texteOf } from '@/lib/indicateurs/saisie';
import { insertIndicateur } from '../access/samples-indicateurs.ts';
import { openScene, type Scene } from '../suivi/scene.ts';

type Place = { schemaId: number; annee: number; epciId: number | null };
let scene: Scene;
let referent: Viewer;
let autre: Viewer;
let jlvd: Place;
let cle: string;
beforeAll(async () => {
  scene = await openScene();
  [referent, autre] = [await scene.viewerOf('referent.jlvd'), await scene.viewerOf('referent.hppb')];
  const { rows } = await scene.owner.query<{ id: number; siren: string }>(
    "select e.id, e.siren from schema_epci s join epci e on e.id = s.epci_id where s.schema_id = $1 and s.sigle = 'JLVD'",
    [scene.schemaId],
  );
  jlvd = { schemaId: scene.schemaId, annee: 2026, epciId: rows[0]!.id };
  cle = rows[0]!.siren;
});
afterAll(() => scene?.close());

const nouveau = () => insertIndicateur(scene.owner, { schemaId: scene.schemaId });
const grille = (place = jlvd, viewer = referent) => asViewer(viewer, (db) => readGrille(db, place));
const texte = async (id: number, place = jlvd, viewer = referent) =>
  texteOf((await grille(place, viewer)).find(({ indicateurId }) => indicateurId === id)!.cellules[0]!);
const saisir = (indicateurId: number, said: string, lue = 0) =>
  asViewer(referent, (db) => saveValeurs(db, referent, { ...jlvd, cellules: [{ indicateurId, lue, texte: said }] }), {
    write: true,
  });
const apercevoir = (octets: Uint8Array, nom: string, place = jlvd, viewer = referent) =>
  asViewer(viewer, (db) =>
    previewImport(db, viewer, { ...place, fichier: new File([Buffer.from(octets)], nom) as never }),
  );
const confirmer = (apercu: Apercu, place = jlvd, viewer = referent) =>
  asViewer(
    viewer,
    (db) =>
      importValeurs(db, viewer, {
        ...{ ...place, nom: apercu.nom },
        cellules: apercu.lignes.map(({ indicateurId, lue, ecrite }) => ({ indicateurId, lue, ...ecrite })),
      }),
    { write: true },
  );
const lots = (place = jlvd, viewer = referent) => asViewer(viewer, (db) => listLots(db, place));
const annuler = (lotId: number, viewer = referent) =>
  asViewer(viewer, (db) => undoImport(db, viewer, lotId), { write: true });

type Ligne = { id: number | string; valeur: string; commentaire?: string; source?: string; estimee?: string };
/** A filled file with these lines. */
function fichier(lignes: Ligne[], place = { cle, annee: 2026 }): Uint8Array {
  const titres = titresDe(place.annee);
  return Buffer.from(
    writeCsv(
      [titres.identifiant, titres.valeur, titres.commentaire, titres.source, titres.estimee],
      lignes.map(({ id, valeur, commentaire = '', source = '', estimee = '' }) => [
        typeof id === 'number' ? `${place.cle}-${place.annee}-${id}` : id,
        ...[valeur, commentaire, source, estimee],
      ]),
    ),
  );
}
const importer = async (lignes: Ligne[]) => confirmer(await apercevoir(fichier(lignes), 'valeurs.csv'));

describe('le modèle', () => {
  test.each(['xlsx', 'csv'] as const)('redéposé tel quel, il ne change rien (%s)', async (format) => {
    const place = { cle, epciId: jlvd.epciId, annee: 2026 };
    const lignes = await grille();
    const apercu = await apercevoir(await writeModele(format, lignes, place), `modele.${format}`);
    expect(apercu).toMatchObject({ lignes: [], erreurs: [], inconnues: [], identiques: lignes.length });
    expect(lignes.length).toBeGreaterThan(10);
  });

  test('rempli puis importé, chaque valeur est en brouillon avec son commentaire, et le même fichier ne change plus rien', async () => {
    const [a, b] = [await nouveau(), await nouveau()];
    const octets = fichier([
      { id: a, valeur: '1 234,5', commentaire: 'Compté en juin.', source: 'Région', estimee: 'oui' },
      { id: b, valeur: '- pas de gare' },
    ]);
    const apercu = await apercevoir(octets, 'valeurs.csv');
    expect(apercu.lignes.map(({ adresse, avant }) => [adresse, avant])).toEqual([
      ['B2', null],
      ['B3', null],
    ]);
    expect(await texte(a)).toBe('');
    expect(await confirmer(apercu)).toBe(2);
    const donnees = (await grille())
      .filter(({ indicateurId }) => [a, b].includes(indicateurId))
      .map(({ cellules }) => cellules[0]!.brouillon!.donnee);
    expect(donnees).toMatchObject([
      { valeur: 1234.5, commentaire: 'Compté en juin.', source: 'Région', isEstimee: true },
      { statut: 'sans_objet', commentaire: 'pas de gare' },
    ]);
    const avant = (await lots()).length;
    expect(await apercevoir(octets, 'valeurs.csv')).toMatchObject({ lignes: [], identiques: 2 });
    expect(await confirmer(apercu)).toBe(0);
    expect(await lots()).toHaveLength(avant);
  });
});

describe('l’aperçu', () => {
  test('nomme chaque faute par son adresse, questionne l’invraisemblable, et n’écrit rien', async () => {
    const [a, b, c] = [await nouveau(), await nouveau(), await nouveau()];
    const apercu = await apercevoir(
      fichier([
        { id: a, valeur: 'beaucoup' },
        { id: b, valeur: '5', estimee: 'peut-être' },
        { id: c, valeur: '-4' },
        { id: c, valeur: '5' },
        { id: 999_999, valeur: '5' },
        { id: `${cle}-2025-${a}`, valeur: '5' },
        { id: '', valeur: '5' },
      ]),
      'valeurs.csv',
    );
    expect(apercu.erreurs.map(({ adresse }) => adresse)).toEqual(['B2', 'E3', 'A5']);
    expect(apercu.erreurs[0]!.message).toMatch(/Un nombre, « nc »/);
    expect(apercu.inconnues.map(({ adresse }) => adresse)).toEqual(['A6', 'A7', 'A8']);
    expect(apercu.lignes).toMatchObject([{ indicateurId: c, question: expect.stringContaining('négatif') }]);
    expect(await texte(c)).toBe('');
  });

  test('un fichier d’une autre année, ou qui n’est pas le modèle, est refusé avec ce qu’il faut faire', async () => {
    await expect(apercevoir(fichier([{ id: 1, valeur: '5' }], { cle, annee: 2025 }), 'a.csv')).rejects.toThrow(
      /« Valeur 2026 »/,
    );
    await expect(apercevoir(Buffer.from('%PDF-1.7'), 'a.pdf')).rejects.toBeInstanceOf(Refus);
  });

  test('une valeur transmise ne change pas par un fichier', async () => {
    const id = await nouveau();
    await scene.owner.query(
      "insert into valeur_indicateur (indicateur_id, schema_id, epci_id, annee, statut, valeur) values ($1, $2, $3, 2026, 'renseignee', 3)",
      [id, jlvd.schemaId, jlvd.epciId],
    );
    const apercu = await apercevoir(fichier([{ id, valeur: '4' }]), 'a.csv');
    expect(apercu).toMatchObject({ lignes: [], erreurs: [{ adresse: 'B2' }] });
    expect(await apercevoir(fichier([{ id, valeur: '3' }]), 'a.csv')).toMatchObject({ identiques: 1, erreurs: [] });
  });
});

test('une cellule changée depuis l’aperçu refuse l’import entier, et la nomme', async () => {
  const [a, b] = [await nouveau(), await nouveau()];
  const apercu = await apercevoir(
    fichier([
      { id: a, valeur: '1' },
      { id: b, valeur: '2' },
    ]),
    'valeurs.csv',
  );
  await saisir(b, '9');
  await expect(confirmer(apercu)).rejects.toThrow(/Changé depuis l’aperçu : Essai/);
  expect([await texte(a), await texte(b)]).toEqual(['', '9']);
});

test('l’import d’un autre EPCI est refusé, à l’aperçu comme à la confirmation ; la cellule n’importe que pour le département', async () => {
  const id = await nouveau();
  const octets = fichier([{ id, valeur: '5' }]);
  const apercu = await apercevoir(octets, 'a.csv');
  for (const viewer of [autre, scene.cellule]) {
    await expect(apercevoir(octets, 'a.csv', jlvd, viewer)).rejects.toBeInstanceOf(Refus);
    await expect(confirmer(apercu, jlvd, viewer)).rejects.toBeInstanceOf(Refus);
  }
  await expect(apercevoir(octets, 'a.csv', { ...jlvd, epciId: null })).rejects.toBeInstanceOf(Refus);
});

describe('annuler un import', () => {
  test('chaque cellule restée telle redevient ce qu’elle était ; les autres sont laissées et nommées ; une seule fois', async () => {
    const [a, b, c] = [await nouveau(), await nouveau(), await nouveau()];
    await saisir(a, '3');
    await scene.owner.query("update indicateur_version set libelle = 'Gares' where indicateur_id = $1", [c]);
    await importer([a, b, c].map((id) => ({ id, valeur: '7' })));
    const [lot] = await lots();
    expect(lot).toMatchObject({ nom: 'valeurs.csv', combien: 3, annuleLe: null });
    await saisir(c, '8', 1);
    expect(await annuler(lot!.id)).toEqual({ reprises: 2, laissees: ['Gares'] });
    expect([await texte(a), await texte(b), await texte(c)]).toEqual(['3', '', '8']);
    await expect(annuler(lot!.id)).rejects.toBeInstanceOf(Refus);
  });

  test('une valeur effacée par le fichier revient', async () => {
    const id = await nouveau();
    await saisir(id, '12');
    await importer([{ id, valeur: '' }]);
    expect(await texte(id)).toBe('');
    await annuler((await lots())[0]!.id);
    expect(await texte(id)).toBe('12');
  });

  test('un lot n’est lu, ni annulé, que de son territoire, et ne se réécrit pas', async () => {
    await importer([{ id: await nouveau(), valeur: '7' }]);
    const [lot] = await lots();
    for (const viewer of [autre, scene.cellule, await scene.viewerOf('elu.jlvd')]) {
      expect(await lots(jlvd, viewer)).toEqual([]);
      await expect(annuler(lot!.id, viewer)).rejects.toBeInstanceOf(Introuvable);
    }
    const ecrire = asViewer(
      referent,
      (db) => db.$executeRaw`update import_lot set lignes = '[1]' where id = ${lot!.id}`,
      {
        write: true,
      },
    );
    await expect(ecrire).rejects.toBeInstanceOf(Refus);
  });
});

test('le département s’importe par la cellule : la valeur compte aussitôt, et l’annuler rend la précédente', async () => {
  const id = await nouveau();
  await scene.owner.query("update indicateur_version set echelle = 'departement' where indicateur_id = $1", [id]);
  const place = { ...jlvd, epciId: null };
  const un = async (valeur: string) => {
    const octets = fichier([{ id, valeur }], { cle: 'departement', annee: 2026 });
    return confirmer(await apercevoir(octets, 'dep.csv', place, scene.cellule), place, scene.cellule);
  };
  await un('4');
  await un('5');
  expect(await texte(id, place, scene.cellule)).toBe('5');
  const [lot] = await lots(place, scene.cellule);
  expect(await lots(place, referent)).toEqual([]);
  await annuler(lot!.id, scene.cellule);
  expect(await texte(id, place, scene.cellule)).toBe('4');
  await expect(un('5').then(() => un('6'))).resolves.toBe(1);
  await expect(annuler(lot!.id, scene.cellule)).rejects.toBeInstanceOf(Refus);
});
