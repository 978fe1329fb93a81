import type { Changement, Comparaison, Fait } from './comparaison';
import { avancementLabels, type Avancement } from './rules';

/** Columns of the export of a comparison, in the order of changementsOf. */
export const colonnesComparaison = ['Axe', 'Code', 'Action', 'Niveau', 'Avant', 'Après', 'Le', 'Nature', 'Commentaire'];

/** One line for each thing written about an action, and for each local progress that changed; days ISO. */
export function changementsOf({ axes, epcis }: Comparaison): string[][] {
  return [
    ...axes.flatMap(({ numero, libelle, changements }) =>
      changements.flatMap((changement) => linesOf(`${numero}. ${libelle}`, changement)),
    ),
    ...epcis.flatMap(({ epci, changements }) =>
      changements.map(({ action, avant, apres, ligne }) => [
        ...[String(action.axe), action.code, action.titre, epci.sigle, dire(avant), dire(apres)],
        ...[ligne?.jour ?? '', 'Remontée validée', ligne?.texte ?? ''],
      ]),
    ),
  ];
}

function linesOf(axe: string, { action, avant, apres, faits }: Changement): string[][] {
  const start = [axe, action.code, action.titre, 'Département', dire(avant), dire(apres)];
  if (faits.length === 0) return [[...start, '', '', '']];
  return faits.map((fait) => [...start, fait.jour, natureLabels[fait.nature], fait.texte ?? '']);
}

/** What a thing written is, in a word or two. */
export const natureLabels: Record<Fait['nature'], string> = {
  statut: 'Statut',
  blocage: 'Blocage déclaré',
  levee: 'Blocage levé',
  jalon: 'Jalon fait',
  version: 'Fiche modifiée',
};

function dire(avancement: Avancement | null | undefined): string {
  return avancement === undefined ? 'Hors du tableau' : avancementLabels[avancement ?? 'non_renseigne'];
}
