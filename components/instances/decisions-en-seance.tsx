'use client';

import { useRef, useState } from 'react';
import { announce } from '@/components/ui/annonces';
import { Dialog } from '@/components/ui/dialog';
import { Edition, type Mutation } from '@/components/ui/edition';
import type { ChoixDecision } from '@/lib/instances/choix';
import type { DecisionLue } from '@/lib/instances/decision';
import { phraseEffet } from '@/lib/instances/phrase-effet';
import { Decision } from './decision';
import { DecisionGardee, type Demande, type MutationsDecisionGardee } from './decision-gardee';
import styles from './direct.module.css';
import { useNouvelles } from './use-nouvelles';

export type MutationsDecision = MutationsDecisionGardee & { retirerDecision: Mutation; confirmerDecision: Mutation };
type Props = {
  decisions: readonly DecisionLue[];
  seanceId: number;
  pointId: number;
  /** A local body changes nothing of the scheme. */
  isLocale: boolean;
  choix: ChoixDecision | null;
  mutations: MutationsDecision;
};

/** The decisions of a point as they fall: typed in place, confirmed one by one. */
export function DecisionsEnSeance({ decisions, ...lieu }: Props) {
  const [nouvelles, changeNouvelles] = useNouvelles(lieu.pointId);
  // held here: the decision it is about is drawn in its new state, or gone, before the dialog is
  const [demande, setDemande] = useState<Demande | null>(null);
  const ajouter = useRef<HTMLButtonElement>(null);
  const { choix } = lieu;
  const confirmees = decisions.filter(({ isConfirmee }) => isConfirmee);
  // one being typed stays where it is when the page is drawn again with it
  const lignes = [
    ...decisions
      .filter(({ isConfirmee }) => !isConfirmee)
      .map((decision) => ({
        cle: nouvelles.find(({ id }) => id === decision.id)?.cle ?? String(decision.id),
        decision,
      })),
    ...nouvelles.filter(({ id }) => !decisions.some((one) => one.id === id)).map(({ cle }) => ({ cle })),
  ];
  return (
    <section className={styles.decisions} aria-label="Décisions">
      <h3>Décisions</h3>
      {decisions.length === 0 && nouvelles.length === 0 && <p className="muted">Aucune décision sur ce point.</p>}
      <ul className="plain stack tight">
        {confirmees.map((decision) => (
          <li key={decision.id}>
            <Decision decision={decision} />
          </li>
        ))}
        {choix &&
          lignes.map((ligne) => (
            <li key={ligne.cle}>
              <DecisionGardee
                {...{ ...lieu, ...ligne, choix }}
                onNumero={(id) =>
                  changeNouvelles((before) => before.map((one) => (one.cle === ligne.cle ? { ...one, id } : one)))
                }
                onAbandon={() => changeNouvelles((before) => before.filter(({ cle }) => cle !== ligne.cle))}
                onDemande={setDemande}
              />
            </li>
          ))}
      </ul>
      {choix && (
        <button
          type="button"
          ref={ajouter}
          className="btn no-print"
          data-geste="nouvelle-decision"
          onClick={() => changeNouvelles((before) => [...before, { cle: crypto.randomUUID() }])}
        >
          Nouvelle décision
        </button>
      )}
      {demande && (
        <DialogueDecision
          demande={demande}
          mutations={lieu.mutations}
          onClose={() => setDemande(null)}
          onDone={(cle) => {
            setDemande(null);
            changeNouvelles((before) => before.filter((one) => one.cle !== cle));
            ajouter.current?.focus();
          }}
        />
      )}
    </section>
  );
}

type DialogueProps = {
  demande: Demande;
  mutations: MutationsDecision;
  onClose: () => void;
  onDone: (cle: string) => void;
};

function DialogueDecision({ demande, mutations, onClose, onDone }: DialogueProps) {
  const { geste, cle, ligne, texte, effets } = demande;
  const isConfirmation = geste === 'confirmer';
  return (
    <Dialog title={isConfirmation ? 'Confirmer cette décision ?' : 'Retirer cette décision ?'} onClose={onClose}>
      <Edition
        action={isConfirmation ? mutations.confirmerDecision : mutations.retirerDecision}
        submitLabel={isConfirmation ? 'Confirmer la décision' : 'Retirer la décision'}
        revision={ligne.revision}
        danger={!isConfirmation}
        onDone={(outcome) => {
          announce(outcome.message);
          onDone(cle);
        }}
        beside={
          <button type="button" className="btn" onClick={onClose}>
            Annuler
          </button>
        }
      >
        <input type="hidden" name="decisionId" value={ligne.id} />
        <p>« {texte} »</p>
        {isConfirmation ? (
          <>
            {effets.map((effet) => (
              <p key={effet.id}>{phraseEffet(effet)}.</p>
            ))}
            <p className="muted">
              Elle prend son numéro et s’applique aussitôt. Ensuite elle ne change plus : seule une autre décision
              l’annule.
            </p>
          </>
        ) : (
          <p>Elle n’a pas de numéro : elle disparaîtra.</p>
        )}
      </Edition>
    </Dialog>
  );
}
