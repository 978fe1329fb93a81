import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import { formatCompte, formatInstant } from '@/lib/format';
import type { Lot } from '@/lib/indicateurs/import';
import styles from './import.module.css';

/** The last imports of a territory and a year, each of which may be taken back once. */
export function Lots({ lots, annuler, isFigee }: { lots: readonly Lot[]; annuler: Mutation; isFigee: boolean }) {
  if (lots.length === 0) return null;
  return (
    <section className={styles.etape} aria-labelledby="lots">
      <h2 id="lots">Derniers imports</h2>
      <ul className={styles.lots}>
        {lots.map(({ id, nom, auteur, le, annuleLe, combien }) => (
          <li key={id}>
            <div>
              <p className={styles.nom}>{nom}</p>
              <p className="muted">
                {formatCompte(combien, 'valeur')}, par {auteur}, le {formatInstant(new Date(le))}
                {annuleLe && ` ; annulé le ${formatInstant(new Date(annuleLe))}`}
              </p>
            </div>
            {!annuleLe && !isFigee && (
              <EnDialogue
                label="Annuler cet import"
                about={`${nom}, le ${formatInstant(new Date(le))}`}
                title="Annuler cet import"
                action={annuler}
                submitLabel="Annuler l’import"
                danger
              >
                <input type="hidden" name="lotId" value={id} />
                <p>
                  Chaque valeur redevient ce qu’elle était avant l’import. Celles qui ont changé depuis restent telles
                  quelles, et vous seront nommées.
                </p>
              </EnDialogue>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
