import type { z } from 'zod';
import { can, type Viewer } from '@/lib/access/can';
import type { ViewerDb, WriteDb } from '@/lib/db';
import { Introuvable, Refus } from '@/lib/errors';
import { readTableur } from '@/lib/imports/tableur';
import { direCellule, lireEcrite } from './cellule';
import { saveValeurs } from './ecriture';
import { readGrille } from './grille';
import type { Apercu, LigneLot, Lot } from './import';
import type { confirmerImportInput, lireImportInput } from './import-input';
import { isInchangee, isMeme, lireImport } from './import-lecture';
import type { Donnee } from './rules';
import { debutCellule, isOuverte, lueOf, type CelluleGrille, type LigneGrille } from './saisie';

type Place = { schemaId: number; annee: number; epciId: number | null };

/** Whether this person imports values there: a référent for its EPCI, the cellule for the département. */
export function canImport(viewer: Viewer, schemaId: number, epciId: number | null): boolean {
  return epciId === null
    ? can(viewer, 'ecrire', 'valeur', { schemaId })
    : can(viewer, 'saisir', 'valeur', { schemaId, epciId });
}

function checkPlace(viewer: Viewer, { schemaId, epciId }: Place): void {
  if (!canImport(viewer, schemaId, epciId)) throw new Refus('Vous n’importez pas les valeurs de ce territoire.');
}

/** Reads a file for a territory and a year, and says what it would change; writes nothing. */
export async function previewImport(
  db: ViewerDb,
  viewer: Viewer,
  { fichier, ...place }: z.output<typeof lireImportInput>,
): Promise<Apercu> {
  checkPlace(viewer, place);
  const octets = new Uint8Array(await fichier.arrayBuffer());
  const tableur = await readTableur(octets, fichier.name);
  const cle = place.epciId === null ? 'departement' : await readSiren(db, place.epciId);
  const apercu = lireImport(tableur, await readGrille(db, place), { ...place, cle });
  return { nom: fichier.name, ...apercu };
}

async function readSiren(db: ViewerDb, epciId: number): Promise<string> {
  const [row] = await db.$queryRaw<{ siren: string }[]>`select siren from epci where id = ${epciId}`;
  return row?.siren ?? '';
}

/**
 * Writes the cells of a preview, all or none, by the rules of the grid, and keeps what each said. A cell that somebody changed since
 * the preview refuses the whole and is named. Returns how many were written; what changes nothing is not.
 */
export async function importValeurs(
  db: WriteDb,
  viewer: Viewer,
  { nom, cellules, ...place }: z.output<typeof confirmerImportInput>,
): Promise<number> {
  checkPlace(viewer, place);
  const grille = new Map((await readGrille(db, place)).map((ligne) => [ligne.indicateurId, ligne]));
  const vus = new Set(cellules.map(({ indicateurId }) => indicateurId));
  if (vus.size < cellules.length) throw new Refus('Un indicateur est deux fois dans cet import.');
  const lignes: LigneLot[] = [];
  const autres: string[] = [];
  const ecrites = cellules.filter((ecrite) => {
    const ligne = grille.get(ecrite.indicateurId);
    if (!ligne)
      throw new Introuvable('Un indicateur de cet import n’est plus à saisir ici. Déposez de nouveau le fichier.');
    const cellule = ligne.cellules[0]!;
    const lue = lireEcrite(ecrite, ligne, debutCellule(cellule));
    if ('erreur' in lue) throw new Refus(`${ligne.libelle} : ${lue.erreur}`);
    if (isInchangee(cellule, lue.donnee)) return false;
    if (lueOf(cellule) !== ecrite.lue || !isOuverte(cellule)) autres.push(ligne.libelle);
    lignes.push({ ...nommer(ligne), avant: ecriteDe(cellule), apres: lue.donnee });
    return true;
  });
  if (autres.length > 0) throw changees(autres);
  if (ecrites.length === 0) return 0;
  await ecrire(db, viewer, place, ecrites, grille);
  await db.$executeRaw`insert into import_lot (schema_id, epci_id, annee, nom, auteur_id, lignes)
    values (${place.schemaId}, ${place.epciId}, ${place.annee}, ${nom}, ${viewer.id}, ${JSON.stringify(lignes)}::jsonb)`;
  return ecrites.length;
}

