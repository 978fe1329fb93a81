'use client';

import Link from 'next/link';
import { useCallback, useState } from 'react';
import type { Mutation } from '@/components/ui/edition';
import { send } from '@/components/ui/send';
import { Toast } from '@/components/ui/toast';
import { formatCompte, formatListe } from '@/lib/format';
import type { Signataire } from '@/lib/instances/signataires';
import styles from './signataires.module.css';

type Props = { instanceId: number; signataires: readonly Signataire[]; base: string; action: Mutation };

/** The signatories of conventions who have no seat, one click each. */
export function Signataires({ instanceId, signataires, base, action }: Props) {
  const [message, setMessage] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const closeMessage = useCallback(() => setMessage(null), []);
  const ajouter = async (ids: readonly number[]) => {
    if (isPending) return;
    setPending(true);
    const outcome = await send(action, { instanceId: String(instanceId), organisationId: ids.map(String) });
    setMessage(outcome.etat === 'erreurs' ? (Object.values(outcome.erreurs)[0] ?? null) : outcome.message);
    setPending(false);
  };
  return (
    <>
      {signataires.length > 0 && (
        <section className="panel no-print" aria-labelledby="signataires">
          <div className="panel-head">
            <h2 id="signataires">Signataires sans siège</h2>
            {signataires.length > 1 && (
              <button
                type="button"
                className="btn small"
                aria-disabled={isPending || undefined}
                onClick={() => void ajouter(signataires.map(({ id }) => id))}
              >
                Créer les {formatCompte(signataires.length, 'siège')}
              </button>
            )}
          </div>
          <p className="muted">
            Le décret n° 2016-402 (article 2) veut les signataires des conventions dans l’instance de suivi du schéma.
            Chaque siège créé est à pourvoir.
          </p>
          <ul className={`plain ${styles.liste}`}>
            {signataires.map(({ id, sigle, nom, conventions }) => (
              <li key={id}>
                <div>
                  <Link href={`${base}/organisations/${id}`} prefetch={false}>
                    {nom}
                  </Link>
                  <small>{formatListe(conventions.map(({ reference }) => reference))}</small>
                </div>
                <button
                  type="button"
                  className="btn small"
                  aria-disabled={isPending || undefined}
                  onClick={() => void ajouter([id])}
                >
                  Créer le siège<span className="visually-hidden"> : {sigle}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {message && <Toast message={message} onClose={closeMessage} />}
    </>
  );
}
