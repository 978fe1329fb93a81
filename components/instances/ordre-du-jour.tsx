'use client';

import { lazy, Suspense, useState, type ReactNode } from 'react';
import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import { send } from '@/components/ui/send';
import type { ChoixPoint } from '@/lib/instances/choix';
import { formatMinutes, tempsOf } from '@/lib/instances/rules';
import type { PointLu, SeanceLue } from '@/lib/instances/seance';
import { ChampsPoint, Point, type MutationsPoint } from './point-ordre';
import styles from './seance.module.css';

type Mutations = MutationsPoint & { ordonnerPoints: Mutation };
type Props = {
  seance: Pick<SeanceLue, 'id' | 'points' | 'dureeMinutes'>;
  /** Null for who only reads. */
  choix: ChoixPoint | null;
  base: string;
  mutations: Mutations;
};

// what moves points by mouse comes after the page, and only for who may move them
const OrdreMobile = lazy(() => import('./ordre-mobile'));

/** The agenda: numbered points, what they are about, their time against the slot; moved by mouse or by keyboard. */
export function OrdreDuJour({ seance, choix, base, mutations }: Props) {
  const [range, setRange] = useState<{ de: string; ordre: number[] } | null>(null);
  const [message, setMessage] = useState('');
  const de = seance.points.map(({ id }) => id).join();
  const ordre = range && range.de === de ? range.ordre : seance.points.map(({ id }) => id);
  const points = ordre.map((id) => seance.points.find((point) => point.id === id)!);
  const { total, depassement } = tempsOf(points, seance.dureeMinutes);

  const ranger = async (ids: number[], dit: string) => {
    setRange({ de, ordre: ids });
    setMessage(dit);
    const outcome = await send(mutations.ordonnerPoints, { seanceId: String(seance.id), point: ids.map(String) });
    if (outcome.etat === 'fait') return;
    setRange(null);
    setMessage('message' in outcome ? outcome.message : 'Le nouvel ordre n’a pas été enregistré.');
  };
  const deplacer = (id: number, vers: number) => {
    const sans = ordre.filter((one) => one !== id);
    const rang = Math.max(0, Math.min(vers, sans.length));
    const point = points.find((one) => one.id === id)!;
    void ranger(
      [...sans.slice(0, rang), id, ...sans.slice(rang)],
      `${point.intitule} : point ${rang + 1} sur ${points.length}.`,
    );
  };
  const ligne = (point: PointLu, i: number): ReactNode => (
    <Point {...{ point, rang: i, total: points.length, choix, base, mutations, seanceId: seance.id, deplacer }} />
  );
  const liste = (
    <ol className={`plain ${styles.points}`}>
      {points.map((point, i) => (
        <li key={point.id}>{ligne(point, i)}</li>
      ))}
    </ol>
  );
  return (
    <>
      <p className={depassement > 0 ? styles.depasse : 'muted'}>
        {points.length > 0 &&
          `${formatMinutes(total)} d’ordre du jour pour une séance de ${formatMinutes(seance.dureeMinutes)}${
            depassement > 0 ? ` : il dépasse de ${formatMinutes(depassement)}.` : '.'
          }`}
      </p>
      {points.length === 0 && (
        <p className="muted">
          {choix
            ? 'Aucun point encore : acceptez une proposition ou ajoutez-en un.'
            : 'L’ordre du jour n’est pas encore fixé.'}
        </p>
      )}
      {choix && points.length > 1 ? (
        <Suspense fallback={liste}>
          <OrdreMobile points={points} ligne={ligne} deplacer={deplacer} />
        </Suspense>
      ) : (
        liste
      )}
      <p className="visually-hidden" role="status">
        {message}
      </p>
      {choix && (
        <EnDialogue
          key={`nouveau-${seance.points.length}`}
          label="Ajouter un point"
          title="Nouveau point"
          action={mutations.enregistrerPoint}
          submitLabel="Ajouter le point"
          brouillon={`point-${seance.id}`}
          className="btn no-print"
        >
          <ChampsPoint seanceId={seance.id} choix={choix} />
        </EnDialogue>
      )}
    </>
  );
}
