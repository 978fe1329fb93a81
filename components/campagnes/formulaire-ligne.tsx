'use client';

import { useEffect, useRef, useState } from 'react';
import { ChoixAvancement } from '@/components/suivi/choix-avancement';
import { TextArea, TextField } from '@/components/ui/field';
import { FieldErrors } from '@/components/ui/form';
import { Statut } from '@/components/ui/statut';
import { refuseSaisie, type Saisie } from '@/lib/campagnes/rules';
import type { LigneRemontee } from '@/lib/campagnes/saisie';
import type { Avancement } from '@/lib/suivi/rules';
import type { GestesLigne } from './ligne-saisie';
import styles from './ma-remontee.module.css';

type Props = { ligne: LigneRemontee; debut: Saisie; on: GestesLigne };

/** The open line: status, sentence, and on demand the difficulty and the evidence. Enter in the sentence goes on. */
export function FormulaireLigne({ ligne, debut, on }: Props) {
  const [saisie, setSaisie] = useState(debut);
  const [isAsked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const erreurs = refuseSaisie(saisie, ligne.derniere);
  const set = (change: Partial<Saisie>) => {
    const next = { ...saisie, ...change };
    setSaisie(next);
    on.saisir(next);
  };
  const leave = () => {
    const [first] = Object.keys(erreurs);
    if (!first) {
      // going on without touching anything says it again
      if (ligne.etape === 'a_remplir' || ligne.etape === 'retourne') on.saisir(saisie);
      return on.suivante();
    }
    setAsked(true);
    const field = form.current!.querySelector<HTMLElement>(`[name=${first}]`)!;
    field.closest('details')?.setAttribute('open', '');
    field.focus();
  };

  // on the sentence when the status is already chosen, else on the status
  useEffect(() => {
    const chosen = form.current!.querySelector<HTMLElement>('input:checked');
    const first = form.current!.querySelector<HTMLElement>(chosen ? 'textarea' : 'input');
    first?.focus();
    if (first instanceof HTMLTextAreaElement) first.select();
  }, []);

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of the fields inside
    <form
      ref={form}
      noValidate
      className={styles.formulaire}
      aria-label={`${ligne.code} ${ligne.titre}`}
      onSubmit={(event) => {
        event.preventDefault();
        leave();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') on.fermer();
        const isEnter = event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
        if (
          !isEnter ||
          event.target instanceof HTMLButtonElement ||
          (event.target instanceof HTMLElement && event.target.matches('summary, a'))
        )
          return;
        event.preventDefault();
        leave();
      }}
    >
      <Reperes ligne={ligne} />
      <FieldErrors erreurs={isAsked ? (erreurs as Record<string, string>) : {}}>
        <ChoixAvancement
          name="avancement"
          label="Où en est l’action sur votre territoire ?"
          current={ligne.derniere?.avancement ?? undefined}
          defaultValue={saisie.avancement ?? undefined}
          onChange={(event) => set({ avancement: event.target.value as Avancement })}
        />
        <TextArea
          name="commentaire"
          label="En une phrase"
          hint="Obligatoire si le statut change. Entrée passe à la ligne suivante, Maj + Entrée va à la ligne."
          rows={2}
          maxLength={4000}
          defaultValue={saisie.commentaire}
          onChange={(event) => set({ commentaire: event.target.value })}
        />
        <details open={Boolean(debut.difficulte || debut.preuve)}>
          <summary>Difficulté, lien de preuve (facultatif)</summary>
          <div className="fields">
            <TextArea
              name="difficulte"
              label="Difficulté rencontrée"
              rows={2}
              maxLength={2000}
              defaultValue={saisie.difficulte}
              onChange={(event) => set({ difficulte: event.target.value })}
            />
            <TextField
              type="url"
              name="preuve"
              label="Lien vers une preuve"
              hint="Délibération, page, article : une adresse qui commence par https://."
              maxLength={500}
              defaultValue={saisie.preuve}
              onChange={(event) => set({ preuve: event.target.value })}
            />
          </div>
        </details>
      </FieldErrors>
      <div className="actions">
        <button className="btn primary">Ligne suivante</button>
        <button type="button" className="btn" onClick={on.fermer}>
          Fermer
        </button>
      </div>
    </form>
  );
}

/** What was said before, and what the département says, in sight while writing. */
function Reperes({ ligne: { derniere, departement } }: { ligne: LigneRemontee }) {
  return (
    <dl className={styles.reperes}>
      {derniere && (
        <div>
          <dt>En {derniere.annee}</dt>
          <dd>
            <Statut avancement={derniere.avancement} /> {derniere.commentaire}
          </dd>
        </div>
      )}
      <div>
        <dt>Le département</dt>
        <dd>
          <Statut avancement={departement} />
        </dd>
      </div>
    </dl>
  );
}
