import Link from 'next/link';
import { Statut } from '@/components/ui/statut';
import type { Jour } from '@/lib/clock';
import type { Echeance } from '@/lib/conventions/echeances';
import type { Suivie } from '@/lib/conventions/registre';
import { etatConventionLabels, niveauLabels } from '@/lib/conventions/rules';
import { formatCompte, formatDelai, formatJour, formatListe } from '@/lib/format';
import styles from './conventions.module.css';

type Props = { conventions: readonly Suivie[]; base: string; today: Jour };

/** The register: one line a convention, what it expects in sight. */
export function Registre({ conventions, base, today }: Props) {
  return (
    <ul className={`plain ${styles.registre}`}>
      {conventions.map((convention) => (
        <li key={convention.id}>
          <div className={styles.etat}>
            <span className={convention.etat === 'signee' ? 'tag accent' : 'tag'}>
              {etatConventionLabels[convention.etat]}
            </span>
            {convention.suivi && <Statut avancement={convention.suivi} />}
          </div>
          <div>
            <p>
              <Link href={`${base}/${convention.id}`} prefetch={false}>
                {convention.intitule}
              </Link>
            </p>
            <p className="muted">
              {convention.reference} · {niveauLabels[convention.niveau]} ·{' '}
              {formatListe(convention.parties.map(({ sigle }) => sigle))}
            </p>
          </div>
          <div className={styles.terme}>
            {convention.terme && <p>Jusqu’au {formatJour(convention.terme)}</p>}
            {convention.echeances.map((echeance) => (
              <p key={echeance.nature} className={echeance.palier <= 30 ? styles.pressee : undefined}>
                {phraseOf(echeance, today)}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What is expected and when, in a few words. */
export function phraseOf({ nature, le, dans }: Echeance, today: Jour): string {
  const quand = formatDelai(le, today);
  if (nature === 'preavis') return `Préavis avant le ${formatJour(le)}, ${quand}`;
  if (nature === 'terme') return dans < 0 ? `Terme passé ${quand}` : `Terme ${quand}`;
  return dans < 0 ? `Évaluation ${le.slice(0, 4)} attendue` : `À évaluer avant le ${formatJour(le)}`;
}

/** What the register holds in all. */
export function Compte({ conventions }: { conventions: readonly Suivie[] }) {
  const signees = conventions.filter(({ etat }) => etat === 'signee').length;
  const attendues = conventions.filter(({ echeances }) => echeances.length > 0).length;
  return (
    <p role="status" className="muted">
      {formatCompte(conventions.length, 'convention')}
      {signees > 0 && `, dont ${formatCompte(signees, 'signée')}`}
      {attendues > 0 &&
        ` ; ${formatCompte(attendues, 'appelle une échéance', 'appellent une échéance')} dans les six mois`}
      .
    </p>
  );
}
