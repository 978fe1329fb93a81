import Link from 'next/link';
import type { Reinitialisation } from '@/lib/comptes/liens';
import { formatJourDe } from '@/lib/format';
import styles from './comptes.module.css';

/** A password changed by a link that somebody else made does not go unseen. */
export function MotDePasseChange({ fait, ici = false }: { fait: Reinitialisation | null; ici?: boolean }) {
  if (!fait) return null;
  return (
    <p className={`notice ${styles.avis}`}>
      Votre mot de passe a été changé le {formatJourDe(fait.le)} par un lien créé par {fait.par ?? 'l’administrateur'}.
      Si ce n’était pas vous, {ici ? 'changez-le ci-dessous' : <Link href="/mon-compte">changez-le</Link>} et prévenez
      la cellule de votre schéma ou l’administrateur.
    </p>
  );
}
