import type { Facettes } from '@/lib/suivi/filtres';
import { champsCaches, type Lecture } from '@/lib/suivi/lecture';
import { familleLabels, familles, isFiltre } from '@/lib/suivi/filtres';
import { FiltresForm } from './filtres-form';
import styles from './tableau.module.css';

type Props = { lecture: Lecture; facettes: Facettes; path: string };

/** Facets as an ordinary form: it works without JavaScript, which only sends it at each tick. */
export function TableauFiltres({ lecture, facettes, path }: Props) {
  const { filtres } = lecture;
  return (
    <FiltresForm
      path={path}
      className={styles.facettes!}
      q={filtres.q}
      filtre={isFiltre(filtres)}
      garde={champsCaches(lecture)}
    >
      {familles.map((famille) => {
        const entries = facettes[famille].filter(({ nombre, choisie }) => nombre > 0 || choisie);
        if (entries.length === 0) return null;
        return (
          <fieldset key={famille}>
            <legend>{familleLabels[famille]}</legend>
            {entries.map(({ valeur, libelle, nombre, choisie }) => (
              <label key={valeur}>
                <input type="checkbox" name={famille} value={valeur} defaultChecked={choisie} />
                {libelle}
                <span>{nombre}</span>
              </label>
            ))}
          </fieldset>
        );
      })}
    </FiltresForm>
  );
}
