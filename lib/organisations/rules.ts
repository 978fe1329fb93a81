import { fold } from '@/lib/text';

/** What an organisation may be; the codes are those of the database. */
export const typesOrganisation = [
  'etat',
  'departement',
  'region',
  'epci',
  'commune',
  'operateur',
  'association',
  'lieu_accueil',
  'autre',
] as const;
export type TypeOrganisation = (typeof typesOrganisation)[number];
export const typeOrganisationLabels: Record<TypeOrganisation, string> = {
  etat: 'État',
  departement: 'Département',
  region: 'Région',
  epci: 'EPCI',
  commune: 'Commune',
  operateur: 'Opérateur',
  association: 'Association',
  lieu_accueil: 'Lieu d’accueil',
  autre: 'Autre',
};

const SIREN_LA_POSTE = '356000000';
const SIEGE_LA_POSTE = '35600000000048';

/**
 * Whether these are the 14 digits of a SIRET and their key is right (Luhn); the establishments of La Poste, but its seat, have
 * digits that add up to a multiple of five instead (INSEE, Sirene, contrôle du numéro SIRET).
 */
export function isSiret(text: string): boolean {
  if (!/^[0-9]{14}$/.test(text)) return false;
  const chiffres = [...text].map(Number);
  if (text.startsWith(SIREN_LA_POSTE) && text !== SIEGE_LA_POSTE) return sum(chiffres) % 5 === 0;
  const luhn = chiffres.map((chiffre, i) => (i % 2 === 1 ? chiffre : chiffre > 4 ? 2 * chiffre - 9 : 2 * chiffre));
  return sum(luhn) % 10 === 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** A SIRET as it is read aloud: 3-3-3-5. */
export function formatSiret(siret: string): string {
  return siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u202f$2\u202f$3\u202f$4');
}

export type Identite = { nom: string; sigle?: string | null | undefined; siret?: string | null | undefined };

// words that tell no name from another
const VIDES = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l', 'et', 'en', 'a', 'au', 'aux']);
const ASSEZ_LONG = 4;

function nameOf(text: string): string {
  const words = fold(text)
    .replaceAll('œ', 'oe')
    .split(/[^a-z0-9]+/);
  return words.filter((word) => word && !VIDES.has(word)).join(' ');
}

/**
 * The organisations that this one may be already: same SIRET, or a name or sigle that, without accents, case, punctuation and
 * little words, is the same or holds the other.
 */
export function semblablesOf<T extends Identite>(connues: readonly T[], { nom, sigle, siret }: Identite): T[] {
  const noms = namesOf({ nom, sigle });
  return connues.filter(
    (one) => (siret && one.siret === siret) || namesOf(one).some((his) => noms.some((mine) => isLike(his, mine))),
  );
}

function namesOf({ nom, sigle }: Identite): string[] {
  return [nameOf(nom), nameOf(sigle ?? '')].filter(Boolean);
}

function isLike(a: string, b: string): boolean {
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= ASSEZ_LONG && ` ${long} `.includes(` ${short} `);
}

/** Whether a typed name is exactly the name or the sigle of this organisation, case apart. */
export function isNommee({ nom, sigle }: Identite, typed: string): boolean {
  const wanted = typed.toLowerCase();
  return nom.toLowerCase() === wanted || sigle?.toLowerCase() === wanted;
}
