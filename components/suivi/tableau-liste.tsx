import { ProgressBar } from '@/components/ui/progress-bar';
import type { Jour } from '@/lib/clock';
import { formatCompte } from '@/lib/format';
import { degreShortLabels } from '@/lib/referentiel/rules';
import { ligneOf } from '@/lib/suivi/ligne';
import { countEtats } from '@/lib/suivi/rules';
import type { ActionSuivie, Tableau } from '@/lib/suivi/tableau';
import { Lignes } from './lignes';
import styles from './tableau.module.css';

type Props = { tableau: Tableau; actions: ActionSuivie[]; today: Jour; retour: string; gestes: boolean };

/** The board as a list: axe, fiche, action. Axes and fiches without an answer to the filters are not shown. */
export function TableauListe({ tableau, actions, today, retour, gestes }: Props) {
  return tableau.axes.map((axe) => {
    const own = actions.filter((action) => action.axe === axe.numero);
    if (own.length === 0) return null;
    const totaux = countEtats(own);
    const shown = new Set(own.map(({ ficheId }) => ficheId));
    const fiches = tableau.fiches
      .filter(({ id }) => shown.has(id))
      .map(({ id, code, titre, degrePriorite }) => ({ id, code, titre, degre: degreShortLabels[degrePriorite] }));
    return (
      <section key={axe.numero} className={styles.axe} aria-labelledby={`axe-${axe.numero}`} data-groupe>
        <header>
          {gestes && <input type="checkbox" data-coche-tout aria-label={`Cocher l’axe ${axe.numero}`} />}
          <h2 id={`axe-${axe.numero}`}>
            Axe {axe.numero}. {axe.libelle}
          </h2>
          <ProgressBar totaux={totaux} height={8} />
          <p className="muted">
            {totaux.fait === 0 ? 'aucune faite' : formatCompte(totaux.fait, 'faite')} sur {totaux.total}
          </p>
        </header>
        <Lignes
          fiches={fiches}
          lignes={own.map((action) => ligneOf(action, today))}
          base={`/s/${tableau.schema.code}/actions/`}
          retour={retour}
          gestes={gestes}
        />
      </section>
    );
  });
}
