import Link from 'next/link';
import { ProgressBar } from '@/components/ui/progress-bar';
import { StatutMark } from '@/components/ui/statut';
import { formatCompte, formatNombre } from '@/lib/format';
import type { Alerte, Facettes } from '@/lib/suivi/filtres';
import { writeLecture, type Lecture } from '@/lib/suivi/lecture';
import { avancementLabels, avancementOrder, countEtats } from '@/lib/suivi/rules';
import type { ActionSuivie } from '@/lib/suivi/tableau';
import styles from './tableau.module.css';

type Props = { actions: ActionSuivie[]; lecture: Lecture; facettes: Facettes };

/** Totals of what is shown, and what deserves a look: each figure leads to its lines. */
export function TableauResume({ actions, lecture, facettes }: Props) {
  const { filtres } = lecture;
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
                href={writeLecture({ ...lecture, filtres: { ...filtres, alerte } }) || '?'}
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
  ecart: (nombre) => (nombre > 1 ? 'écarts avec les EPCI' : 'écart avec les EPCI'),
};
