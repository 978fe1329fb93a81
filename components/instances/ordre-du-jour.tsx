'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import { send } from '@/components/ui/send';
import { Toast } from '@/components/ui/toast';
import type { ChoixPoint } from '@/lib/instances/choix';
import { formatHeureApres } from '@/lib/instances/horaire';
import { formatMinutes, tempsOf } from '@/lib/instances/rules';
import type { PointLu, SeanceLue } from '@/lib/instances/seance';
import { ChampsPoint } from './champs-point';
import { Point } from './point';
import styles from './seance.module.css';

type Props = {
  seance: Pick<SeanceLue, 'id' | 'points' | 'debut' | 'dureeMinutes'>;
  /** Null for who only reads. */
  choix: ChoixPoint | null;
  base: string;
  mutations: { enregistrerPoint: Mutation; ordonnerPoints: Mutation; retirerPoint: Mutation; retablirPoint: Mutation };
};
type Annonce = { message: string; retire?: { point: PointLu; ordre: number } };

// what moves points by mouse comes after the page, and only for who may move them
const OrdreMobile = lazy(() => import('./ordre-mobile'));

/** The agenda: numbered points, what they are about, their time against the slot; moved by mouse or by keyboard. */
export function OrdreDuJour({ seance, choix, base, mutations }: Props) {
  const [range, setRange] = useState<{ de: string; ordre: number[] } | null>(null);
  const [dit, setDit] = useState('');
  const [annonce, setAnnonce] = useState<Annonce | null>(null);
  const close = useCallback(() => setAnnonce(null), []);
  const zone = useRef<HTMLDivElement>(null);
  const perdu = useRef<number | null>(null);
  /** Moves that the server has not answered yet. */
  const enCours = useRef(0);
  const router = useRouter();
  const seanceId = String(seance.id);
  const de = seance.points.map(({ id }) => id).join();
  const ordre = range && range.de === de ? range.ordre : seance.points.map(({ id }) => id);
  const points = ordre.map((id) => seance.points.find((point) => point.id === id)!);
  const { total, depassement } = tempsOf(points, seance.dureeMinutes);

  // the point went with its button: the focus goes to the one that took its place
  useEffect(() => {
    if (perdu.current === null || document.activeElement !== document.body) return;
    const boutons = [...zone.current!.querySelectorAll<HTMLElement>('[data-geste="retirer"]')];
    const suivant = boutons[Math.min(perdu.current, boutons.length - 1)];
    (suivant ?? zone.current!.querySelector<HTMLElement>(':scope > button'))?.focus();
    perdu.current = null;
  });

  const deplacer = async (point: PointLu, vers: number) => {
    const sans = ordre.filter((id) => id !== point.id);
    const ids = [...sans.slice(0, vers), point.id, ...sans.slice(vers)];
    setRange({ de, ordre: ids });
    setDit(`${point.intitule} : point ${vers + 1} sur ${points.length}.`);
    enCours.current++;
    const outcome = await send(mutations.ordonnerPoints, {
      ...{ seanceId, avant: ordre.map(String), point: ids.map(String) },
    });
    enCours.current--;
    if (outcome.etat === 'fait')
      return enCours.current === 0 ? setDit((before) => `${before} ${outcome.message}`) : undefined;
    setRange(null);
    setAnnonce({ message: echecOf(outcome) });
    router.refresh();
  };
  const retirer = async (point: PointLu, rang: number) => {
    const outcome = await send(mutations.retirerPoint, {
      ...{ pointId: String(point.id), revision: String(point.revision) },
    });
    if (outcome.etat !== 'fait') return setAnnonce({ message: echecOf(outcome) });
    perdu.current = rang;
    setAnnonce({ message: outcome.message, retire: { point, ordre: rang + 1 } });
  };
  const retablir = async ({ point, ordre: place }: NonNullable<Annonce['retire']>) => {
    const { nature, intitule, dureeMinutes, rapporteur, proposition, liens } = point;
    perdu.current = place - 1;
    const outcome = await send(mutations.retablirPoint, {
      ...{ seanceId, ordre: String(place), nature, intitule, dureeMinutes: String(dureeMinutes) },
      ...{ rapporteur: rapporteur ?? '', proposition: proposition ?? '' },
      lien: liens.map(({ objet, cible }) => `${objet}:${cible}`),
    });
    setAnnonce({ message: outcome.etat === 'fait' ? outcome.message : echecOf(outcome) });
  };

  const ligne = (point: PointLu, i: number): ReactNode => (
    <Point
      {...{ point, rang: i, total: points.length, seanceId: seance.id, base, choix }}
      heure={formatHeureApres(seance.debut, tempsOf(points.slice(0, i), 0).total)}
      action={mutations.enregistrerPoint}
      onDeplacer={(vers) => void deplacer(point, vers)}
      onRetirer={() => void retirer(point, i)}
    />
  );
  const liste = (
    <ol className={`plain ${styles.points}`}>
      {points.map((point, i) => (
        <li key={point.id}>{ligne(point, i)}</li>
      ))}
    </ol>
  );
  return (
    <div ref={zone} className="stack tight">
      {points.length > 0 ? (
        <p className={depassement > 0 ? styles.depasse : 'muted'}>
          {formatMinutes(total)} d’ordre du jour pour une séance de {formatMinutes(seance.dureeMinutes)}
          {depassement > 0 ? ` : il dépasse de ${formatMinutes(depassement)}.` : '.'}
        </p>
      ) : (
        <p className="muted">
          {choix
            ? 'Aucun point encore : acceptez une proposition ou ajoutez-en un.'
            : 'L’ordre du jour n’est pas encore fixé.'}
        </p>
      )}
      {choix && points.length > 1 ? (
        <Suspense fallback={liste}>
          <OrdreMobile {...{ points, ligne }} onDeplacer={(point, vers) => void deplacer(point, vers)} />
        </Suspense>
      ) : (
        liste
      )}
      <p className="visually-hidden" role="status">
        {dit}
      </p>
      {choix && (
        <EnDialogue
          label="Ajouter un point"
          title="Nouveau point"
          action={mutations.enregistrerPoint}
          submitLabel="Ajouter le point"
          brouillon={`point-${seance.id}`}
          className={`btn no-print ${styles.ajouter}`}
        >
          <ChampsPoint seanceId={seance.id} choix={choix} />
        </EnDialogue>
      )}
      {annonce && (
        <Toast
          message={annonce.message}
          action={annonce.retire && { label: 'Annuler', run: () => void retablir(annonce.retire!) }}
          onClose={close}
        />
      )}
    </div>
  );
}

function echecOf(outcome: { etat: string; message?: string }): string {
  if (outcome.etat === 'conflit') return 'Quelqu’un vient de changer cet ordre du jour : le voici tel qu’il est.';
  return outcome.message ?? 'Cela n’a pas été enregistré.';
}
