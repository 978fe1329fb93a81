import { isValid, parse } from 'date-fns';
import { formatDecimal, formatEuros, formatJour, formatNombre } from '@/lib/format';
import { lireNombre } from './nombre';
import { nombreDe, statutDonneeLabels, tendanceLabels, type Donnee, type Tendance, type TypeIndicateur } from './rules';

export type Definition = { type: TypeIndicateur; unite: string | null; graduations: readonly string[] };

/** What a cell says, nothing (`null`: « non renseignée »), or the French sentence that refuses it. */
export type CelluleLue = { donnee: Donnee | null } | { erreur: string };

const vide = { valeur: null, numerateur: null, denominateur: null, jour: null, graduation: null };
const autour = { commentaire: null, source: null, isEstimee: false };
const sansValeur = (statut: 'non_disponible' | 'sans_objet', commentaire: string | null = null): CelluleLue => ({
  donnee: { statut, ...vide, ...autour, commentaire },
});
const dite = (valeur: Partial<Donnee>): CelluleLue => ({
  donnee: { statut: 'renseignee', ...vide, ...autour, ...valeur },
});

/**
 * Reads what is typed or pasted for an indicator: a number as French people write it, a share as '45 %' or better its two terms
 * '12/40', 'oui', a day '31/12/2026', 'en hausse', a step of its scale. 'nc' is « non disponible », '-' « sans objet » and
 * '- pas de gare' says why; an empty cell says nothing. Refuses with a sentence, never guesses.
 */
export function lireCellule(texte: string, { type, unite, graduations }: Definition): CelluleLue {
  const raison = /^[-–—]\s+(\D.*)$/s.exec(texte.trim())?.[1];
  if (raison) return sansValeur('sans_objet', raison);
  const lu = lireNombre(texte, type === 'pourcentage' ? '%' : type === 'montant' ? '€' : '');
  if ('statut' in lu && lu.statut !== 'renseignee')
    return lu.statut === 'absente' ? { donnee: null } : sansValeur(lu.statut);
  switch (type) {
    case 'pourcentage':
      return lireTermes(texte) ?? ('erreur' in lu ? lu : dite({ valeur: lu.valeur }));
    case 'nombre':
    case 'montant':
      return 'erreur' in lu ? (lireAvecUnite(texte, unite) ?? lu) : dite({ valeur: lu.valeur });
    case 'date':
      return lireJour(texte);
    case 'oui_non':
      return lireMot(texte, { oui: ['oui', 'o', 'x', 'vrai', '1'], non: ['non', 'n', 'faux', '0'] }, 'Oui ou non.');
    case 'tendance':
      return lireMot(
        texte,
        {
          hausse: ['hausse', 'en hausse', '↗', '+'],
          stable: ['stable', '→', '='],
          baisse: ['baisse', 'en baisse', '↘'],
        },
        'En hausse, stable ou en baisse.',
      );
    case 'qualitatif':
      return lireMot(
        texte,
        Object.fromEntries(graduations.map((one) => [one, [one, motDe(one) ?? one]])),
        `${graduations.join(', ')}.`,
      );
  }
}

const ecritures: Record<Exclude<TypeIndicateur, 'qualitatif'>, string> = {
  nombre: '1 234,5',
  pourcentage: '12 sur 40, ou 30 %',
  montant: '1 234,50 €',
  date: '31/12/2026',
  oui_non: 'oui ou non',
  tendance: 'en hausse, stable ou en baisse',
};

/** How a value is written for an indicator, by an example or by the words it takes. */
export function direEcriture({ type, graduations }: Definition): string {
  return type === 'qualitatif' ? graduations.join(', ') : ecritures[type];
}

/** A cell as it is typed: its text, and what is written around the value; what is not said (undefined) stays. */
export type CelluleEcrite = {
  texte: string;
  commentaire?: string | undefined;
  source?: string | undefined;
  isEstimee?: boolean | undefined;
};

/** Reads a cell with what is written around it; `avant` is what it said. */
export function lireEcrite(
  { texte, commentaire, source, isEstimee }: CelluleEcrite,
  definition: Definition,
  avant: Donnee | null,
): CelluleLue {
  const lue = lireCellule(texte, definition);
  if ('erreur' in lue || !lue.donnee) return lue;
  const { donnee } = lue;
  return {
    donnee: {
      ...donnee,
      commentaire: commentaire ?? donnee.commentaire ?? avant?.commentaire ?? null,
      source: source ?? avant?.source ?? null,
      isEstimee: donnee.statut === 'renseignee' && (isEstimee ?? avant?.isEstimee ?? false),
    },
  };
}

