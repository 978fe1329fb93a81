import Link from 'next/link';
import { Statut } from '@/components/ui/statut';
import { isInchangee, type LigneBureau, type LignePassee } from '@/lib/campagnes/bureau-lignes';
import { changementOf, direChangement } from '@/lib/campagnes/changement';
import type { Jour } from '@/lib/clock';
import { ecartLabels, ecartOf } from '@/lib/suivi/proposition';
import { ExamenGestesLigne } from './examen-boutons';
import { ExamenHistorique } from './examen-historique';
import { Paroles } from './examen-paroles';
import { direQuand } from './quand';
import styles from './examen.module.css';

type Props = { ligne: LigneBureau; annee: number; base: string; today: Jour; isVacant: boolean };

/** One cell: what the EPCI says now, beside what it said and what the département says; and the gestures it offers. */
export function ExamenLigne({ ligne: cell, annee, base, today, isVacant }: Props) {
  const { code, titre, actionId, ligne, precedente, anDernier, departement, historique } = cell;
  const isAExaminer = cell.etape === 'transmis' && cell.isDerniere;
  const dernier = anDernier ?? precedente;
  const ecart = ecartOf(departement, ligne?.avancement ?? null);
  return (
    <>
      <span className={`${styles.choix} no-print`}>
        {isAExaminer && (
          <input
            type="checkbox"
            aria-label={`Choisir ${code}`}
            data-choix={ligne!.id}
            data-inchangee={isInchangee(cell) || undefined}
          />
        )}
      </span>
      <div className={styles.titre}>
        <span className={styles.code}>{code}</span>
        <Link href={`${base}/actions/${actionId}`} prefetch={false}>
          {titre}
        </Link>
      </div>
      <dl className={styles.niveaux}>
        <div className={styles.dit}>
          <dt>{`L’EPCI en ${annee}`}</dt>
          <dd>
            {ligne ? <Dite cell={cell} ligne={ligne} today={today} /> : <p className="muted">Rien de transmis</p>}
          </dd>
        </div>
        <div>
          <dt>{`En ${dernier?.annee ?? annee - 1}`}</dt>
          <dd>
            {dernier ? (
              <>
                <Statut avancement={dernier.avancement} />
                {dernier.commentaire && <p className="muted">{dernier.commentaire}</p>}
              </>
            ) : (
              <p className="muted">Aucune réponse</p>
            )}
          </dd>
        </div>
        <div>
          <dt>Département</dt>
          <dd>
            <Statut avancement={departement} />
            {ecart && <p className={styles.ecart}>{ecartLabels[ecart]}</p>}
          </dd>
        </div>
      </dl>
      <ExamenGestesLigne cell={cell} isAExaminer={isAExaminer} isVacant={isVacant} today={today} />
      {historique.length > 0 && <ExamenHistorique historique={historique} />}
    </>
  );
}

type DiteProps = { cell: LigneBureau; ligne: LignePassee; today: Jour };

function Dite({ cell: { precedente }, ligne, today }: DiteProps) {
  const quand = direQuand(ligne.transmisLe, today);
  const isChange = changementOf(ligne, precedente) === 'change';
  return (
    <>
      <p className={styles.statut}>
        <Statut avancement={ligne.avancement} />
        <span className={isChange ? 'strong' : 'muted'}>{direChangement(ligne, precedente)}</span>
      </p>
      <Paroles dit={ligne} />
      <small>
        {ligne.isPourCompte
          ? `Saisi par la cellule pour le compte de l’EPCI ${quand}, par ${ligne.auteur}`
          : `Transmis ${quand} par ${ligne.auteur}`}
      </small>
    </>
  );
}
