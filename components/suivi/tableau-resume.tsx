import Link from 'next/link';
import { ProgressBar } from '@/components/ui/progress-bar';
import { StatutMark } from '@/components/ui/statut';
import { formatCompte, formatNombre } from '@/lib/format';
import { writeFiltres, type Alerte, type Facettes, type Filtres } from '@/lib/suivi/filtres';
import { avancementLabels, avancementOrder, countEtats } from '@/lib/suivi/rules';
import type { ActionSuivie } from '@/lib/suivi/tableau';
import styles from './tableau.module.css';

type Props = { actions: ActionSuivie[]; filtres: Filtres; facettes: Facettes };

/** Totals of what is shown, and what deserves a look: each figure leads to its lines. */
export function TableauResume({ actions, filtres, facettes }: Props) {
  const totaux = countEtats(actions);
  return (
    <section className={styles.resume} aria-label="Totaux">
      <div>
        <ProgressBar totaux={totaux} />
        <dl className={styles.legende}>
          {avancementOrder.map((code) => (
            <div key={code}>
              <StatutMark avancement={code === 'non_renseigne' ? null : code} size={20} />
              <dd>{formatNombre(totaux[code])}</dd>
              <dt>{avancementLabels[code].toLowerCase()}</dt>
            </div>
          ))}
          <div>
            <dd>{formatNombre(totaux.total)}</dd>
            <dt>
              {totaux.total > 1 ? 'actions' : 'action'}
              {totaux.retirees > 0 && `, dont ${formatCompte(totaux.retirees, 'retirée')}`}
            </dt>
          </div>
        </dl>
      </div>
      <ul className={`plain ${styles.alertes}`}>
        {facettes.alerte.map(({ valeur, nombre, choisie }) => {
          const alerte = choisie ? filtres.alerte.filter((v) => v !== valeur) : [...filtres.alerte, valeur];
          return (
            <li key={valeur}>
              <Link
                href={writeFiltres({ ...filtres, alerte }) || '?'}
                prefetch={false}
                aria-current={choisie || undefined}
                className={styles.chip}
              >
                <b>{formatNombre(nombre)}</b> {chipLabels[valeur as Alerte](nombre)}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const chipLabels: Record<Alerte, (nombre: number) => string> = {
  retard: () => 'en retard',
  blocage: (nombre) => (nombre > 1 ? 'bloquées' : 'bloquée'),
  ancienne: () => 'sans information récente',
};
