import type { ChampEcrit } from './garde';

/** Where what somebody else wrote differs from what is sent, whatever the end of its lines; what the form does not send is left out. */
export function ecartsAvec(champs: readonly ChampEcrit[], sent: FormData | null): ChampEcrit[] {
  return champs.filter(({ nom, valeur }) => sent?.has(nom) && plain(sent.get(nom)) !== plain(valeur));
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}
