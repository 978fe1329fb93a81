/** Text without accents nor case, for searching: « Écoute » and « ecoute » are the same. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[’ʼ]/g, "'")
    .toLowerCase();
}

/** A label as it stands in an address: ascii, kebab-case. */
export function slug(libelle: string): string {
  return fold(libelle)
    .replace(/œ/g, 'oe')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The words of a search, folded; none for an empty one. */
export function wordsOf(search: string): string[] {
  return fold(search).split(/\s+/).filter(Boolean);
}

/** Text without the NUL that PostgreSQL refuses. */
export function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}
