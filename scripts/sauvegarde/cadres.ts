import { createHash, type Hash } from 'node:crypto';
import { Panne } from '../panne.ts';

/** What a backup is made of, in this order: the header, then each table (start, rows, end), then the last frame. */
export type Entete = {
  format: 1;
  version: string;
  faiteLe: string;
  migrations: string[];
  sequences: Record<string, string>;
};
export type Table = { nom: string; colonnes: string[] };
export type FinTable = { lignes: number; empreinte: string };
export type Fin = { tables: number; empreinte: string };

export const nature = { entete: 1, table: 2, donnees: 3, finTable: 4, fin: 5 } as const;
export type Nature = (typeof nature)[keyof typeof nature];
export type Cadre = { nature: Nature; corps: Buffer };

const TETE = 5;
/** Far above a piece of COPY: a longer frame is an altered length, not to be waited for in memory. */
const PLUS_LONG = 64 * 1024 * 1024;

/** A frame as it stands in the file: its nature, its length, its body. */
export function encadrer(nature: Nature, corps: Buffer | object): Buffer {
  const body = Buffer.isBuffer(corps) ? corps : Buffer.from(JSON.stringify(corps));
  const head = Buffer.alloc(TETE);
  head.writeUInt8(nature, 0);
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

/** Cuts a stream of bytes back into frames; refuses one that ends in the middle. */
export async function* decadrer(source: AsyncIterable<Buffer>): AsyncGenerator<Cadre> {
  let kept: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    kept = kept.length ? Buffer.concat([kept, chunk]) : chunk;
    let at = 0;
    while (kept.length - at >= TETE) {
      const length = kept.readUInt32BE(at + 1);
      if (length > PLUS_LONG) throw alteree('longueur impossible');
      if (kept.length - at < TETE + length) break;
      yield { nature: kept.readUInt8(at) as Nature, corps: kept.subarray(at + TETE, at + TETE + length) };
      at += TETE + length;
    }
    kept = kept.subarray(at);
  }
  if (kept.length) throw tronquee();
}

export function lireCorps<T>({ corps }: Cadre): T {
  return JSON.parse(corps.toString('utf8')) as T;
}

export function empreinte(): Hash {
  return createHash('sha256');
}

export function tronquee(): Panne {
  return new Panne('Cette sauvegarde est incomplète : elle a été coupée. Rien n’a été modifié, prenez-en une autre.');
}

export function alteree(ou: string): Panne {
  return new Panne(`Cette sauvegarde est altérée (${ou}). Rien n’a été modifié, prenez-en une autre.`);
}
