'use client';

import { useState } from 'react';
import type { Mutation } from '@/components/ui/edition';
import { TextArea } from '@/components/ui/field';
import { FieldErrors } from '@/components/ui/form';
import type { ChoixDecision } from '@/lib/instances/choix';
import type { NoteLue, PointLu } from '@/lib/instances/seance';
import styles from './direct.module.css';
import { EtatDeGarde } from './etat-garde';
import type { Ligne } from './garde';
import { useGarde } from './use-garde';

export type MutationNote = { enregistrerNote: Mutation<Ligne> };
type Props = {
  point: PointLu;
  seanceId: number;
  choix: ChoixDecision | null;
  mutations: MutationNote;
};
/** What a note is about: the point itself, an action or a fiche. */
type Cible = { cle: string; label: string; actionId?: number; ficheId?: number };

/** What is said of a point, then the remarks on each action or fiche it touches. */
export function NotesEnSeance({ point, seanceId, choix, mutations }: Props) {
  const [ajoutees, setAjoutees] = useState<Cible[]>([]);
  const cibles = unique([cibleDuPoint, ...liees(point), ...point.notes.map(cibleOf), ...ajoutees]);
  const noteOf = ({ cle }: Cible) => point.notes.find((note) => cibleOf(note).cle === cle);
  if (!choix)
    return (
      <>
        {point.notes.map((note) => (
          <div key={note.id} className={styles.note}>
            <h3>{cibleOf(note).label}</h3>
            <p className={styles.dit}>{note.texte}</p>
          </div>
        ))}
      </>
    );
  const restantes = [
    ...choix.actions.map(({ id, code, titre }) => ({ cle: `a${id}`, label: remarqueSur(code, titre), actionId: id })),
    ...choix.fiches.map(({ id, code, titre }) => ({ cle: `f${id}`, label: remarqueSur(code, titre), ficheId: id })),
  ].filter(({ cle }) => cibles.every((cible) => cible.cle !== cle));
  return (
    <section className={styles.notes} aria-label="Notes">
      {cibles.map((cible) => (
        <NoteGardee
          key={cible.cle}
          {...{ cible, seanceId, pointId: point.id, note: noteOf(cible), action: mutations.enregistrerNote }}
        />
      ))}
      <label className={`no-print ${styles.ajout}`}>
        <span>Remarque sur une action ou une fiche</span>
        <select
          className="field-control"
          value=""
          onChange={({ target }) => {
            const cible = restantes.find(({ cle }) => cle === target.value);
            if (cible) setAjoutees([...ajoutees, cible]);
          }}
        >
          <option value="">Choisir…</option>
          {restantes.map(({ cle, label }) => (
            <option key={cle} value={cle}>
              {label.replace('Remarque sur ', '')}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}

type NoteProps = {
  cible: Cible;
  seanceId: number;
  pointId: number;
  note: NoteLue | undefined;
  action: Mutation<Ligne>;
};

function NoteGardee({ cible, seanceId, pointId, note, action }: NoteProps) {
  const { actionId, ficheId } = cible;
  const { garde, ...etat } = useGarde({
    cle: `note-${pointId}-${cible.cle}`,
    lus: { texte: note?.texte ?? '' },
    ligne: note ? { id: note.id, revision: note.revision } : null,
    action,
    nomId: 'noteId',
    avec: {
      ...{ seanceId: String(seanceId), pointId: String(pointId) },
      ...(actionId && { actionId: String(actionId) }),
      ...(ficheId && { ficheId: String(ficheId) }),
    },
  });
  const isDuPoint = cible.cle === 'point';
  return (
    <div className={styles.note}>
      <FieldErrors erreurs={{}}>
        <TextArea
          name="texte"
          label={cible.label}
          rows={isDuPoint ? 4 : 2}
          value={etat.champs.texte ?? ''}
          {...(isDuPoint && { 'data-champ': 'note' })}
          onChange={({ target }) => garde.write({ texte: target.value })}
          onBlur={() => void garde.flush()}
        />
      </FieldErrors>
      <EtatDeGarde etat={etat} onSettle={garde.settle} />
    </div>
  );
}

const cibleDuPoint: Cible = { cle: 'point', label: 'Ce qui est dit' };

function remarqueSur(code: string | null, titre: string): string {
  return `Remarque sur ${[code, titre].filter(Boolean).join(' ')}`;
}

function cibleOf({ action, fiche }: NoteLue): Cible {
  if (action) return { cle: `a${action.id}`, label: remarqueSur(action.code, action.titre), actionId: action.id };
  if (fiche) return { cle: `f${fiche.id}`, label: remarqueSur(fiche.code, fiche.titre), ficheId: fiche.id };
  return cibleDuPoint;
}

function liees({ liens }: PointLu): Cible[] {
  return liens
    .filter(({ objet }) => objet === 'action')
    .map(({ cible, libelle }) => ({ cle: `a${cible}`, label: `Remarque sur ${libelle}`, actionId: cible }));
}

function unique(cibles: Cible[]): Cible[] {
  return [...new Map(cibles.toReversed().map((cible) => [cible.cle, cible])).values()].toReversed();
}
