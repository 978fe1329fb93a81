'use client';

import Link from 'next/link';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { EnDialogue } from '@/components/ui/en-dialogue';
import type { Mutation } from '@/components/ui/edition';
import { Select, TextField } from '@/components/ui/field';
import { send } from '@/components/ui/send';
import type { ChoixPoint } from '@/lib/instances/choix';
import { formatMinutes, naturePointLabels, naturesPoint, tempsOf } from '@/lib/instances/rules';
import type { LienPoint, PointLu, SeanceLue } from '@/lib/instances/seance';
import styles from './seance.module.css';

type Mutations = { enregistrerPoint: Mutation; ordonnerPoints: Mutation; retirerPoint: Mutation };
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

type PointProps = Omit<Props, 'seance'> & {
  point: PointLu;
  rang: number;
  total: number;
  seanceId: number;
  deplacer: (id: number, vers: number) => void;
};

function Point({ point, rang, total, choix, base, mutations, seanceId, deplacer }: PointProps) {
  const { id, intitule, nature, dureeMinutes, rapporteur, motif, liens, notes, revision } = point;
  return (
    <div className={styles.point}>
      <span className={styles.rang} aria-hidden>
        {rang + 1}
      </span>
      <div>
        <p className={styles.intitule}>{intitule}</p>
        <p className="muted">
          <span className="tag">{naturePointLabels[nature]}</span> {formatMinutes(dureeMinutes)}
          {rapporteur && ` · ${rapporteur}`}
        </p>
        {motif && <p className="muted">Proposé parce que : {motif}</p>}
        {liens.length > 0 && (
          <ul className={`plain ${styles.liens}`}>
            {liens.map((lien) => (
              <li key={lien.id}>
                <Link href={`${base}/${lien.objet}s/${lien.cible}`} prefetch={false}>
                  {lien.libelle}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
      {choix && (
        <div className={`actions no-print ${styles.gestes}`}>
          <button
            type="button"
            className="btn quiet small"
            aria-disabled={rang === 0 || undefined}
            onClick={() => rang > 0 && deplacer(id, rang - 1)}
          >
            Monter<span className="visually-hidden"> : {intitule}</span>
          </button>
          <button
            type="button"
            className="btn quiet small"
            aria-disabled={rang === total - 1 || undefined}
            onClick={() => rang < total - 1 && deplacer(id, rang + 1)}
          >
            Descendre<span className="visually-hidden"> : {intitule}</span>
          </button>
          <EnDialogue
            key={`modifier-${revision}`}
            {...{
              label: 'Modifier',
              about: intitule,
              title: 'Modifier le point',
              className: 'btn quiet small',
              revision,
            }}
            action={mutations.enregistrerPoint}
            submitLabel="Enregistrer le point"
          >
            <ChampsPoint seanceId={seanceId} choix={choix} point={point} />
          </EnDialogue>
          {notes.length === 0 && (
            <EnDialogue
              key={`retirer-${revision}`}
              {...{
                label: 'Retirer',
                about: intitule,
                title: 'Retirer ce point ?',
                className: 'btn quiet small',
                revision,
              }}
              action={mutations.retirerPoint}
              submitLabel="Retirer le point"
              danger
            >
              <input type="hidden" name="pointId" value={id} />
              <p>
                « {intitule} » quitte l’ordre du jour{motif ? ' et sera de nouveau proposé' : ''}.
              </p>
            </EnDialogue>
          )}
        </div>
      )}
    </div>
  );
}

function ChampsPoint({ seanceId, choix, point }: { seanceId: number; choix: ChoixPoint; point?: PointLu }) {
  const cibles = (objet: LienPoint['objet']) => (point?.liens ?? []).filter((lien) => lien.objet === objet);
  // the code leads the label of an action, the reference that of a convention
  const codes = (objet: LienPoint['objet']) =>
    cibles(objet)
      .map(({ libelle }) => libelle.split(' ')[0])
      .join(', ');
  return (
    <>
      <input type="hidden" name="seanceId" value={seanceId} />
      {point && <input type="hidden" name="pointId" value={point.id} />}
      <TextField name="intitule" label="Intitulé" defaultValue={point?.intitule} autoComplete="off" />
      <div className="fields two">
        <Select name="nature" label="Nature" defaultValue={point?.nature ?? 'information'}>
          {naturesPoint.map((code) => (
            <option key={code} value={code}>
              {naturePointLabels[code]}
            </option>
          ))}
        </Select>
        <TextField
          name="dureeMinutes"
          label="Durée, en minutes"
          inputMode="numeric"
          defaultValue={point?.dureeMinutes ?? 15}
        />
      </div>
      <TextField
        name="rapporteur"
        label="Rapporteur (facultatif)"
        defaultValue={point?.rapporteur ?? ''}
        autoComplete="off"
      />
      <div className="fields two">
        <TextField
          name="actions"
          label="Actions (facultatif)"
          hint="Leurs codes : 3-B-2, 1-A-1."
          defaultValue={codes('action')}
          autoComplete="off"
        />
        <TextField
          name="conventions"
          label="Conventions (facultatif)"
          hint="Leurs références : CAD-06."
          defaultValue={codes('convention')}
          autoComplete="off"
        />
      </div>
      <Select
        name="indicateur"
        label="Indicateur (facultatif)"
        defaultValue={String(cibles('indicateur')[0]?.cible ?? '')}
      >
        <option value="">Aucun</option>
        {choix.indicateurs.map(({ id, libelle }) => (
          <option key={id} value={id}>
            {libelle}
          </option>
        ))}
      </Select>
      <Select name="document" label="Document (facultatif)" defaultValue={String(cibles('document')[0]?.cible ?? '')}>
        <option value="">Aucun</option>
        {choix.documents.map(({ id, titre }) => (
          <option key={id} value={id}>
            {titre}
          </option>
        ))}
      </Select>
    </>
  );
}
