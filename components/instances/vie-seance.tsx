import { etatSeanceLabels, type EtatSeance } from '@/lib/instances/rules';
import styles from './seance.module.css';

const ETAPES = ['prevue', 'convoquee', 'tenue', 'diffuse', 'approuve', 'publie'] as const;
const mots: Partial<Record<EtatSeance, string>> = {
  diffuse: 'Compte rendu diffusé',
  approuve: 'Approuvé',
  publie: 'Publié',
};

/** Where a meeting is in its life. */
export function VieSeance({ etat, motif }: { etat: EtatSeance; motif: string | null }) {
  if (etat === 'annulee')
    return (
      <p className={`notice ${styles.annulee}`}>
        <b>Séance annulée.</b> {motif}
      </p>
    );
  const rang = ETAPES.indexOf(etat);
  return (
    <ol className={`plain ${styles.vie}`} aria-label="Vie de la séance">
      {ETAPES.map((etape, i) => (
        <li key={etape} data-passe={i <= rang ? '' : undefined} aria-current={i === rang ? 'step' : undefined}>
          {mots[etape] ?? etatSeanceLabels[etape]}
        </li>
      ))}
    </ol>
  );
}
