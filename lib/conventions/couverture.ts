import type { Jour } from '@/lib/clock';
import type { Suivie } from './registre';
import { etatConventionLabels, etatsConvention, familles, type EtatConvention, type Famille } from './rules';

/** The six pairs of the scheme (DOMAIN A.3). */
export const famillesDuSchema = familles.filter((famille) => famille !== 'autre');

export type Couverture = { famille: Famille } & (
  | {
      /** Its cadres name EPCI: those that a signed one covers, and the others with the cadre that is under way. */
      par: 'epci';
      signes: string[];
      manquants: { sigle: string; etat: string | null }[];
    }
  | {
      /** They name none: how many conventions stand in each state, the furthest first; empty when the register has none. */
      par: 'etat';
      isCadre: boolean;
      etats: { etat: EtatConvention; nombre: number }[];
    }
);

/** Coverage on a day, family by family: of each EPCI by the signed cadres in force, or, where none is named, how far the family is. */
export function couvertures(
  conventions: readonly Suivie[],
  epcis: readonly { id: number; sigle: string }[],
  today: Jour,
): Couverture[] {
  return famillesDuSchema.map((famille): Couverture => {
    const siennes = conventions.filter((one) => one.famille === famille);
    const cadres = siennes.filter(({ niveau }) => niveau === 'cadre_objectifs');
    const nommes = cadres.filter((one) => one.epcis.length > 0);
    if (nommes.length > 0) return { famille, par: 'epci', ...couvre(nommes, epcis, today) };
    const isCadre = cadres.length > 0;
    return { famille, par: 'etat', isCadre, etats: compte(isCadre ? cadres : siennes, today) };
  });
}

function couvre(cadres: readonly Suivie[], epcis: readonly { id: number; sigle: string }[], today: Jour) {
  const cadreOf = (id: number, isSigne: boolean) =>
    cadres.find((one) => isEnVigueur(one, today) === isSigne && one.epcis.some((epci) => epci.id === id));
  return {
    signes: epcis.filter(({ id }) => cadreOf(id, true)).map(({ sigle }) => sigle),
    manquants: epcis
      .filter(({ id }) => !cadreOf(id, true))
      .map(({ id, sigle }) => {
        const autre = cadreOf(id, false);
        return { sigle, etat: autre ? etatConventionLabels[etatAu(autre, today)].toLowerCase() : null };
      }),
  };
}

const avancees = ['signee', ...etatsConvention.filter((etat) => etat !== 'signee').toReversed()] as const;

function compte(conventions: readonly Suivie[], today: Jour) {
  return avancees
    .map((etat) => ({ etat, nombre: conventions.filter((one) => etatAu(one, today) === etat).length }))
    .filter(({ nombre }) => nombre > 0);
}

/** A signed convention whose term is over is over, whether or not somebody noted it. */
function etatAu(convention: Suivie, today: Jour): EtatConvention {
  return convention.etat === 'signee' && !isEnVigueur(convention, today) ? 'echue' : convention.etat;
}

function isEnVigueur({ etat, terme }: Suivie, today: Jour): boolean {
  return etat === 'signee' && (terme === null || terme >= today);
}
