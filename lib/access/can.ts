import { rights, type Objet, type Role, type Verbe } from './roles';

export type HabilitationActive = {
  id: number;
  role: Role;
  debut: string;
  fin: string | null;
  schemaId: number | null;
  schemaCode: string | null;
  schemaNom: string | null;
  departement: string | null;
  epciId: number | null;
  epciSigle: string | null;
  epciNom: string | null;
  organisationId: number | null;
  organisationNom: string | null;
};

/** The signed-in person with the rights in force at this request. */
export type Viewer = {
  id: number;
  prenom: string;
  nom: string;
  fonction: string | null;
  courriel: string;
  habilitations: HabilitationActive[];
};

/** Where the stored object stands; an object outside any schema has neither. */
export type Place = { schemaId?: number | null; epciId?: number | null };

/**
 * Whether this person may do `verb` on an object standing at `place`. A right counts inside its own tuple only: being
 * référent in one schema and cellule in another never adds up to a third thing.
 */
export function can<O extends Objet>(viewer: Viewer | null, verb: Verbe<O>, objet: O, place: Place = {}): boolean {
  return (viewer?.habilitations ?? []).some(
    (h) => (rights[h.role][objet] as readonly string[] | undefined)?.includes(verb) && covers(h, place),
  );
}

function covers(h: HabilitationActive, place: Place): boolean {
  if (h.schemaId === null) return true;
  if (h.schemaId !== place.schemaId) return false;
  return place.epciId == null || h.epciId === null || h.epciId === place.epciId;
}
