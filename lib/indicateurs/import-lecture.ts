import type { Cellule, Feuille, Tableur } from '@/lib/imports/cellule';
import { Refus } from '@/lib/errors';
import { sansCommande } from '@/lib/exports/csv';
import { lireEcrite, type CelluleEcrite } from './cellule';
import type { Apercu, LigneApercu } from './import';
import { identifiantOf, titresDe, type PlaceImport } from './modele';
import { etonnement, type Donnee } from './rules';
import { debutCellule, isOuverte, lueOf, type CelluleGrille, type LigneGrille } from './saisie';

type Titre = keyof ReturnType<typeof titresDe>;
type Colonnes = Partial<Record<Titre, number>>;
type Faute = { adresse: string; message: string };

const simple = (texte: string) => texte.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** What a file would change in a territory and a year, cell by cell; writes nothing. Refuses a file that is not of the template. */
export function lireImport(tableur: Tableur, lignes: readonly LigneGrille[], place: PlaceImport): Omit<Apercu, 'nom'> {
  const { feuille, debut, colonnes } = trouverEntete(tableur, place.annee);
  const parId = new Map(lignes.map((ligne) => [identifiantOf(place, ligne.indicateurId), ligne]));
  const apercu: Omit<Apercu, 'nom'> = { lignes: [], identiques: 0, erreurs: [], inconnues: [] };
  const vus = new Set<string>();
  for (const rangee of feuille.lignes.slice(debut)) {
    const cell = (titre: Titre): Cellule | undefined => rangee[colonnes[titre] ?? -1];
    if (rangee.every((one) => 'texte' in one && one.texte.trim() === '')) continue;
    const id = texteOf(cell('identifiant')).trim();
    const { adresse } = cell('identifiant')!;
    const ligne = parId.get(id);
    if (!ligne) {
      apercu.inconnues.push({ adresse, message: inconnue(id, texteOf(cell('libelle')), place) });
    } else if (vus.has(id)) {
      apercu.erreurs.push({ adresse, message: 'Cet indicateur est déjà sur une ligne du fichier.' });
    } else {
      vus.add(id);
      const lue = lireLigne(ligne, cell);
      if ('message' in lue) apercu.erreurs.push({ ...lue, libelle: ligne.libelle });
      else if (lue.etat === 'identique') apercu.identiques += 1;
      else apercu.lignes.push(lue.ligne);
    }
  }
  return apercu;
}

const texteOf = (cell: Cellule | undefined) => (cell && 'texte' in cell ? cell.texte : '');

function inconnue(id: string, libelle: string, { cle, annee }: PlaceImport): string {
  const nom = libelle.trim() ? ` (${libelle.trim()})` : '';
  if (id === '') return `Cette ligne n’a pas d’identifiant${nom}.`;
  return id.startsWith(`${cle}-${annee}-`)
    ? `Cet indicateur ne se saisit pas ici${nom}.`
    : `« ${id.slice(0, 60)} » est d’un autre territoire ou d’une autre année${nom}.`;
}

/** The first line that has the titles of the template, on whichever sheet. */
function trouverEntete({ feuilles }: Tableur, annee: number): { feuille: Feuille; debut: number; colonnes: Colonnes } {
  const titres = Object.entries(titresDe(annee)).map(([nom, titre]) => [nom, simple(titre)] as const);
  for (const feuille of feuilles) {
    for (const [l, rangee] of feuille.lignes.slice(0, 20).entries()) {
      const lus = rangee.map((cell) => simple(texteOf(cell)));
      const colonnes: Colonnes = Object.fromEntries(
        titres.map(([nom, titre]) => [nom, lus.indexOf(titre)]).filter(([, c]) => c !== -1),
      );
      if (colonnes.identifiant !== undefined && colonnes.valeur !== undefined)
        return { feuille, debut: l + 1, colonnes };
    }
  }
  throw new Refus(
    `Ce fichier n’a pas les colonnes « Identifiant » et « Valeur ${annee} » : partez du modèle de ce territoire et de cette année.`,
  );
}

