import { readBlocs } from '@/lib/referentiel/rules';
import styles from './texte.module.css';

/** A text of the scheme with its bullets. */
export function Texte({ texte }: { texte: string }) {
  return (
    <div className={styles.texte}>
      {readBlocs(texte).map((bloc, i) =>
        bloc.nature === 'texte' ? (
          <p key={i}>{bloc.texte}</p>
        ) : (
          <ul key={i}>
            {bloc.puces.map(({ texte: puce, niveau }, j) => (
              <li key={j} className={niveau === 2 ? styles.deux : undefined}>
                {puce}
              </li>
            ))}
          </ul>
        ),
      )}
    </div>
  );
}
