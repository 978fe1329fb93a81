import type { Jour } from '@/lib/clock';
import { facetter, type Groupe } from '@/lib/facettes';
import { fold, slug, wordsOf } from '@/lib/text';
import type { Avancement } from '@/lib/suivi/rules';
import type { ConventionLue } from './data';
import { echeancesOf, termeOf, type Echeance } from './echeances';
import { etatConventionLabels, etatsConvention, familleLabels, familles, niveauLabels, niveaux } from './rules';

/** A convention as it stands on a day. */
export type Suivie = ConventionLue & {
  /** The colour of its last evaluation; null when it has none, or for who does not read them. */
  suivi: Avancement | null;
  terme: Jour | null;
  echeances: Echeance[];
};

/** Each convention with its term, what it expects, and the colour of its last evaluation. */
export function suivre(conventions: readonly ConventionLue[], today: Jour): Suivie[] {
  return conventions.map((convention) => ({
    ...convention,
    suivi: convention.evaluations[0]?.avancement ?? null,
    terme: termeOf(convention, today)?.terme ?? null,
    echeances: echeancesOf({ ...convention, evaluations: convention.evaluations.map(({ annee }) => annee) }, today),
  }));
}

/** Families of facets of the register, each a repeated parameter of the address. */
export const facettesRegistre = ['niveau', 'famille', 'etat', 'suivi', 'echeance', 'epci'] as const;
export type FacetteRegistre = (typeof facettesRegistre)[number];
export const facetteLabels: Record<FacetteRegistre, string> = {
  niveau: 'Niveau',
  famille: 'Entre qui et qui',
  etat: 'État',
  suivi: 'Dernière évaluation',
  echeance: 'Échéance',
  epci: 'EPCI couvert',
};

export type Recherche = { q: string } & Record<FacetteRegistre, string[]>;

/** What an address asks of the register; unknown parameters are ignored. */
export function readRecherche(params: URLSearchParams): Recherche {
  const lists = Object.fromEntries(facettesRegistre.map((facette) => [facette, [...new Set(params.getAll(facette))]]));
  return { q: (params.get('q') ?? '').trim().slice(0, 200), ...(lists as Record<FacetteRegistre, string[]>) };
}

const libelles: Record<Exclude<FacetteRegistre, 'epci'>, [valeur: string, libelle: string][]> = {
  niveau: niveaux.map((code) => [code, niveauLabels[code]]),
  famille: familles.map((code) => [code, familleLabels[code]]),
  etat: etatsConvention.map((code) => [code, etatConventionLabels[code]]),
  suivi: [
    ['fait', 'Vert'],
    ['en_cours', 'Orange'],
    ['pas_fait', 'Rouge'],
    ['aucune', 'Aucune'],
  ],
  echeance: [
    ['terme', 'Terme dans six mois, ou passé'],
    ['preavis', 'Préavis à donner'],
    ['evaluation', 'À évaluer'],
  ],
};

function valeursOf(convention: Suivie): Record<FacetteRegistre, string[]> {
  return {
    niveau: [convention.niveau],
    famille: [convention.famille],
    etat: [convention.etat],
    suivi: [convention.suivi ?? 'aucune'],
    echeance: [...new Set(convention.echeances.map(({ nature }) => nature))],
    epci: convention.epcis.map(({ sigle }) => slug(sigle)),
  };
}

/** The conventions that answer, one of the values chosen in each family, every word found; and the facets, counted under the others. */
export function rechercher(
  conventions: readonly Suivie[],
  asked: Recherche,
  epcis: readonly { sigle: string }[],
): { conventions: Suivie[]; groupes: Groupe[] } {
  const words = wordsOf(asked.q);
  const trouvees = conventions.filter((one) => {
    const text = fold(
      [one.reference, one.intitule, ...one.parties.flatMap(({ sigle, nom }) => [sigle, nom])].join(' '),
    );
    return words.every((word) => text.includes(word));
  });
  const familles = facettesRegistre.map((famille) => ({
    famille,
    legende: facetteLabels[famille],
    options: famille === 'epci' ? epcis.map(({ sigle }) => [slug(sigle), sigle] as const) : libelles[famille],
  }));
  const { rows, groupes } = facetter(trouvees, valeursOf, asked, familles);
  return { conventions: rows, groupes };
}
