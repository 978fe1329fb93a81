import { ChampRefuse } from '@/lib/errors';
import { formatListe } from '@/lib/format';
import type { Connue } from './data';
import { semblablesOf, type Identite } from './rules';

/** Refuses beside `champ` an organisation that may be there already, unless the person says that it is another one. */
export function refuseSemblables(connues: readonly Connue[], one: Identite, isAutre: boolean, champ: string): void {
  const titulaire = one.siret && connues.find(({ siret }) => siret === one.siret);
  if (titulaire) throw new ChampRefuse('siret', `« ${titulaire.nom} » porte déjà ce SIRET.`);
  const semblables = semblablesOf(connues, one);
  if (semblables.length === 0 || isAutre) return;
  const noms = formatListe(semblables.slice(0, 3).map(({ nom }) => `« ${nom} »`));
  throw new ChampRefuse(
    champ,
    semblables.length === 1
      ? `${noms} existe déjà : choisissez-la, ou cochez que c’en est une autre.`
      : `${noms} existent déjà : choisissez-en une, ou cochez que c’en est une autre.`,
  );
}
