import { etatSeanceLabels, isPubliable, type EtatSeance } from '@/lib/instances/rules';
import type { SeanceLue } from '@/lib/instances/seance';
import styles from './seance.module.css';

const ETAPES = ['prevue', 'convoquee', 'tenue', 'diffuse', 'approuve', 'publie'] as const;
const mots: Partial<Record<EtatSeance, string>> = {
  diffuse: 'Compte rendu diffusé',
  approuve: 'Approuvé',
  publie: 'Publié',
};

type Props = { seance: Pick<SeanceLue, 'etat' | 'motifEtat' | 'instance'> };

/** Where a meeting is in its life. */
export function VieSeance({ seance: { etat, motifEtat, instance } }: Props) {
  if (etat === 'annulee')
    return (
      <p className={`notice ${styles.annulee}`}>
        <b>Séance annulée.</b> {motifEtat}
      </p>
    );
  const etapes = ETAPES.filter((etape) => etape !== 'publie' || etat === 'publie' || isPubliable(instance));
  const rang = etapes.findIndex((etape) => etape === etat);
  return (
    <ol className={`plain ${styles.vie}`} aria-label="Vie de la séance">
      {etapes.map((etape, i) => (
        <li key={etape} data-passe={i <= rang ? '' : undefined} aria-current={i === rang ? 'step' : undefined}>
          {mots[etape] ?? etatSeanceLabels[etape]}
        </li>
      ))}
    </ol>
  );
}
