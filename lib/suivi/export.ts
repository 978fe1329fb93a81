import type { Jour } from '@/lib/clock';
import { degreLabels, enLigne } from '@/lib/referentiel/rules';
import { avancementLabels, etatActionLabels, isEnRetard, isSansInformationRecente } from './rules';
import { hasEcart } from './proposition';
import type { ActionSuivie, EpciSuivi, Tableau } from './tableau';

const columns = [
  'Axe',
  'Fiche',
  'Degré de priorité',
  'Code',
  'Action',
  'État',
  'Statut départemental',
  'Depuis le',
  'Confirmé le',
  'En retard',
  'Jalon en retard',
  'Blocage',
  'Sans information récente',
  'Porteur',
  'Territoires',
  'Scénarios',
  'Thèmes',
  'Publics',
  'Critères',
] as const;

/** Columns of the export of the board, in the order of lineOf; one more for each EPCI whose progress is read. */
export function columnsOf(epcis: readonly EpciSuivi[]): string[] {
  return [...columns, ...(epcis.length > 0 ? ['Écart'] : []), ...epcis.map(({ sigle }) => sigle)];
}

/** One action as the cells of the export; dates ISO, « oui » or nothing, lists separated by a comma. */
export function lineOf(
  action: ActionSuivie,
  { fiches, axes, options }: Tableau,
  today: Jour,
  epcis: readonly EpciSuivi[],
): string[] {
  const fiche = fiches.find(({ id }) => id === action.ficheId);
  const axe = axes.find(({ numero }) => numero === action.axe);
  const late = isEnRetard(action, today);
  const labels = (famille: 'territoire' | 'scenario' | 'theme' | 'public' | 'critere', values: string[]) =>
    options[famille]
      .filter(({ valeur }) => values.includes(valeur))
      .map(({ libelle }) => libelle)
      .join(', ');
  return [
    `${action.axe}. ${axe?.libelle ?? ''}`,
    `${fiche?.code ?? ''} ${fiche?.titre ?? ''}`.trim(),
    degreLabels[action.degrePriorite],
    action.code,
    action.titre,
    etatActionLabels[action.etat],
    avancementLabels[action.avancement ?? 'non_renseigne'],
    action.depuis ?? '',
    action.confirmeLe ?? '',
    late ? 'oui' : '',
    late ? `${action.echeance} : ${action.jalon}` : '',
    action.blocage ?? '',
    isSansInformationRecente(action, today) ? 'oui' : '',
    action.isPorteurADesigner ? 'À désigner' : enLigne(action.porteur ?? ''),
    labels('territoire', action.territoires),
    labels('scenario', action.scenario),
    labels('theme', action.theme),
    labels('public', action.public),
    labels('critere', action.critere),
    ...(epcis.length > 0 ? [hasEcart(action) ? 'oui' : ''] : []),
    ...epcis.map(({ id }) => celluleOf(action, id)),
  ];
}

function celluleOf({ locaux }: ActionSuivie, epciId: number): string {
  const local = locaux.find((one) => one.epciId === epciId);
  return local ? avancementLabels[local.avancement ?? 'non_renseigne'] : 'Sans objet';
}
