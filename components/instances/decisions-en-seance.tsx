'use client';

import { useState } from 'react';
import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import { Select, TextArea, TextField } from '@/components/ui/field';
import { FieldErrors } from '@/components/ui/form';
import type { ChoixDecision } from '@/lib/instances/choix';
import type { DecisionLue } from '@/lib/instances/decision';
import { natureDecisionLabels, naturesDecision, numeroDecision } from '@/lib/instances/rules';
import { Decision } from './decision';
import styles from './direct.module.css';
import { EffetForm } from './effet-form';
import { phraseEffet } from '@/lib/instances/phrase-effet';
import { EtatDeGarde } from './etat-garde';
import type { Ligne } from './garde';
import { useGarde } from './use-garde';

export type MutationsDecision = {
  enregistrerDecision: Mutation<Ligne>;
  retirerDecision: Mutation;
  confirmerDecision: Mutation;
  ajouterEffet: Mutation;
  retirerEffet: Mutation;
};
type Lieu = {
  seanceId: number;
  pointId: number;
  /** A local body changes nothing of the scheme. */
  isLocale: boolean;
  choix: ChoixDecision | null;
  mutations: MutationsDecision;
};

/** The decisions of a point as they fall: typed in place, confirmed one by one. */
export function DecisionsEnSeance({ decisions, ...lieu }: Lieu & { decisions: readonly DecisionLue[] }) {
  const [nouvelles, setNouvelles] = useState<{ cle: string; id?: number }[]>([]);
  const { choix } = lieu;
  const ecrites = decisions.filter(({ isConfirmee }) => !isConfirmee);
  // one being typed stays where it is when the page is drawn again with it
  const lignes = [
    ...ecrites.map((decision) => ({
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
        {decisions
          .filter(({ isConfirmee }) => isConfirmee)
          .map((decision) => (
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
                  setNouvelles((before) => before.map((one) => (one.cle === ligne.cle ? { ...one, id } : one)))
                }
                onAbandon={() => setNouvelles((before) => before.filter(({ cle }) => cle !== ligne.cle))}
              />
            </li>
          ))}
      </ul>
      {choix && (
        <button
          type="button"
          className="btn no-print"
          data-geste="nouvelle-decision"
          onClick={() => setNouvelles([...nouvelles, { cle: crypto.randomUUID() }])}
        >
          Nouvelle décision
        </button>
      )}
    </section>
  );
}

type GardeeProps = Lieu & {
  choix: ChoixDecision;
  cle: string;
  decision?: DecisionLue;
  onNumero: (id: number) => void;
  onAbandon: () => void;
};

function DecisionGardee(props: GardeeProps) {
  const { cle, decision, seanceId, pointId, choix, mutations, isLocale, onNumero, onAbandon } = props;
  const { garde, ...etat } = useGarde({
    cle: `decision-${pointId}-${cle}`,
    lus: champsOf(decision),
    ligne: decision ? { id: decision.id, revision: decision.revision } : null,
    action: mutations.enregistrerDecision,
    nomId: 'decisionId',
    avec: { seanceId: String(seanceId), pointId: String(pointId) },
    onLigne: (ligne) => ligne && onNumero(ligne.id),
  });
  const { champs } = etat;
  const ligne = garde.ligne();
  const ecrire =
    (champ: string, isAussitot = false) =>
    (event: { target: { value: string } }) =>
      garde.write({ [champ]: event.target.value }, isAussitot);
  const quitter = () => void garde.flush();
  const propre = { label: '', onBlur: quitter };
  const about = champs.texte || 'la nouvelle décision';
  return (
    <div className={styles.decision}>
      <FieldErrors erreurs={{}}>
        <TextArea
          {...{ ...propre, name: 'texte', label: 'Décision', rows: 2, value: champs.texte ?? '' }}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- it has just been asked for, by a key or a button
          autoFocus={!decision}
          onChange={ecrire('texte')}
        />
        <div className={styles.champs}>
          <Select name="nature" label="Porte sur" value={champs.nature} onChange={ecrire('nature', true)}>
            {naturesDecision.map((code) => (
              <option key={code} value={code}>
                {natureDecisionLabels[code]}
              </option>
            ))}
          </Select>
          <Select
            name="responsableId"
            label="Qui en répond"
            value={champs.responsableId}
            onChange={ecrire('responsableId', true)}
          >
            <option value="">À désigner</option>
            {choix.organisations.map(({ id, sigle }) => (
              <option key={id} value={id}>
                {sigle}
              </option>
            ))}
          </Select>
          <TextField
            {...propre}
            name="responsable"
            label="Personne"
            value={champs.responsable}
            onChange={ecrire('responsable')}
          />
          <TextField
            {...propre}
            type="date"
            name="echeance"
            label="Échéance"
            value={champs.echeance}
            onChange={ecrire('echeance', true)}
          />
          {choix.decisions.length > 0 && (
            <Select name="annuleId" label="Annule" value={champs.annuleId} onChange={ecrire('annuleId', true)}>
              <option value="">Aucune décision</option>
              {choix.decisions.map(({ id, annee, numero, texte }) => (
                <option key={id} value={id}>
                  {numeroDecision({ annee, numero, sigle: null })} {texte.slice(0, 60)}
                </option>
              ))}
            </Select>
          )}
        </div>
      </FieldErrors>
      {decision && decision.effets.length > 0 && (
        <ul className={styles.effets}>
          {decision.effets.map((effet) => (
            <li key={effet.id}>
              {phraseEffet(effet)}{' '}
              <EnDialogue
                {...{ label: 'Retirer', about: phraseEffet(effet), title: 'Retirer cet effet ?', danger: true }}
                action={mutations.retirerEffet}
                submitLabel="Retirer l’effet"
                className="btn quiet small"
              >
                <input type="hidden" name="effetId" value={effet.id} />
                <p>{phraseEffet(effet)} : la décision ne le fera plus.</p>
              </EnDialogue>
            </li>
          ))}
        </ul>
      )}
      <div className={`actions no-print ${styles.gestes}`}>
        <EtatDeGarde etat={etat} onSettle={garde.settle} />
        {ligne ? (
          <>
            <EnDialogue
              {...{ label: 'Ajouter un effet', about, title: 'Ce que la décision change' }}
              action={mutations.ajouterEffet}
              submitLabel="Ajouter l’effet"
            >
              <EffetForm decisionId={ligne.id} choix={choix} isLocale={isLocale} />
            </EnDialogue>
            <EnDialogue
              key={`retirer-${ligne.revision}`}
              {...{ label: 'Retirer', about, title: 'Retirer cette décision ?', danger: true }}
              action={mutations.retirerDecision}
              submitLabel="Retirer la décision"
              revision={ligne.revision}
            >
              <input type="hidden" name="decisionId" value={ligne.id} />
              <p>« {champs.texte} » n’a pas de numéro : elle disparaîtra.</p>
            </EnDialogue>
            {etat.nature === 'garde' && (
              <EnDialogue
                key={`confirmer-${ligne.revision}`}
                {...{ label: 'Confirmer', about, title: 'Confirmer cette décision ?', className: 'btn small primary' }}
                action={mutations.confirmerDecision}
                submitLabel="Confirmer la décision"
                revision={ligne.revision}
              >
                <input type="hidden" name="decisionId" value={ligne.id} />
                <p>« {champs.texte} »</p>
                {decision?.effets.map((effet) => (
                  <p key={effet.id}>{phraseEffet(effet)}.</p>
                ))}
                <p className="muted">
                  Elle prend son numéro et s’applique aussitôt. Ensuite elle ne change plus : seule une autre décision
                  l’annule.
                </p>
              </EnDialogue>
            )}
          </>
        ) : (
          <button type="button" className="btn quiet small" onClick={onAbandon}>
            Abandonner
          </button>
        )}
      </div>
    </div>
  );
}

function champsOf(decision: DecisionLue | undefined) {
  return {
    texte: decision?.texte ?? '',
    nature: decision?.nature ?? 'autre',
    responsableId: String(decision?.organisation?.id ?? ''),
    responsable: decision?.responsable ?? '',
    echeance: decision?.echeance ?? '',
    annuleId: String(decision?.annule?.id ?? ''),
  };
}
