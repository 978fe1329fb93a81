import { formatCompte, formatJour, formatListe } from '@/lib/format';
import { formatMesure, formatValeur } from './cellule';
import type { IndicateurLu } from './data';
import { pourAnnee } from './fiche';
import { nombreSynthese, synthetiser, type Synthese } from './synthese';
import { trajectoire } from './trajectoire';

/** What an indicator is worth in a year, in words and as a number, and what it stands on. */
export type Annee = {
  annee: number;
  valeur: string;
  /** Null for a day, a word, or nothing. */
  nombre: number | null;
  cible: number | null;
  trajectoire: number | null;
  /** On what the value stands, or why there is none; null when there is nothing to say. */
  appui: string | null;
  /** Some of the EPCI concerned are missing from it. */
  isPartielle: boolean;
  /** The registry computed it, today or when the year was frozen. */
  isCalculee: boolean;
  isFigee: boolean;
  /** Not begun: only where it should be is known. */
  isAVenir: boolean;
};

type Sources = {
  indicateur: IndicateurLu;
  epcis: readonly { id: number; sigle: string }[];
  /** The years that have begun. */
  annees: readonly number[];
  figees: readonly number[];
};

/** The years of a sheet: those begun, and those to come until the last target. */
export function composeAnnees({ indicateur, epcis, annees, figees }: Sources): Annee[] {
  const [derniere, visee] = [annees.at(-1)!, Math.max(0, ...indicateur.cibles.map(({ annee }) => annee))];
  const aVenir = Array.from({ length: Math.max(0, visee - derniere) }, (_, i) => derniere + 1 + i);
  const sigles = new Map(epcis.map(({ id, sigle }) => [id, sigle]));
  return [...annees, ...aVenir].map((annee) => {
    const lu = pourAnnee(indicateur, annee);
    const synthese = aVenir.includes(annee) ? null : synthetiser(lu, annee);
    return {
      annee,
      valeur: mots(lu, synthese),
      nombre: nombreSynthese(synthese),
      cible: indicateur.cibles.find((cible) => cible.annee === annee)?.valeur ?? null,
      trajectoire: trajectoire(indicateur, annee),
      appui: synthese && appuiDe(lu, synthese, { sigles, estimees: estimeesDe(lu, annee) }),
      isPartielle: synthese?.origine === 'epci' && synthese.agregat.sur < synthese.agregat.attendus,
      isCalculee: synthese?.origine === 'calcul' || synthese?.origine === 'figee',
      isFigee: figees.includes(annee),
      isAVenir: aVenir.includes(annee),
    };
  });
}

function mots({ definition }: IndicateurLu, synthese: Synthese | null): string {
  if (!definition || !synthese) return '';
  if (synthese.origine !== 'epci') return formatValeur(synthese.donnee, definition.type);
  const { valeur, jour, sur } = synthese.agregat;
  if (valeur !== null) return formatMesure(valeur, definition.type);
  if (jour !== null) return formatJour(jour);
  return sur === 0 ? 'Non renseignée' : 'Par EPCI';
}

const estimeesDe = ({ valeurs, epcis }: IndicateurLu, annee: number) =>
  valeurs.filter((one) => one.annee === annee && one.donnee.isEstimee && epcis.includes(one.epciId ?? 0)).length;

type Reste = { sigles: Map<number, string>; estimees: number };

function appuiDe({ definition, formule }: IndicateurLu, synthese: Synthese, { sigles, estimees }: Reste) {
  const nommer = (ids: readonly (number | string)[]) => formatListe(ids.map((id) => sigles.get(Number(id)) ?? ''));
  switch (synthese.origine) {
    case 'calcul': {
      const { jour, epcis } = synthese.calcul;
      const comptes = epcis && (epcis.length > 0 ? ` : ${nommer(epcis)}` : ' : aucun EPCI');
      return `Calculé au ${formatJour(jour)}${comptes ?? ''}.`;
    }
    case 'figee':
      return `Calculé, figé le ${formatJour(synthese.le)}.`;
    case 'departement':
      if (formule) return 'Rien à compter pour cette année.';
      if (!synthese.le) return null;
      return `${synthese.donnee?.isEstimee ? 'Estimé' : 'Relevé'} pour le département, le ${formatJour(synthese.le)}.`;
    case 'epci': {
      const { valeur, jour, sur, attendus, manquants } = synthese.agregat;
      if (attendus === 0) return 'Aucun EPCI n’est concerné.';
      if (sur === 0) return `Aucun EPCI sur ${attendus}.`;
      const reste = manquants.length > 0 ? ` Manquent : ${nommer(manquants)}.` : '';
      const appui = `${sur} EPCI sur ${attendus}${estimees > 0 ? `, dont ${formatCompte(estimees, 'estimé', 'estimés')}` : ''}.${reste}`;
      if (valeur !== null || jour !== null) return appui;
      return definition?.agregation === 'aucune'
        ? `Ne s’additionne pas : se lit EPCI par EPCI. ${appui}`
        : `Ces valeurs n’en font pas une. ${appui}`;
    }
  }
}
