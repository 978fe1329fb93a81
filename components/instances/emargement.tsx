'use client';

import { useState } from 'react';
import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import { TextField } from '@/components/ui/field';
import { FieldErrors } from '@/components/ui/form';
import { send } from '@/components/ui/send';
import type { LigneEmargement } from '@/lib/instances/presences';
import {
  collegeLabels,
  etatPresenceLabels,
  etatsPresence,
  qualiteLabels,
  quorumAtteint,
  type EtatPresence,
} from '@/lib/instances/rules';
import styles from './seance.module.css';

type Mutations = {
  noterPresence: Mutation<{ id: number; revision: number }>;
  noterTousPresents: Mutation;
  inviterPersonne: Mutation;
  retirerPresence: Mutation;
};
type Props = {
  seanceId: number;
  quorum: number | null;
  lignes: readonly LigneEmargement[];
  isEcrite: boolean;
  mutations: Mutations;
};

/** Who was there: one line a person, saved as it is chosen; the quorum and who is missing said as it goes. */
export function Emargement({ seanceId, quorum, lignes, isEcrite, mutations }: Props) {
  const dites = lignes.flatMap(({ etat, isInvite }) => (etat ? [{ etat, isInvite }] : []));
  const atteint = quorumAtteint(quorum, dites);
  const compte = dites.filter(({ etat, isInvite }) => !isInvite && etat !== 'excuse' && etat !== 'absent').length;
  const restants = lignes.filter(({ etat, qualite }) => etat === null && qualite === 'titulaire').length;
  return (
    <>
      <p>
        {quorum === null
          ? `${compte} ${compte > 1 ? 'membres présents ou représentés' : 'membre présent ou représenté'}.`
          : atteint
            ? `Quorum atteint : ${compte} membres présents ou représentés pour ${quorum} requis.`
            : `Quorum non atteint : ${compte} sur ${quorum} requis.`}
        {restants > 0 && <span className="muted"> {restants} à noter.</span>}
      </p>
      {lignes.length === 0 && <p className="muted">Cette instance n’a pas encore de membre : donnez-lui des sièges.</p>}
      <ul className={`plain ${styles.emargement}`}>
        {lignes.map((ligne) => (
          <li key={`${ligne.membreId}-${ligne.presenceId}-${ligne.revision}`}>
            <div>
              <p>
                <b>
                  {ligne.prenom} {ligne.nom}
                </b>
                {ligne.qualite === 'suppleant' && (
                  <span className="muted"> {qualiteLabels.suppleant.toLowerCase()}</span>
                )}
                {ligne.isInvite && <span className="tag">Invité</span>}
              </p>
              <p className="muted">
                {[ligne.fonction, ligne.organisation ?? (ligne.college && collegeLabels[ligne.college])]
                  .filter(Boolean)
                  .join(', ')}
              </p>
            </div>
            {isEcrite ? (
              <LignePresence {...{ ligne, seanceId, mutations }} />
            ) : (
              <p>
                {ligne.etat ? `${etatPresenceLabels[ligne.etat]}${ligne.parQui ? ` ${ligne.parQui}` : ''}` : 'Non noté'}
              </p>
            )}
          </li>
        ))}
      </ul>
      {isEcrite && (
        <div className="actions no-print">
          {restants > 0 && (
            <EnDialogue
              label="Noter présents ceux qui restent"
              title="Noter présents ceux qui restent ?"
              action={mutations.noterTousPresents}
              submitLabel="Les noter présents"
              className="btn"
            >
              <input type="hidden" name="seanceId" value={seanceId} />
              <p>
                Les {restants} titulaires dont rien n’est dit seront notés présents ; vous pourrez les reprendre un à
                un.
              </p>
            </EnDialogue>
          )}
          <EnDialogue
            key={`invite-${lignes.length}`}
            label="Ajouter un invité"
            title="Ajouter un invité"
            action={mutations.inviterPersonne}
            submitLabel="Ajouter à la feuille"
            className="btn"
          >
            <input type="hidden" name="seanceId" value={seanceId} />
            <div className="fields two">
              <TextField name="prenom" label="Prénom" autoComplete="off" />
              <TextField name="nom" label="Nom" autoComplete="off" />
            </div>
            <TextField name="fonction" label="Fonction (facultatif)" autoComplete="off" />
            <TextField name="organisation" label="Organisation (facultatif)" autoComplete="off" />
          </EnDialogue>
        </div>
      )}
    </>
  );
}

type LigneProps = { ligne: LigneEmargement; seanceId: number; mutations: Mutations };

function LignePresence({ ligne, seanceId, mutations }: LigneProps) {
  const { membreId, presenceId, revision } = ligne;
  const [etat, setEtat] = useState<EtatPresence | ''>(ligne.etat ?? '');
  const [parQui, setParQui] = useState(ligne.parQui ?? '');
  const [erreur, setErreur] = useState('');
  const about = `${ligne.prenom} ${ligne.nom}`;
  const demandeQui = etat === 'represente' || etat === 'pouvoir';
  const noter = async (choisi: EtatPresence, par: string) => {
    const place: Record<string, string> = presenceId
      ? { presenceId: String(presenceId), revision: String(revision) }
      : { membreId: String(membreId) };
    const outcome = await send(mutations.noterPresence, {
      seanceId: String(seanceId),
      ...place,
      etat: choisi,
      parQui: par,
    });
    if (outcome.etat === 'fait') return setErreur('');
    if (outcome.etat === 'erreurs') return setErreur(Object.values(outcome.erreurs).join(' '));
    setErreur(
      outcome.etat === 'conflit' ? 'Un collègue vient de noter cette personne : relisez la page.' : outcome.message,
    );
  };
  return (
    <FieldErrors erreurs={erreur ? { etat: erreur } : {}}>
      <div className={styles.presence}>
        <select
          className="field-control"
          aria-label={`Présence de ${about}`}
          value={etat}
          onChange={({ target }) => {
            const choisi = target.value as EtatPresence;
            setEtat(choisi);
            if (choisi !== 'represente' && choisi !== 'pouvoir') void noter(choisi, '');
          }}
        >
          {!ligne.etat && <option value="">À noter</option>}
          {etatsPresence.map((code) => (
            <option key={code} value={code}>
              {etatPresenceLabels[code]}
            </option>
          ))}
        </select>
        {demandeQui && (
          <input
            className="field-control"
            aria-label={`${etatPresenceLabels[etat]} : qui, pour ${about}`}
            placeholder="Nom"
            value={parQui}
            onChange={({ target }) => setParQui(target.value)}
            onBlur={() => parQui.trim() && void noter(etat, parQui)}
          />
        )}
        {erreur && (
          <p className="field-error" role="alert">
            {erreur}
          </p>
        )}
        {presenceId && !membreId && (
          <EnDialogue
            {...{
              label: 'Retirer',
              about,
              title: `Retirer ${about} de la feuille ?`,
              className: 'btn quiet small',
              danger: true,
            }}
            action={mutations.retirerPresence}
            submitLabel="Retirer"
          >
            <input type="hidden" name="presenceId" value={presenceId} />
            <p>Rien ne sera plus dit de sa présence.</p>
          </EnDialogue>
        )}
      </div>
    </FieldErrors>
  );
}
