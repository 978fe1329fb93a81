'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { send } from '@/components/ui/send';
import { Toast } from '@/components/ui/toast';
import { formatCompte } from '@/lib/format';
import type { Outcome } from '@/lib/outcome';
import { ExamenBarre } from './examen-barre';
import {
  ListeRestes,
  PourCompteForm,
  ReponseForm,
  RetournerForm,
  ValiderForm,
  type CiblePourCompte,
  type Mutation,
  type Restes,
} from './examen-forms';
import styles from './examen.module.css';

type Mutations = {
  valider: Mutation<Restes>;
  retourner: Mutation<Restes>;
  repondre: Mutation;
  pourCompte: Mutation;
};
type Props = {
  schemaId: number;
  epciId: number;
  sigle: string;
  /** Lines that may be examined, and those of them that say nothing new. */
  aExaminer: string[];
  inchangees: string[];
  hasBarre: boolean;
  mutations: Mutations;
};
type Open =
  | { geste: 'inchangees' | 'retourner'; ids: string[]; titre?: string | undefined }
  | { geste: 'accepter' | 'refuser'; demandeId: string; titre: string }
  | { geste: 'pour-compte'; cible: CiblePourCompte };

/**
 * The gestures of the desk. One island for the page: buttons carry `data-examen`, so that a line costs no JavaScript of its
 * own.
 */
export function ExamenGestes({ schemaId, epciId, sigle, aExaminer, inchangees, hasBarre, mutations }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState<Open | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [restes, setRestes] = useState<readonly string[]>([]);
  const closeMessage = useCallback(() => setMessage(null), []);

  const report = useCallback(
    (outcome: Outcome<Restes>) => {
      if (outcome.etat === 'fait') {
        setMessage(outcome.message);
        return setRestes(outcome.data ?? []);
      }
      if (outcome.etat !== 'conflit')
        return setMessage('message' in outcome ? outcome.message : 'Rien n’a été enregistré.');
      // what the colleague did is not on the page yet
      setRestes(outcome.versions as string[]);
      router.refresh();
    },
    [router],
  );

  const validate = useCallback(
    async (ids: readonly string[]) => {
      const outcome = await send(mutations.valider, { avancementId: ids });
      report(outcome);
      return outcome.etat === 'fait';
    },
    [mutations, report],
  );

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-examen]');
      if (!button) return;
      const { examen, ligne } = button.dataset;
      if (examen === 'valider') {
        if (button.ariaDisabled === 'true') return;
        button.ariaDisabled = 'true';
        const next = nextButton(button);
        void validate([ligne!]).then((isDone) => {
          button.ariaDisabled = null;
          // unless the person has gone elsewhere meanwhile
          if (isDone && [button, document.body].includes(document.activeElement as HTMLElement)) next.focus();
        });
      } else if (examen === 'retourner') setOpen({ geste: examen, ids: [ligne!], titre: button.dataset.titre });
      else if (examen === 'pour-compte')
        setOpen({ geste: examen, cible: { ...button.dataset } as unknown as CiblePourCompte });
      else if (examen === 'accepter' || examen === 'refuser') {
        const { demande, titre } = button.closest<HTMLElement>('[data-demande]')!.dataset;
        setOpen({ geste: examen, demandeId: demande!, titre: titre! });
      }
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [validate]);

  const close = () => setOpen(null);
  const common = {
    onCancel: close,
    onConflict: () => router.refresh(),
    onDone: (outcome: Outcome<Restes>) => {
      const done = open && 'ids' in open ? open.ids : [];
      close();
      report(outcome);
      // the button that opened the dialog leaves with its line
      requestAnimationFrame(() => firstLeft(done).focus());
    },
  };
  return (
    <>
      {hasBarre && aExaminer.length > 0 && (
        <ExamenBarre
          aExaminer={aExaminer}
          inchangees={inchangees}
          onValider={async (ids) => {
            const isDone = await validate(ids);
            if (isDone) document.getElementById('lignes')?.focus();
            return isDone;
          }}
          onInchangees={() => setOpen({ geste: 'inchangees', ids: inchangees })}
          onRetourner={(ids) => setOpen({ geste: 'retourner', ids })}
        />
      )}
      <div role="alert" className={styles.restes}>
        {restes.length > 0 && (
          <div className="notice error">
            <p className="strong">{restes.length > 1 ? 'Laissées telles quelles :' : 'Laissée telle quelle :'}</p>
            <ListeRestes restes={restes} />
          </div>
        )}
      </div>
      {open && (
        <Dialog key={titreOf(open)} eyebrow={eyebrowOf(open, sigle)} title={titreOf(open)} onClose={close}>
          {open.geste === 'inchangees' && <ValiderForm action={mutations.valider} ids={open.ids} {...common} />}
          {open.geste === 'retourner' && <RetournerForm action={mutations.retourner} ids={open.ids} {...common} />}
          {(open.geste === 'accepter' || open.geste === 'refuser') && (
            <ReponseForm action={mutations.repondre} demandeId={open.demandeId} reponse={open.geste} {...common} />
          )}
          {open.geste === 'pour-compte' && (
            <PourCompteForm
              action={mutations.pourCompte}
              cible={open.cible}
              schemaId={schemaId}
              epciId={epciId}
              {...common}
            />
          )}
        </Dialog>
      )}
      {message && <Toast message={message} onClose={closeMessage} />}
    </>
  );
}

function titreOf(open: Open): string {
  switch (open.geste) {
    case 'inchangees':
      return `Valider ${formatCompte(open.ids.length, 'ligne inchangée', 'lignes inchangées')}`;
    case 'retourner':
      return open.ids.length > 1 ? `Retourner ${open.ids.length} lignes à l’EPCI` : 'Retourner la ligne à l’EPCI';
    case 'accepter':
      return 'Rouvrir la ligne pour correction';
    case 'refuser':
      return 'Refuser la correction';
    case 'pour-compte':
      return 'Saisir pour le compte de l’EPCI';
  }
}

function eyebrowOf(open: Open, sigle: string): string {
  if ('titre' in open && open.titre) return `${sigle} · ${open.titre}`;
  return 'cible' in open ? `${sigle} · ${open.cible.titre}` : sigle;
}

/** Where the focus goes once a line is validated: the button of the next line, else of the first left, else the lines. */
function nextButton(button: HTMLElement): HTMLElement {
  const all = [...document.querySelectorAll<HTMLElement>('li:not([hidden]) [data-examen=valider]')];
  const others = all.filter((other) => other !== button);
  return (
    others.find((other) => all.indexOf(other) > all.indexOf(button)) ?? others[0] ?? document.getElementById('lignes')!
  );
}

/** The button of the first line that is not among those just dealt with, else the lines. */
function firstLeft(done: readonly string[]): HTMLElement {
  const all = document.querySelectorAll<HTMLElement>('li:not([hidden]) [data-examen=valider]');
  return [...all].find(({ dataset }) => !done.includes(dataset.ligne!)) ?? document.getElementById('lignes')!;
}
