import type { LigneBureau } from '@/lib/campagnes/bureau-lignes';
import type { Jour } from '@/lib/clock';
import { direQuand } from './quand';
import styles from './examen.module.css';

type Props = { cell: LigneBureau; isAExaminer: boolean; isVacant: boolean; today: Jour };

/** What became of the line, and what may be done about it: the island of the page hears the buttons. */
export function ExamenGestesLigne({ cell, isAExaminer, isVacant, today }: Props) {
  const { code, ligne } = cell;
  return (
    <div className={styles.gestes}>
      <Etape cell={cell} today={today} />
      {isAExaminer && (
        <span className="actions no-print">
          <button type="button" className="btn small" data-examen="valider" data-ligne={ligne!.id}>
            Valider<span className="visually-hidden"> {code}</span>
          </button>
          <button
            type="button"
            className="btn small quiet"
            data-examen="retourner"
            data-ligne={ligne!.id}
            data-titre={`${code} ${cell.titre}`}
          >
            Retourner<span className="visually-hidden"> {code}</span>
          </button>
        </span>
      )}
      {isVacant && cell.etape !== 'transmis' && <PourCompte cell={cell} />}
    </div>
  );
}

function Etape({ cell: { etape, isDerniere, ligne, correction }, today }: { cell: LigneBureau; today: Jour }) {
  if (!ligne) return null;
  const quand = ligne.examineLe ? direQuand(ligne.examineLe, today) : '';
  if (etape === 'valide')
    return (
      <p className={styles.fait}>
        <b>Validée</b> {quand} par {ligne.examinePar}
      </p>
    );
  if (etape === 'retourne')
    return (
      <p>
        <b>{correction === null ? 'Retournée' : 'Rouverte'}</b>{' '}
        {correction === null ? `${quand} par ${ligne.examinePar} : ${ligne.motif}` : `pour correction : ${correction}`}
      </p>
    );
  return isDerniere ? null : <p className="muted">Une ligne plus récente a été transmise.</p>;
}

/** Prefilled from the last line validated, which the data attributes carry to the form. */
function PourCompte({ cell }: { cell: LigneBureau }) {
  const { actionId, code, titre, derniereId, etape, ligne, precedente } = cell;
  const validee = etape === 'valide' ? ligne : precedente;
  return (
    <button
      type="button"
      className="btn small no-print"
      data-examen="pour-compte"
      data-action={actionId}
      data-titre={`${code} ${titre}`}
      data-derniere={derniereId}
      data-avancement={validee?.avancement}
      data-commentaire={validee?.commentaire ?? undefined}
      data-difficulte={validee?.difficulte ?? undefined}
      data-preuve={validee?.preuve ?? undefined}
    >
      {etape === 'valide' ? 'Compléter' : 'Saisir'} pour le compte de l’EPCI
      <span className="visually-hidden"> : {code}</span>
    </button>
  );
}
