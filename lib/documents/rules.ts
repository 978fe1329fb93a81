/** The largest file kept, in bytes: 20 Mo (issue of the conventions; the constraint of document_version says the same). */
export const TAILLE_MAX = 20 * 1024 * 1024;

/** What a document is to what it belongs to. */
export const naturesDocument = ['convention_signee', 'avenant', 'deliberation', 'annexe'] as const;
export type NatureDocument = (typeof naturesDocument)[number];
export const natureDocumentLabels: Record<NatureDocument, string> = {
  convention_signee: 'Convention signée',
  avenant: 'Avenant signé',
  deliberation: 'Délibération',
  annexe: 'Annexe',
};

/** Who reads a document, each wider than the one before; the policies hold it. */
export const visibilites = ['interne', 'parties', 'copil', 'public'] as const;
export type Visibilite = (typeof visibilites)[number];
export const visibiliteLabels: Record<Visibilite, string> = {
  interne: 'La cellule seule',
  parties: 'La cellule et les parties',
  copil: 'Aussi le comité de pilotage',
  public: 'Tous ceux qui lisent la convention',
};

/** What is kept, by the type that its content shows: its name for people, and the ends of name that go with it. */
const formats = new Map<string, { label: string; fins: string[] }>([
  ['application/pdf', { label: 'PDF', fins: ['pdf'] }],
  ['application/vnd.oasis.opendocument.text', { label: 'texte ODT', fins: ['odt'] }],
  ['application/vnd.oasis.opendocument.spreadsheet', { label: 'feuille de calcul ODS', fins: ['ods'] }],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', { label: 'texte DOCX', fins: ['docx'] }],
  [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    { label: 'feuille de calcul XLSX', fins: ['xlsx'] },
  ],
  ['image/png', { label: 'image PNG', fins: ['png'] }],
  ['image/jpeg', { label: 'image JPEG', fins: ['jpg', 'jpeg'] }],
]);

/** The ends of name accepted, for the file chooser of a browser. */
export const finsAcceptees = [...formats.values()].flatMap(({ fins }) => fins.map((fin) => `.${fin}`)).join(',');

/** What a type is called: 'PDF', 'texte ODT'; the type itself when it is none of ours. */
export function formatDeFichier(mime: string): string {
  return formats.get(mime)?.label ?? mime;
}

/** The French sentence that refuses a file, or null: its content (undefined: unknown) must be of ours, and its name agree with it. */
export function refuseFichier(nom: string, mime: string | undefined): string | null {
  const format = mime === undefined ? undefined : formats.get(mime);
  if (!format) {
    return 'Ce fichier n’est pas de ceux qui se déposent : PDF, ODT, ODS, DOCX, XLSX, PNG ou JPEG. Son contenu compte, pas seulement son nom.';
  }
  const fin = nom.split('.').at(-1)!.toLowerCase();
  if (format.fins.includes(fin)) return null;
  return `Son contenu est celui d’un fichier ${format.label}, mais son nom finit par « .${fin} ».`;
}

/** The name of a file without its folders nor control characters, 200 characters at most, its end kept. */
export function nomDeFichier(nom: string): string {
  const propre = nom.split(/[/\\]/).at(-1)!.replace(/\p{C}/gu, '').trim();
  if (!propre) return 'document';
  const point = propre.lastIndexOf('.');
  if (propre.length <= 200 || point <= 0) return propre.slice(0, 200);
  const fin = propre.slice(point).slice(0, 20);
  return propre.slice(0, 200 - fin.length) + fin;
}
