import type { Place } from './samples.ts';

/** The scheme of a place, as addresses name it. */
export function schemaOf(place: Place): string {
  return place === 'autre_departement' ? '84-2025' : '04-2025';
}

/** The EPCI of a place. */
export function sirenOf(place: Place): string {
  return { ici: '200071033', autre_epci: '200034700', autre_departement: '200040624' }[place];
}

/** The board of a place. */
export function filterOf(place: Place): string {
  return { ici: '?territoire=jlvd', autre_epci: '?territoire=dlva', autre_departement: '' }[place];
}