const nommer = ({ indicateurId, libelle }: LigneGrille) => ({ indicateurId, libelle });

/** What is written in a cell and may be put back: the draft of an EPCI, or what the département says. */
const ecriteDe = (cellule: CelluleGrille): Donnee | null =>
  cellule.epciId === null ? debutCellule(cellule) : (cellule.brouillon?.donnee ?? null);

const changees = (libelles: readonly string[]) =>
  new Refus(`Changé depuis l’aperçu : ${libelles.join(' ; ')}. Rien n’est écrit : déposez de nouveau le fichier.`);

type Ecrites = Parameters<typeof saveValeurs>[2]['cellules'];

/** All of them, or nothing. */
async function ecrire(
  db: WriteDb,
  viewer: Viewer,
  place: Place,
  cellules: Ecrites,
  grille: ReadonlyMap<number, LigneGrille>,
): Promise<void> {
  const { conflits } = await saveValeurs(db, viewer, { ...place, cellules });
  if (conflits.length > 0) throw changees(conflits.map(({ indicateurId }) => grille.get(indicateurId)!.libelle));
}

/** The imports of a territory and a year, the last first. One statement. */
export async function listLots(db: ViewerDb, { schemaId, annee, epciId }: Place): Promise<Lot[]> {
  return db.$queryRaw<Lot[]>`
    select l.id, l.nom, to_json(l.created_at)#>>'{}' as le, to_json(l.annule_le)#>>'{}' as "annuleLe", u.prenom || ' ' || u.nom as auteur,
      jsonb_array_length(l.lignes) as combien
    from import_lot l join utilisateur u on u.id = l.auteur_id
    where l.schema_id = ${schemaId} and l.annee = ${annee} and l.epci_id is not distinct from ${epciId}::int
    order by l.id desc limit 10`;
}

/**
 * Takes an import back: every cell that still says what it brought says again what it said before; the others, and those where that
 * no longer reads, are left and named.
 */
export async function undoImport(
  db: WriteDb,
  viewer: Viewer,
  lotId: number,
): Promise<{ reprises: number; laissees: string[] }> {
  const [lot] = await db.$queryRaw<(Place & { lignes: LigneLot[] })[]>`
    select schema_id as "schemaId", annee, epci_id as "epciId", lignes from import_lot where id = ${lotId}`;
  if (!lot) throw new Introuvable();
  const { lignes, ...place } = lot;
  checkPlace(viewer, place);
  const grille = new Map((await readGrille(db, place)).map((ligne) => [ligne.indicateurId, ligne]));
  const laissees: string[] = [];
  const ecrites = lignes.flatMap(({ indicateurId, libelle, avant, apres }) => {
    const ligne = grille.get(indicateurId);
    const cellule = ligne?.cellules[0];
    const autour = { commentaire: avant?.commentaire ?? '', source: avant?.source ?? '' };
    const ecrite = { texte: direCellule(avant), ...autour, isEstimee: avant?.isEstimee ?? false };
    const isReprise = cellule && isOuverte(cellule) && isMeme(ecriteDe(cellule), apres);
    // what it said before may no longer be a value of this indicator
    if (!isReprise || 'erreur' in lireEcrite(ecrite, ligne, null)) {
      laissees.push(libelle);
      return [];
    }
    return [{ indicateurId, lue: lueOf(cellule), ...ecrite }];
  });
  if (ecrites.length === 0)
    throw new Refus('Toutes ces valeurs, ou leurs définitions, ont changé depuis : il n’y a rien à reprendre.');
  await ecrire(db, viewer, place, ecrites, grille);
  await db.$executeRaw`update import_lot set annule_le = acces.maintenant() where id = ${lotId}`;
  return { reprises: ecrites.length, laissees };
}
