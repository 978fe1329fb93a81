import type { LignePassee } from '@/lib/campagnes/bureau-lignes';
import { isLien } from '@/lib/campagnes/rules';
import styles from './examen.module.css';

/** The words of a line: what was done, what hinders, what shows it. */
export function Paroles({ dit: { commentaire, difficulte, preuve } }: { dit: LignePassee }) {
  return (
    <>
      {commentaire && <p>{commentaire}</p>}
      {difficulte && (
        <p>
          <b>Difficulté :</b> {difficulte}
        </p>
      )}
      {preuve && isLien(preuve) && (
        <p className={styles.preuve}>
          <a href={preuve} target="_blank" rel="noreferrer">
            Justificatif
          </a>{' '}
          <span className="muted">{new URL(preuve).hostname}</span>
        </p>
      )}
      {preuve && !isLien(preuve) && <p>Justificatif : {preuve}</p>}
    </>
  );
}
