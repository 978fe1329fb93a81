import type { LigneBureau } from '@/lib/campagnes/bureau-lignes';
import { isMontree, type EtapeBureau } from '@/lib/campagnes/etapes-bureau';
import type { Jour } from '@/lib/clock';
import { LigneGardee } from './examen-gardee';
import { ExamenLigne } from './examen-ligne';
import styles from './examen.module.css';

type Props = {
  lignes: LigneBureau[];
  etape: EtapeBureau;
  annee: number;
  base: string;
  today: Jour;
  isVacant: boolean;
};

/**
 * The lines of the EPCI by axe and fiche. All of them are drawn: those of other stages are hidden, so that a line that
 * changes stage under the eyes stays there.
 */
export function ExamenLignes({ lignes, etape, ...rest }: Props) {
  return (
    <div id="lignes" tabIndex={-1} className={styles.lignes}>
      {groupBy(lignes, ({ axe }) => axe).map(([axe, own]) => (
        <section key={axe} className={styles.axe} aria-labelledby={`axe-${axe}`}>
          <h2 id={`axe-${axe}`}>
            Axe {axe}. {own[0]!.axeLibelle}
          </h2>
          {groupBy(own, ({ fiche }) => fiche).map(([fiche, cells]) => (
            <div key={fiche} className={styles.fiche}>
              <h3>
                <span>{fiche}</span> {cells[0]!.ficheTitre}
              </h3>
              <ul className="plain">
                {cells.map((cell) => (
                  <LigneGardee
                    key={`${etape}-${cell.actionId}`}
                    visible={isMontree(cell, etape)}
                    className={styles.ligne}
                  >
                    <ExamenLigne ligne={cell} {...rest} />
                  </LigneGardee>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
      <p className={`empty ${styles.vide}`}>Aucune ligne à cette étape.</p>
    </div>
  );
}

/** The lines under each key, in the order they come. */
function groupBy<K>(lignes: LigneBureau[], keyOf: (ligne: LigneBureau) => K): [K, LigneBureau[]][] {
  const keys = [...new Set(lignes.map(keyOf))];
  return keys.map((key) => [key, lignes.filter((ligne) => keyOf(ligne) === key)]);
}
