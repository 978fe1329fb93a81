/** What a mutation answers; components show it, whatever the mutation. */
export type Outcome<T = undefined> =
  | { etat: 'fait'; message: string; data?: T }
  | { etat: 'erreurs'; erreurs: Record<string, string> }
  | { etat: 'refus' | 'introuvable' | 'session'; message: string }
  | { etat: 'conflit'; message: string; versions?: unknown };
