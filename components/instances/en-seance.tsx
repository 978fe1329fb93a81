'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import type { Mutation } from '@/components/ui/edition';
import { send } from '@/components/ui/send';
import type { ChoixDecision } from '@/lib/instances/choix';
import { formatMinutes, isRendue, naturePointLabels } from '@/lib/instances/rules';
import type { SeanceLue } from '@/lib/instances/seance';
import { DecisionsEnSeance, type MutationsDecision } from './decisions-en-seance';
import styles from './direct.module.css';
import { NotesEnSeance, type MutationNote } from './notes-en-seance';
import { Gardes, openGardes } from './use-garde';
import { useRaccourcis } from './use-raccourcis';

type Props = {
  seance: SeanceLue;
  /** Null for who follows without writing. */
  choix: ChoixDecision | null;
  base: string;
  mutations: MutationsDecision & MutationNote & { suivrePoint: Mutation };
};

/** How often what the others write comes in. */
const RELECTURE = 8_000;

/** The meeting as it goes: the point under discussion in large, what is said and decided of it typed below. */
export function EnSeance({ seance, choix, base, mutations }: Props) {
  const { points } = seance;
  const [gardes] = useState(openGardes);
  const [choisi, setChoisi] = useState<number | null>(null);
  const courant = points.find(({ id }) => id === (choisi ?? seance.pointCourantId)) ?? points[0];
  const rang = courant ? points.indexOf(courant) : 0;
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && router.refresh(), RELECTURE);
    return () => clearInterval(timer);
  }, [router]);

  const { suivrePoint } = mutations;
  const isEcrite = choix !== null;
  const aller = useCallback(
    (id: number | undefined) => {
      if (!id) return;
      setChoisi(id);
      if (isEcrite) void send(suivrePoint, { seanceId: String(seance.id), pointId: String(id) });
    },
    [isEcrite, suivrePoint, seance.id],
  );
  useRaccourcis({
    suivant: () => aller(points[rang + 1]?.id),
    precedent: () => aller(points[rang - 1]?.id),
    note: () => document.querySelector<HTMLElement>('[data-champ="note"]')?.focus(),
    decision: () => document.querySelector<HTMLElement>('[data-geste="nouvelle-decision"]')?.click(),
  });
  if (!courant)
    return (
      <div className="empty">
        <p className="strong">L’ordre du jour est vide.</p>
        <p>Ajoutez-y des points : ils se suivront ici un par un.</p>
        <p>
          <a className="btn" href={`${base}/seances/${seance.id}`}>
            Préparer l’ordre du jour
          </a>
        </p>
      </div>
    );
  return (
    <div className={styles.direct}>
      <nav aria-label="Ordre du jour" className={styles.sommaire}>
        <ol className="plain">
          {points.map((point, i) => (
            <li key={point.id}>
              <button
                type="button"
                aria-current={point === courant ? 'step' : undefined}
                onClick={() => aller(point.id)}
              >
                <span className={styles.rang}>{i + 1}</span>
                <span>{point.intitule}</span>
              </button>
            </li>
          ))}
        </ol>
        <p className={`muted no-print ${styles.touches}`}>
          Au clavier : <kbd>Alt</kbd> <kbd>↓</kbd> et <kbd>Alt</kbd> <kbd>↑</kbd> changent de point
          {isEcrite && (
            <>
              , <kbd>Alt</kbd> <kbd>N</kbd> va à la note, <kbd>Alt</kbd> <kbd>D</kbd> ouvre une décision
            </>
          )}
          .
        </p>
      </nav>
      <div className={styles.point}>
        <header aria-live="polite">
          <p className="eyebrow">
            Point {rang + 1} sur {points.length} · {naturePointLabels[courant.nature]} ·{' '}
            {formatMinutes(courant.dureeMinutes)}
          </p>
          <h2 className={styles.intitule}>{courant.intitule}</h2>
          {courant.rapporteur && <p className={styles.rapporteur}>{courant.rapporteur}</p>}
          {courant.liens.length > 0 && (
            <ul className={`plain ${styles.liens}`}>
              {courant.liens.map(({ id, objet, cible, libelle }) => (
                <li key={id}>
                  <a href={`${base}/${objet}s/${cible}`} target="_blank" rel="noreferrer">
                    {libelle}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </header>
        <Gardes value={gardes}>
          <NotesEnSeance key={`notes-${courant.id}`} {...{ point: courant, seanceId: seance.id, choix, mutations }} />
          <DecisionsEnSeance
            key={`decisions-${courant.id}`}
            decisions={seance.decisions.filter(({ pointId }) => pointId === courant.id)}
            {...{ seanceId: seance.id, pointId: courant.id, isLocale: seance.instance.epci !== null, mutations }}
            choix={isRendue(seance.etat) ? null : choix}
          />
        </Gardes>
      </div>
    </div>
  );
}