/** '12/40' or '12 sur 40'. */
function lireTermes(texte: string): CelluleLue | undefined {
  const [, haut, bas] = /^([^/]+?)\s*(?:\/|\bsur\b)\s*([^/]+)$/.exec(texte.trim()) ?? [];
  if (haut === undefined || bas === undefined) return undefined;
  const [numerateur, denominateur] = [lireNombre(haut), lireNombre(bas)];
  if ('erreur' in numerateur || 'erreur' in denominateur) return undefined;
  if (numerateur.statut !== 'renseignee' || denominateur.statut !== 'renseignee') return undefined;
  if (denominateur.valeur <= 0 || numerateur.valeur < 0) return { erreur: 'Le second nombre est plus grand que zéro.' };
  return dite({ numerateur: numerateur.valeur, denominateur: denominateur.valeur });
}

/** '12 lieux' where the unit is « lieux ». */
function lireAvecUnite(texte: string, unite: string | null): CelluleLue | undefined {
  if (!unite || !simple(texte).endsWith(simple(unite))) return undefined;
  const lu = lireNombre(texte.trim().slice(0, -unite.length));
  return 'statut' in lu && lu.statut === 'renseignee' ? dite({ valeur: lu.valeur }) : undefined;
}

function lireJour(texte: string): CelluleLue {
  for (const forme of ['dd/MM/yyyy', 'yyyy-MM-dd', 'd/M/yyyy', 'd/M/yy']) {
    const jour = parse(texte.trim(), forme, new Date(0));
    if (isValid(jour) && jour.getFullYear() >= 1900) {
      const [j, m] = [jour.getDate(), jour.getMonth() + 1].map((n) => String(n).padStart(2, '0'));
      return dite({ jour: `${jour.getFullYear()}-${m}-${j}` });
    }
  }
  return { erreur: 'Une date, par exemple 31/12/2026.' };
}

function lireMot(texte: string, mots: Record<string, readonly string[]>, attendu: string): CelluleLue {
  const dit = simple(texte);
  const found = Object.entries(mots).find(([, formes]) => formes.some((forme) => simple(forme) === dit));
  return found ? dite({ graduation: found[0] }) : { erreur: attendu };
}

const simple = (texte: string) => texte.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** The text of a cell as one would type it: `lireCellule` reads it back as the same data. */
export function direCellule(donnee: Donnee | null): string {
  if (!donnee) return '';
  if (donnee.statut === 'non_disponible') return 'nc';
  if (donnee.statut === 'sans_objet') return '-';
  if (donnee.numerateur !== null) return `${formatDecimal(donnee.numerateur)}/${formatDecimal(donnee.denominateur!)}`;
  if (donnee.jour) return donnee.jour.split('-').toReversed().join('/');
  return donnee.graduation ? (motDe(donnee.graduation) ?? donnee.graduation) : formatDecimal(donnee.valeur!);
}

const motDe = (graduation: string) =>
  ({ ...tendanceLabels, oui: 'Oui', non: 'Non' })[graduation as Tendance | 'oui' | 'non'] as string | undefined;

/** The words of a value on a page, with its unit: '1 234,5', '45 % (12 sur 40)', 'Non disponible'. */
export function formatValeur(donnee: Donnee | null, type: TypeIndicateur): string {
  if (!donnee) return statutDonneeLabels.absente;
  if (donnee.statut !== 'renseignee') return statutDonneeLabels[donnee.statut];
  if (donnee.jour) return formatJour(donnee.jour);
  if (donnee.graduation) return motDe(donnee.graduation) ?? donnee.graduation;
  return formatMesure(nombreDe(donnee)!, type);
}

/** A number of the type: an amount in euros, a share in points, else as it is. */
export function formatMesure(nombre: number, type: TypeIndicateur): string {
  if (type === 'montant') return formatEuros(nombre);
  // no-break space
  return type === 'pourcentage' ? `${formatNombre(Math.round(10 * nombre) / 10)}\u00a0%` : formatNombre(nombre);
}
