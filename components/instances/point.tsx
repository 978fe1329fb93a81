import Link from 'next/link';
import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import type { ChoixPoint } from '@/lib/instances/choix';
import { formatMinutes, naturePointLabels } from '@/lib/instances/rules';
import type { PointLu } from '@/lib/instances/seance';
import { ChampsPoint } from './champs-point';
import styles from './seance.module.css';

type Props = {
  point: PointLu;
  rang: number;
  total: number;
  /** When its turn comes, if each keeps to its time. */
  heure: string;
  seanceId: number;
  base: string;
  /** Null for who only reads. */
  choix: ChoixPoint | null;
  action: Mutation;
  onDeplacer: (vers: number) => void;
  onRetirer: () => void;
};

/** One point of the agenda, with what is done to it. */
export function Point({ point, rang, total, heure, seanceId, base, choix, action, onDeplacer, onRetirer }: Props) {
  const { intitule, nature, dureeMinutes, rapporteur, motif, liens, notes, revision } = point;
  const about = <span className="visually-hidden"> : {intitule}</span>;
  return (
    <div className={styles.point}>
      <span className={styles.rang} aria-hidden>
        {rang + 1}
      </span>
      <div>
        <p className={styles.intitule}>{intitule}</p>
        <p className="muted">
          {heure} · {formatMinutes(dureeMinutes)} <span className="tag">{naturePointLabels[nature]}</span>{' '}
          {rapporteur && `Rapporteur : ${rapporteur}`}
        </p>
        {motif && <p className="muted">Proposé parce que : {motif}</p>}
        {liens.length > 0 && (
          <ul className={`plain ${styles.liens}`}>
            {liens.map((lien) => (
              <li key={lien.id}>
                <Link href={`${base}/${lien.objet}s/${lien.cible}`} prefetch={false} draggable={false}>
                  {lien.libelle}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
      {choix && (
        <div className={`no-print ${styles.gestes}`}>
          <button
            type="button"
            className="btn quiet small"
            aria-disabled={rang === 0 || undefined}
            onClick={() => rang > 0 && onDeplacer(rang - 1)}
          >
            Monter{about}
          </button>
          <button
            type="button"
            className="btn quiet small"
            aria-disabled={rang === total - 1 || undefined}
            onClick={() => rang < total - 1 && onDeplacer(rang + 1)}
          >
            Descendre{about}
          </button>
          <EnDialogue
            {...{
              label: 'Modifier',
              about: intitule,
              title: 'Modifier le point',
              className: 'btn quiet small',
              revision,
            }}
            action={action}
            submitLabel="Enregistrer le point"
          >
            <ChampsPoint seanceId={seanceId} choix={choix} point={point} />
          </EnDialogue>
          {notes.length === 0 && (
            <button type="button" className="btn quiet small" data-geste="retirer" onClick={onRetirer}>
              Retirer{about}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
