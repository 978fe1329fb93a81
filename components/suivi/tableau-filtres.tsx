import type { Facettes } from '@/lib/suivi/filtres';
import { champsCaches, type Lecture } from '@/lib/suivi/lecture';
import { familleLabels, familles, isFiltre } from '@/lib/suivi/filtres';
import { FiltresForm, type Groupe } from './filtres-form';

type Props = { lecture: Lecture; facettes: Facettes; path: string };

/** The facets that the board answers to. Their boxes are drawn by the form itself: they cross as plain data, once. */
export function TableauFiltres({ lecture, facettes, path }: Props) {
  const { filtres } = lecture;
  const groupes = familles.flatMap((famille): Groupe[] => {
    const entries = facettes[famille].filter(({ nombre, choisie }) => nombre > 0 || choisie);
    if (entries.length === 0) return [];
    return [
      {
        famille,
        legende: familleLabels[famille],
        cases: entries.map(({ valeur, libelle, nombre, choisie }) => [valeur, libelle, nombre, choisie]),
      },
    ];
  });
  return (
    <FiltresForm path={path} q={filtres.q} filtre={isFiltre(filtres)} garde={champsCaches(lecture)} groupes={groupes} />
  );
}
