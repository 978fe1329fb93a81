import type { Outcome } from '@/lib/outcome';

/** What the cellule does to an action. */
export type Geste = 'changer' | 'confirmer' | 'corriger' | 'declarer' | 'lever' | 'jalon' | 'rouvrir';

/** On what: read from the data attributes of the page. */
export type Cible = {
  action: string;
  revision: string;
  titre: string;
  avancement?: string;
  /** The status proposed by the EPCI and its reason, taken over as a first draft. */
  propose?: string;
  raison?: string;
  /** The earlier entry to correct. */
  corrige?: string;
  corrigeLabel?: string;
  dateEffet?: string;
  blocage?: string;
  jalon?: string;
  jalonLabel?: string;
};

/** What a mutation of the status gives back. */
export type Fait = { statutId: number; annulable: boolean } | undefined;

export type Mutation = (previous: unknown, form: FormData) => Promise<Outcome<Fait>>;

/** The mutations behind the gestures, given by the page. */
export type Mutations = Record<Geste, Mutation>;

const EVENT = 'geste';
type Demande = Partial<Cible> & { geste: Geste };

/** Asks for a gesture on what `host` stands for, as its own button would. */
export function demander(host: HTMLElement, geste: Geste, more: Partial<Cible> = {}): void {
  host.dispatchEvent(new CustomEvent<Demande>(EVENT, { bubbles: true, detail: { geste, ...more } }));
}

/** Listens to what `demander` asks, anywhere on the page; returns what stops it. */
export function ecouter(react: (host: HTMLElement, demande: Demande) => void): () => void {
  const onEvent = (event: Event) => react(event.target as HTMLElement, (event as CustomEvent<Demande>).detail);
  document.addEventListener(EVENT, onEvent);
  return () => document.removeEventListener(EVENT, onEvent);
}
