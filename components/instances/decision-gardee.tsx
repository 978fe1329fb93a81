'use client';

import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import { Select, TextArea, TextField } from '@/components/ui/field';
import { FieldErrors } from '@/components/ui/form';
import type { ChoixDecision } from '@/lib/instances/choix';
import type { DecisionLue, EffetLu } from '@/lib/instances/decision';
import { phraseEffet } from '@/lib/instances/phrase-effet';
import { natureDecisionLabels, naturesDecision, numeroDecision, refuseConfirmation } from '@/lib/instances/rules';
import styles from './direct.module.css';
import { EffetForm } from './effet-form';
import { EtatDeGarde } from './etat-garde';
import type { Ligne } from './garde';
import { useGarde } from './use-garde';

export type MutationsDecisionGardee = {
  enregistrerDecision: Mutation<Ligne>;
  ajouterEffet: Mutation;
  retirerEffet: Mutation;
};
/** What is asked of a decision as a whole, with what it said when it was asked. */
export type Demande = {
  geste: 'confirmer' | 'retirer';
  cle: string;
  ligne: { id: number; revision: number };
  texte: string;
  effets: readonly EffetLu[];
};
type Props = {
  cle: string;
  decision?: DecisionLue;
  seanceId: number;
  pointId: number;
  isLocale: boolean;
  choix: ChoixDecision;
  mutations: MutationsDecisionGardee;
  onNumero: (id: number) => void;
  onAbandon: () => void;
  onDemande: (demande: Demande) => void;
};

/** A decision that is not confirmed: each field is kept as it is typed. */
export function DecisionGardee(props: Props) {
  const { cle, decision, seanceId, pointId, choix, mutations, isLocale, onNumero, onAbandon, onDemande } = props;
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
  const effets = decision?.effets ?? [];
  const manque = refuseConfirmation({
    isAttribuee: Boolean(champs.responsableId || champs.responsable),
    isDatee: Boolean(champs.echeance),
    agit: effets.length > 0 || Boolean(champs.annuleId),
  });
  const demander = (geste: Demande['geste'], place: NonNullable<Ligne>) =>
    onDemande({ geste, cle, ligne: place, texte: champs.texte ?? '', effets });
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
      {effets.length > 0 && (
        <ul className={styles.effets}>
          {effets.map((effet) => (
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
            <button type="button" className="btn small" onClick={() => demander('retirer', ligne)}>
              Retirer<span className="visually-hidden"> : {about}</span>
            </button>
            {manque ? (
              <p className="muted">{manque}</p>
            ) : (
              etat.nature === 'garde' && (
                <button type="button" className="btn small primary" onClick={() => demander('confirmer', ligne)}>
                  Confirmer<span className="visually-hidden"> : {about}</span>
                </button>
              )
            )}
          </>
        ) : (
          <button
            type="button"
            className="btn quiet small"
            onClick={() => {
              garde.abandon();
              onAbandon();
            }}
          >
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
