/** The three degrees of priority of a fiche, in the scheme's own words (DOMAIN C.2). */
export const degres = ['structurante_immediate', 'structurante', 'a_negocier'] as const;
export type DegrePriorite = (typeof degres)[number];
export const degreLabels: Record<DegrePriorite, string> = {
  structurante_immediate: 'Structurantes et immédiates',
  structurante: 'Structurantes',
  a_negocier: 'À négocier avec des partenaires',
};
/** The same on one word, for a label beside a fiche. */
export const degreShortLabels: Record<DegrePriorite, string> = {
  structurante_immediate: 'Immédiate',
  structurante: 'Structurante',
  a_negocier: 'À négocier',
};

/** A fiche that left the board is kept as an archive; some only gather resource documents. */
export type EtatFiche = 'active' | 'archivee' | 'ressource';

type Bloc = { nature: 'texte'; texte: string } | { nature: 'liste'; puces: { texte: string; niveau: 1 | 2 }[] };
const bullet = /^(\s*)(?:[•◦▪·]|[-_.]|\d+[-)](?![A-Z]-)|[a-z]-)\s*(?=\S)/u;

/** Cuts a source text into paragraphs and bullet lists of two levels, so that bullets are kept on screen. */
export function readBlocs(texte: string): Bloc[] {
  const blocs: Bloc[] = [];
  for (const line of texte.split('\n')) {
    const found = bullet.exec(line);
    const last = blocs.at(-1);
    if (found && line.trim().length > 1) {
      const puce = {
        texte: line.slice(found[0].length).trim(),
        niveau: found[1]!.length >= 4 ? (2 as const) : (1 as const),
      };
      if (last?.nature === 'liste') last.puces.push(puce);
      else blocs.push({ nature: 'liste', puces: [puce] });
    } else if (line.trim()) blocs.push({ nature: 'texte', texte: line.trim() });
  }
  return blocs;
}

/** The same text on one line, items separated by semicolons, for a list or an export. */
export function enLigne(texte: string): string {
  return readBlocs(texte)
    .flatMap((bloc) => (bloc.nature === 'texte' ? [bloc.texte] : bloc.puces.map((puce) => puce.texte)))
    .map((item) => item.replace(/[ ;.]+$/, ''))
    .join(' ; ');
}
