import { ccapv } from './ccapv.ts';
import { ccpfml } from './ccpfml.ts';
import { ccsb } from './ccsb.ts';
import { ccvusp } from './ccvusp.ts';
import { dlva } from './dlva.ts';
import { hppb } from './hppb.ts';
import { jlvd } from './jlvd.ts';
import { paa } from './paa.ts';
import type { RemonteeFaite } from './types.ts';

export { brouillonsJlvd } from './jlvd.ts';

/** In the order of the scheme. */
export const remontees: readonly RemonteeFaite[] = [paa, dlva, ccapv, ccvusp, ccsb, jlvd, ccpfml, hppb];
