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

/** Where a scheme stands in its life (DOMAIN C.1). */
export const etatsSchema = [
  'en_elaboration',
  'en_consultation',
  'adopte',
  'en_revision',
  'proroge',
  'en_evaluation',
  'clos',
] as const;
export type EtatSchema = (typeof etatsSchema)[number];
export const etatSchemaLabels: Record<EtatSchema, string> = {
  en_elaboration: 'En élaboration',
  en_consultation: 'En consultation',
  adopte: 'Adopté',
  en_revision: 'En révision',
  proroge: 'Prorogé',
  en_evaluation: 'En évaluation',
  clos: 'Clos',
};

/** What may follow each state; a closed scheme stays closed. */
export const suitesSchema: Record<EtatSchema, readonly EtatSchema[]> = {
  en_elaboration: ['en_consultation', 'adopte'],
  en_consultation: ['en_elaboration', 'adopte'],
  adopte: ['en_revision', 'proroge', 'en_evaluation', 'clos'],
  en_revision: ['adopte', 'en_evaluation', 'clos'],
  proroge: ['en_revision', 'en_evaluation', 'clos'],
  en_evaluation: ['proroge', 'clos'],
  clos: [],
};

/** Whether the scheme is still a draft: its dates move freely, its texts take effect on its first day. */
export function isProjet(etat: EtatSchema): boolean {
  return etat === 'en_elaboration' || etat === 'en_consultation';
}

export const typesAxe = ['transversal', 'sectoriel'] as const;
export type TypeAxe = (typeof typesAxe)[number];
export const typeAxeLabels: Record<TypeAxe, string> = { transversal: 'Transversal', sectoriel: 'Sectoriel' };

export const familles = ['scenario', 'theme', 'public', 'critere'] as const;
export type Famille = (typeof familles)[number];
export const familleLabels: Record<Famille, string> = {
  scenario: 'Scénarios',
  theme: 'Thèmes',
  public: 'Publics',
  critere: 'Critères',
};

/** The texts of an action, in the order of the sheet; a correction of form may touch these and no other field. */
export const textesAction = [
  'titre',
  'resume',
  'objectif',
  'description',
  'publicCible',
  'porteur',
  'partenaires',
  'calendrier',
  'lieux',
  'financements',
  'liensSchemas',
] as const;
export type TexteAction = (typeof textesAction)[number];
export const texteActionLabels: Record<TexteAction, string> = {
  titre: 'Titre',
  resume: 'Résumé en une phrase',
  objectif: 'Objectif opérationnel',
  description: 'Description (quoi ?)',
  publicCible: 'Public cible (pour qui ?)',
  porteur: 'Porteur (qui ?)',
  partenaires: 'Partenaires (avec qui ?)',
  calendrier: 'Calendrier',
  lieux: 'Lieux',
  financements: 'Financements envisagés',
  liensSchemas: 'Lien avec les autres schémas',
};

const sansInitiale = new Set(['de', 'du', 'des', 'la', 'le', 'les', 'et', 'en', 'd', 'l', 'sur', 'aux', 'au', 'a']);

/** Initials proposed for an EPCI, its nature first: 'Luberon Monts de Vaucluse', a CA, gives CALMV. */
export function proposeSigle({ nature, nom }: { nature: string; nom: string }): string {
  const words = nom
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word && !sansInitiale.has(word.toLowerCase()));
  return (nature === 'METRO' ? 'M' : nature) + words.map((word) => word[0]!.toUpperCase()).join('');
}

/** The code that comes after these in their series: 1-A and 1-B give 1-C, 3-B-9 gives 3-B-10; the first one is given. */
export function nextCode(codes: readonly (string | null)[], first: string): string {
  const last = codes.filter((code) => code !== null).toSorted((a, b) => a.localeCompare(b, 'fr', { numeric: true }));
  const found = /^(.*?)(\d+|[A-Y])$/.exec(last.at(-1) ?? '');
  if (!found) return first;
  const [, stem, end] = found as unknown as [string, string, string];
  return stem + (/\d/.test(end) ? String(Number(end) + 1) : String.fromCharCode(end.charCodeAt(0) + 1));
}
