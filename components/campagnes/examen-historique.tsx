import { Statut } from '@/components/ui/statut';
import type { LignePassee } from '@/lib/campagnes/bureau-lignes';
import { formatCompte, formatJourDe } from '@/lib/format';
import { Paroles } from './examen-paroles';
import styles from './examen.module.css';

/** The other lines of the cell, newest first, with what became of each. */
export function ExamenHistorique({ historique }: { historique: LignePassee[] }) {
  return (
    <details className={`${styles.historique} no-print`}>
      <summary>{formatCompte(historique.length, 'envoi antérieur', 'envois antérieurs')}</summary>
      <ol className="plain">
        {historique.map((passee) => (
          <li key={passee.id}>
            <p className={styles.statut}>
              <Statut avancement={passee.avancement} />
              <span className="muted">
                campagne {passee.annee} · {passee.isPourCompte ? 'saisi par la cellule' : 'transmis'} le{' '}
                {formatJourDe(new Date(passee.transmisLe))} par {passee.auteur}
              </span>
            </p>
            <Paroles dit={passee} />
            <Suite passee={passee} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function Suite({ passee: { suite, motif, examineLe, examinePar } }: { passee: LignePassee }) {
  if (!suite) return <p className="muted">Remplacée par l’envoi suivant avant d’être examinée.</p>;
  return (
    <p className="muted">
      {suite === 'valide' ? 'Validée' : 'Retournée'} le {formatJourDe(new Date(examineLe!))} par {examinePar}
      {motif && ` : ${motif}`}
    </p>
  );
}
