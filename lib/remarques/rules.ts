import { can, type Viewer } from '@/lib/access/can';

/** Where a remark stands; the open ones first, in the order of the page. */
export const etatsRemarque = ['sans_reponse', 'repondue', 'close'] as const;
export type EtatRemarque = (typeof etatsRemarque)[number];

type Echange = { auteurId: number; suites: readonly { auteurId: number; isCloture: boolean }[] };

/** The state of a remark: closed, or else answered when the last word is not its author's. */
export function etatRemarque({ auteurId, suites }: Echange): EtatRemarque {
  if (suites.some(({ isCloture }) => isCloture)) return 'close';
  const last = suites.at(-1);
  return last && last.auteurId !== auteurId ? 'repondue' : 'sans_reponse';
}

/** In whose name one may sign: an EPCI, or (null) oneself. */
export type Signature = { epciId: number | null; libelle: string };

/** The names in which this person may make a remark in this scheme, taken from the rights held there; none when they may not. */
export function signaturesOf(viewer: Viewer, schemaId: number): Signature[] {
  const own = viewer.habilitations.filter((habilitation) =>
    can({ ...viewer, habilitations: [habilitation] }, 'ecrire', 'remarque', {
      schemaId,
      epciId: habilitation.epciId,
    }),
  );
  const found = new Map(own.map(({ epciId, epciSigle }) => [epciId, epciSigle ?? 'Moi-même']));
  return [...found].map(([epciId, libelle]) => ({ epciId, libelle }));
}