type Lue = { etat: 'identique' } | { etat: 'lue'; ligne: LigneApercu } | Faute;

function lireLigne(ligne: LigneGrille, cell: (titre: Titre) => Cellule | undefined): Lue {
  for (const titre of ['valeur', 'commentaire', 'source', 'estimee'] as const) {
    const one = cell(titre);
    if (one && 'erreur' in one) return { adresse: one.adresse, message: one.erreur };
  }
  const [valeur, commentaire, source, estimee] = [
    cell('valeur')!,
    cell('commentaire'),
    cell('source'),
    cell('estimee'),
  ] as const;
  const trop = [[valeur, 400] as const, [commentaire, 2000] as const, [source, 300] as const].find(
    ([one, max]) => texteOf(one).trim().length > max,
  );
  if (trop) return { adresse: trop[0]!.adresse, message: `Au plus ${trop[1]} caractères.` };
  const oui = lireOui(texteOf(estimee));
  if (oui === null) return { adresse: estimee!.adresse, message: 'Oui ou non.' };
  const texte = texteOf(valeur).trim();
  const dit = /^[-–—]\s+\D/.test(texte) && texteOf(commentaire).trim() === '';
  const ecrite: CelluleEcrite = {
    texte,
    // « - pas de gare » says its reason itself
    commentaire: commentaire && !dit ? texteOf(commentaire).trim() : undefined,
    source: source && texteOf(source).trim(),
    isEstimee: estimee && oui,
  };
  const cellule = ligne.cellules[0]!;
  const avant = debutCellule(cellule);
  const lue = lireEcrite(ecrite, ligne, avant);
  if ('erreur' in lue) return { adresse: valeur.adresse, message: lue.erreur };
  if (!lue.donnee && !avant && (ecrite.commentaire || ecrite.source)) {
    return {
      adresse: valeur.adresse,
      message: 'Un commentaire ou une source accompagne une valeur : écrivez « nc » si elle n’est pas disponible.',
    };
  }
  if (isInchangee(cellule, lue.donnee)) return { etat: 'identique' };
  if (!isOuverte(cellule)) {
    return { adresse: valeur.adresse, message: 'Cette valeur est transmise ou validée : elle ne change plus d’ici.' };
  }
  const question = lue.donnee && etonnement(ligne.type, lue.donnee, cellule.avant);
  return {
    etat: 'lue',
    ligne: {
      indicateurId: ligne.indicateurId,
      lue: lueOf(cellule),
      adresse: valeur.adresse,
      libelle: ligne.libelle,
      action: ligne.action?.code ?? null,
      type: ligne.type,
      avant,
      apres: lue.donnee,
      ...(question && { question }),
      ecrite,
    },
  };
}

/** True or false; null when it says neither. */
function lireOui(texte: string): boolean | null {
  const dit = simple(texte);
  if (['oui', 'o', 'x', 'vrai', '1'].includes(dit)) return true;
  return ['', 'non', 'n', 'faux', '0'].includes(dit) ? false : null;
}

/** Whether writing this would change nothing; an empty cell only takes a draft back, or a value of the département. */
export function isInchangee(cellule: CelluleGrille, donnee: Donnee | null): boolean {
  const avant = !donnee && cellule.epciId !== null ? (cellule.brouillon?.donnee ?? null) : debutCellule(cellule);
  return isMeme(avant, donnee);
}

/** Whether two cells say the same, the way their texts end or break lines apart. */
export function isMeme(une: Donnee | null, autre: Donnee | null): boolean {
  return JSON.stringify(dites(une)) === JSON.stringify(dites(autre));
}

function dites(donnee: Donnee | null) {
  if (!donnee) return null;
  const { statut, valeur, numerateur, denominateur, jour, graduation, commentaire, source, isEstimee } = donnee;
  const propre = (texte: string | null) => sansCommande(texte ?? '').trim();
  return [statut, valeur, numerateur, denominateur, jour, graduation, propre(commentaire), propre(source), isEstimee];
}
