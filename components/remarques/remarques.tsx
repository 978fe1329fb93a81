import { formatJourDe } from '@/lib/format';
import type { Remarque, Remarques as Lues, Suite } from '@/lib/remarques/data';
import type { EtatRemarque } from '@/lib/remarques/rules';
import { RemarqueGestes, type Mutations } from './remarque-gestes';
import styles from './remarques.module.css';

type Props = { lues: Lues | null; actionId: number; mutations: Mutations };

/** The exchanges about an action; nothing at all for who does not read them. */
export function Remarques({ lues, actionId, mutations }: Props) {
  if (!lues) return null;
  const { remarques, signatures } = lues;
  const isActing = signatures.length > 0 || remarques.some((remarque) => remarque.can.repondre);
  return (
    <section className="panel" id="remarques" aria-labelledby="remarques-titre" tabIndex={-1}>
      <h2 id="remarques-titre">Remarques</h2>
      {remarques.length === 0 ? (
        <p className="muted">
          Aucune remarque sur cette action.
          {signatures.length > 0
            ? ' La vôtre sera lue par toutes les personnes qui suivent le schéma ; la cellule y répond.'
            : ' Le comité de pilotage, les référents et les élus des EPCI peuvent en faire.'}
        </p>
      ) : (
        <ul className={`plain ${styles.remarques}`}>
          {remarques.map((remarque) => (
            <li key={remarque.id}>
              <UneRemarque remarque={remarque} />
            </li>
          ))}
        </ul>
      )}
      {signatures.length > 0 && (
        <p className={`no-print ${styles.ecrire}`}>
          <button type="button" className="btn" data-remarque-geste="ecrire">
            Écrire une remarque
          </button>
        </p>
      )}
      {isActing && <RemarqueGestes actionId={actionId} signatures={signatures} mutations={mutations} />}
    </section>
  );
}

function UneRemarque({ remarque }: { remarque: Remarque }) {
  const { id, auteur, fonction, epci, creeLe, texte, suites, can } = remarque;
  const about = `${auteur}, ${formatJourDe(new Date(creeLe))}`;
  return (
    <>
      <p className={styles.signature}>
        <b>{auteur}</b>
        {fonction && `, ${fonction}`}
        {epci && `, au nom de ${epci}`} <span className="muted">· {formatJourDe(new Date(creeLe))}</span>
      </p>
      <p className={styles.texte}>{texte}</p>
      {suites.some((suite) => suite.texte) && (
        <ol className={`plain ${styles.suites}`}>
          {suites
            .filter((suite) => suite.texte)
            .map((suite) => (
              <li key={suite.id}>
                <p className={styles.signature}>
                  <b>{suite.auteur}</b>
                  {suite.fonction && `, ${suite.fonction}`} <span className="muted">· {jourDe(suite)}</span>
                </p>
                <p className={styles.texte}>{suite.texte}</p>
              </li>
            ))}
        </ol>
      )}
      <div className={styles.pied}>
        <EtatMention remarque={remarque} />
        {can.repondre && (
          <button
            type="button"
            className="btn small no-print"
            data-remarque-geste="repondre"
            data-remarque={id}
            data-remarque-label={about}
          >
            Répondre<span className="visually-hidden"> à la remarque de {about}</span>
          </button>
        )}
        {can.clore && (
          <button
            type="button"
            className="btn small quiet no-print"
            data-remarque-geste="clore"
            data-remarque={id}
            data-remarque-label={about}
          >
            Clore<span className="visually-hidden"> la remarque de {about}</span>
          </button>
        )}
      </div>
    </>
  );
}

const mentions: Record<Exclude<EtatRemarque, 'close'>, { mot: string; className: string }> = {
  sans_reponse: { mot: 'Sans réponse', className: 'tag accent' },
  repondue: { mot: 'Répondue', className: 'tag' },
};

function EtatMention({ remarque: { etat, suites } }: { remarque: Remarque }) {
  if (etat !== 'close') {
    const { mot, className } = mentions[etat];
    const last = suites.at(-1);
    return (
      <span>
        <span className={className}>{mot}</span>
        {etat === 'sans_reponse' && last && <span className="muted"> depuis le {jourDe(last)}</span>}
      </span>
    );
  }
  const cloture = suites.find(({ isCloture }) => isCloture)!;
  return (
    <span className="muted">
      Close le {jourDe(cloture)} par {cloture.auteur}
    </span>
  );
}

function jourDe({ creeLe }: Suite): string {
  return formatJourDe(new Date(creeLe));
}
