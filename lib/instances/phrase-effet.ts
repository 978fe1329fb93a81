import { suiteEvaluationLabels, type SuiteEvaluation } from '@/lib/conventions/rules';
import { formatJour } from '@/lib/format';
import { avancementLabels, type Avancement } from '@/lib/suivi/rules';
import type { EffetLu } from './decision';

/** What an effect does, in a few words: « 3-B-2 passe à « En cours » ». */
export function phraseEffet({ nature, action, convention, seance, jalon, contenu }: EffetLu): string {
  const laction = action ? [action.code, action.titre].filter(Boolean).join(' ') : 'Une action';
  const laConvention = convention?.reference ?? 'une convention';
  switch (nature) {
    case 'statut':
      return `${laction} passe à « ${avancementLabels[contenu.avancement as Avancement]} »`;
    case 'retrait':
      return `${laction} est retirée du schéma`;
    case 'retablissement':
      return `${laction} est rétablie dans le schéma`;
    case 'jalon':
      return `« ${jalon ?? 'Un jalon'} » (${action?.code ?? 'action'}) est reporté au ${formatJour(String(contenu.fin))}`;
    case 'renegociation':
      return `La renégociation de ${laConvention} s’ouvre, sous la référence ${contenu.reference}`;
    case 'evaluation':
      return `${laConvention} est évaluée pour ${contenu.annee} : ${avancementLabels[contenu.avancement as Avancement]}, ${suiteEvaluationLabels[contenu.suite as SuiteEvaluation].toLowerCase()}`;
    case 'compte_rendu':
      return seance ? `Le compte rendu du ${formatJour(seance.jour)} est approuvé` : 'Un compte rendu est approuvé';
  }
}
