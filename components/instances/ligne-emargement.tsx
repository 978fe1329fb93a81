'use client';

import { useState, type ReactNode } from 'react';
import type { Mutation } from '@/components/ui/edition';
import type { LigneEmargement } from '@/lib/instances/presences';
import {
  collegeLabels,
  etatPresenceLabels,
  etatsPresence,
  qualiteLabels,
  type EtatPresence,
} from '@/lib/instances/rules';
import { EtatDeGarde } from './etat-garde';
import type { Ligne } from './garde';
import styles from './seance.module.css';
import { useGarde } from './use-garde';

type LigneProps = { ligne: LigneEmargement; seanceId: number; noter: Mutation<Ligne>; children?: ReactNode };

/** One person on the sheet: saved as it is chosen, what a colleague noted meanwhile shown and never overwritten. */
export function LignePresence({ ligne, seanceId, noter, children }: LigneProps) {
  const { membreId, presenceId, revision, prenom, nom } = ligne;
  const [choisi, setChoisi] = useState<EtatPresence | null>(null);
  const [isTouchee, setTouchee] = useState(false);
  const { champs, garde, ...etatGarde } = useGarde({
    cle: `presence-${seanceId}-${membreId ?? ''}-${membreId ? '' : presenceId}`,
    lus: { etat: ligne.etat ?? '', parQui: ligne.parQui ?? '' },
    ligne: presenceId ? { id: presenceId, revision } : null,
    action: noter,
    avec: { seanceId: String(seanceId), ...(membreId && { membreId: String(membreId) }) },
    nomId: 'presenceId',
  });
  // « représenté par » is not said before one says by whom
  const etat = choisi ?? (champs.etat as EtatPresence | '');
  const demandeQui = etat === 'represente' || etat === 'pouvoir';
  const about = `${prenom} ${nom}`;
  const noterEtat = (nouveau: EtatPresence) => {
    setTouchee(true);
    if (nouveau === 'represente' || nouveau === 'pouvoir') return setChoisi(nouveau);
    setChoisi(null);
    garde.write({ etat: nouveau, parQui: '' }, true);
  };
  const isTranquille = etatGarde.nature === 'vierge' || etatGarde.nature === 'garde';
  return (
    <>
      <div className={styles.presence}>
        <select
          className="field-control"
          aria-label={`Présence de ${about}`}
          value={etat}
          onChange={({ target }) => noterEtat(target.value as EtatPresence)}
        >
          {etat === '' && <option value="">À noter</option>}
          {etatsPresence.map((code) => (
            <option key={code} value={code}>
              {etatPresenceLabels[code]}
            </option>
          ))}
        </select>
        {demandeQui && (
          <input
            className="field-control"
            aria-label={`${etatPresenceLabels[etat]} qui, pour ${about}`}
            placeholder={etat === 'represente' ? 'Par qui' : 'À qui'}
            autoComplete="off"
            value={champs.parQui ?? ''}
            onChange={({ target }) => {
              const parQui = target.value;
              setChoisi(etat);
              if (parQui.trim()) garde.write({ etat, parQui });
              else garde.write({ parQui });
            }}
            onBlur={() => void garde.flush()}
          />
        )}
        {children}
      </div>
      {choisi && !champs.parQui && (
        <p className="muted">{choisi === 'pouvoir' ? 'Dites à qui' : 'Dites par qui'}, pour l’enregistrer.</p>
      )}
      {(isTouchee || !isTranquille) && !(choisi && !champs.parQui) && (
        <EtatDeGarde
          etat={{ champs, ...etatGarde }}
          onSettle={(isMienne) => {
            setChoisi(null);
            garde.settle(isMienne);
          }}
        />
      )}
    </>
  );
}

/** Who a line of the sheet is. */
export function QuiEstCe({ ligne }: { ligne: LigneEmargement }) {
  const { prenom, nom, qualite, isInvite, fonction, organisation, college } = ligne;
  const titre = [fonction, organisation ?? (college && collegeLabels[college])];
  return (
    <div>
      <p>
        <b>
          {prenom} {nom}
        </b>
        {qualite === 'suppleant' && <span className="muted"> {qualiteLabels.suppleant.toLowerCase()}</span>}{' '}
        {isInvite && <span className="tag">Invité</span>}
      </p>
      <p className="muted">{titre.filter(Boolean).join(', ')}</p>
    </div>
  );
}
