'use client';

import type { KeyboardEvent } from 'react';
import { Statut } from '@/components/ui/statut';
import { formatInstant } from '@/lib/format';
import { changementOf } from '@/lib/campagnes/changement';
import { refuseSaisie, type Saisie } from '@/lib/campagnes/rules';
import { debutSaisie, type Autre, type LigneRemontee } from '@/lib/campagnes/saisie';
import { avancements } from '@/lib/suivi/rules';
import { ConflitBrouillon } from './conflit-brouillon';
import { FormulaireLigne } from './formulaire-ligne';
import styles from './ma-remontee.module.css';

export type GestesLigne = {
  /** Opens the form, on what is there or on what a key just chose. */
  ouvrir: (saisie?: Saisie) => void;
  fermer: () => void;
  saisir: (saisie: Saisie) => void;
  suivante: () => void;
  inchange: () => void;
  effacer: () => void;
  deplacer: (step: 1 | -1) => void;
  trancher: (isMienne: boolean) => void;
  corriger: () => void;
};
type Props = {
  ligne: LigneRemontee;
  brouillon: Saisie | null;
  autre: Autre | undefined;
  href: string;
  isOpen: boolean;
  on: GestesLigne;
};

/**
 * One line. Its first button takes the keyboard: Enter says that nothing changed and goes on, 1, 2, 3 choose a status, the
 * arrows move from line to line. These keys live on that button only.
 */
export function LigneSaisie({ ligne, brouillon, autre, href, isOpen, on }: Props) {
  const { actionId, code, titre } = ligne;
  // what the page drew of the draft may be older than what was typed since
  const debut = brouillon ?? debutSaisie({ ...ligne, brouillon: null });
  const erreurs = brouillon ? refuseSaisie(brouillon, ligne.derniere) : {};
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = avancements[['1', '2', '3'].indexOf(event.key)];
    if (chosen) {
      event.preventDefault();
      on.ouvrir({ ...debut, avancement: chosen });
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      on.deplacer(event.key === 'ArrowDown' ? 1 : -1);
    }
  };
  const canRepeat = ligne.derniere !== null && !brouillon && ligne.etape === 'a_remplir';
  return (
    <li className={styles.ligne} data-ligne={code} data-open={isOpen || undefined}>
      <div className={styles.tete}>
        <span className={styles.code}>{code}</span>
        <div className={styles.titre}>
          <a href={href}>{titre}</a>
          {ligne.etape === 'retourne' && (
            <p className={styles.retour}>
              <b>{ligne.demande?.isAcceptee ? 'Rouverte à votre demande.' : 'Retourné par la cellule.'}</b>{' '}
              {ligne.motif}
            </p>
          )}
          {!isOpen && <Resume ligne={ligne} brouillon={brouillon} />}
          {!isOpen &&
            brouillon &&
            Object.values(erreurs).map((erreur) => (
              <p key={erreur} className="field-error">
                {erreur}
              </p>
            ))}
          {autre && <ConflitBrouillon autre={autre} mienne={brouillon} onTrancher={on.trancher} />}
        </div>
        {!isOpen && (
          <div className={`${styles.gestes} no-print`}>
            {canRepeat && (
              <button
                type="button"
                id={`ligne-${actionId}`}
                className={`btn small ${styles.inchange}`}
                onClick={on.inchange}
                onKeyDown={onKeyDown}
              >
                Rien n’a changé<span className="visually-hidden"> : {code}</span>
              </button>
            )}
            <button
              type="button"
              {...(!canRepeat && { id: `ligne-${actionId}`, onKeyDown })}
              className="btn small"
              onClick={() => on.ouvrir()}
            >
              {modifierLabel(ligne, brouillon)}
              <span className="visually-hidden"> : {code}</span>
            </button>
            {brouillon && (
              <button type="button" className="btn quiet small" onClick={on.effacer}>
                Effacer<span className="visually-hidden"> la saisie de {code}</span>
              </button>
            )}
            {!brouillon && ligne.etape === 'valide' && ligne.demande?.isAcceptee !== null && (
              <button type="button" className="btn quiet small" onClick={on.corriger}>
                Demander une correction<span className="visually-hidden"> : {code}</span>
              </button>
            )}
          </div>
        )}
      </div>
      {isOpen && <FormulaireLigne ligne={ligne} debut={debut} on={on} />}
    </li>
  );
}

function modifierLabel({ etape, derniere }: LigneRemontee, brouillon: Saisie | null): string {
  if (brouillon) return 'Modifier';
  if (etape === 'retourne') return 'Reprendre';
  if (etape === 'valide') return 'Signaler un changement';
  return etape === 'transmis' || derniere ? 'Modifier' : 'Renseigner';
}

/** What stands on the line: the draft, what was sent, or last year's, with the word that says which. */
function Resume({ ligne, brouillon }: { ligne: LigneRemontee; brouillon: Saisie | null }) {
  const { etape, envoyee, derniere, demande } = ligne;
  const shown = brouillon ?? (etape === 'a_remplir' ? derniere : envoyee);
  if (!shown) return <p className="muted">Jamais renseigné.</p>;
  const isInchange = brouillon && changementOf(brouillon, derniere) === 'inchange';
  const what = brouillon
    ? isInchange
      ? 'Brouillon · rien n’a changé'
      : 'Brouillon'
    : etape === 'transmis'
      ? `Transmis le ${formatInstant(new Date(envoyee!.le))}, en attente d’examen`
      : etape === 'valide'
        ? 'Validé'
        : etape === 'retourne'
          ? `Ce qui avait été transmis le ${formatInstant(new Date(envoyee!.le))}`
          : `En ${derniere!.annee}`;
  return (
    <div className={styles.resume} data-etape={brouillon ? 'brouillon' : etape}>
      <p>
        <Statut avancement={shown.avancement} /> <span className={styles.quoi}>{what}</span>
      </p>
      {brouillon && etape === 'transmis' && (
        <p className="muted">
          Remplacera, une fois transmis, ce que la cellule a reçu le {formatInstant(new Date(envoyee!.le))}.
        </p>
      )}
      {shown.commentaire && <p className={styles.texte}>{shown.commentaire}</p>}
      {shown.difficulte && (
        <p className={styles.texte}>
          <span className="muted">Difficulté :</span> {shown.difficulte}
        </p>
      )}
      {demande && etape === 'valide' && (
        <p className="muted">
          {demande.isAcceptee === null
            ? `Correction demandée le ${formatInstant(new Date(demande.le))}, en attente : ${demande.motif}`
            : `Correction refusée : ${demande.reponse}`}
        </p>
      )}
    </div>
  );
}
