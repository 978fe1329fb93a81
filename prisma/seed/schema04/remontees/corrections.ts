import type { CastName } from '../../cast.ts';
import { enCours, type Dit } from './types.ts';

type CorrectionFaite = {
  epci: string;
  action: string;
  auteur: CastName;
  ilYA: number;
  motif: string;
  reponse?: { ilYA: number; isAcceptee: boolean; motif: string | null };
  correction?: { envoi: number; examen: number; dit: Dit };
};

export const corrections: readonly CorrectionFaite[] = [
  {
    ...{ epci: 'HPPB', action: '4-A-2', auteur: 'referent.hppb', ilYA: 250 },
    motif: 'La tournée citée est celle du bibliobus du Département, pas la nôtre : l’épicerie ambulante a été oubliée.',
    reponse: { ilYA: 247, isAcceptee: true, motif: null },
    correction: {
      envoi: 246,
      examen: 243,
      dit: enCours('L’épicerie ambulante du plateau d’Albion passe chaque semaine à Revest-du-Bion et à Redortiers.'),
    },
  },
  {
    ...{ epci: 'HPPB', action: '5-A-2', auteur: 'referent.hppb', ilYA: 205 },
    motif: 'Nous avions répondu « pas fait », mais le cabinet de Banon travaille déjà avec celui de Reillanne.',
    reponse: {
      ilYA: 201,
      isAcceptee: false,
      motif:
        'La mise en réseau suppose un accord avec l’ARS, qui n’est pas engagé : la ligne était juste, dites l’échange entre cabinets dans la prochaine remontée.',
    },
  },
  {
    ...{ epci: 'HPPB', action: '2-B-2', auteur: 'referent.hppb', ilYA: 2 },
    motif: 'L’imprimeur annonce deux mois de retard : la plaquette ne paraîtra pas avant la fin du mois.',
  },
];
