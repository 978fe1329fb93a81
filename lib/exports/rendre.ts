import { slug } from '@/lib/text';
import type { DocumentEcrit } from './document';
import { writeOdt } from './odt';
import { writePdf } from './pdf';

/** The files that a written document is rendered as. */
export const formatsRendu = ['odt', 'pdf'] as const;
export type FormatRendu = (typeof formatsRendu)[number];
export const mimes: Record<FormatRendu, string> = {
  odt: 'application/vnd.oasis.opendocument.text',
  pdf: 'application/pdf',
};
const ecrivains = { odt: writeOdt, pdf: writePdf };

export type Rendu = { titre: string; nom: string; mime: string; octets: Uint8Array };

/** A document as a file of that format, with its title and its name. */
export function rendre(ecrit: DocumentEcrit, format: FormatRendu): Rendu {
  const { titre, date } = ecrit;
  return {
    titre: `${titre} (${format.toUpperCase()})`.slice(0, 200),
    nom: `${slug(titre).slice(0, 80)}-${date}.${format}`,
    mime: mimes[format],
    octets: ecrivains[format](ecrit),
  };
}
