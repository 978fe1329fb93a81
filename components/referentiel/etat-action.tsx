'use client';

import { useEffect, useRef } from 'react';
import { TextField } from '@/components/ui/field';
import type { VersionAction } from '@/lib/referentiel/lecture-action';
import type { Mutation } from '@/components/ui/edition';
import { EnDialogue } from '@/components/ui/en-dialogue';

type Props = { action: Mutation; version: VersionAction; dateEffet: string };

/** Out of the board, with its reason, or back in. Nothing of the action is lost either way. */
export function EtatAction(props: Props) {
  const { numero } = props.version;
  const bloc = useRef<HTMLParagraphElement>(null);
  const lu = useRef(numero);
  // the button that was used is gone with its dialog: the focus goes to the one that undoes it
  useEffect(() => {
    if (lu.current === numero) return;
    lu.current = numero;
    bloc.current?.querySelector('button')?.focus();
  }, [numero]);
  return (
    <p ref={bloc} className="actions">
      <Gestes {...props} />
    </p>
  );
}

function Gestes({ action, version, dateEffet }: Props) {
  const common = { action, revision: version.numero };
  const champs = (etat: 'active' | 'archivee' | 'retiree') => (
    <>
      <input type="hidden" name="actionId" value={version.id} />
      <input type="hidden" name="etat" value={etat} />
      <TextField name="motif" label="Pourquoi ?" hint="Une phrase, lue dans l’historique." autoComplete="off" />
      <TextField type="date" name="dateEffet" label="Prend effet le" defaultValue={dateEffet} />
    </>
  );
  if (version.etat !== 'active')
    return (
      <EnDialogue
        key="restaurer"
        {...common}
        label="Restaurer l’action"
        title="Restaurer l’action"
        submitLabel="Restaurer"
        className="btn"
      >
        <p>Elle revient au tableau avec ses textes, ses jalons et toute son histoire.</p>
        <TextField name="code" label="Code" autoComplete="off" defaultValue={version.code ?? ''} />
        {champs('active')}
      </EnDialogue>
    );
  return (
    <>
      <EnDialogue
        key="archiver"
        {...common}
        label="Archiver"
        title="Archiver l’action ?"
        submitLabel="Archiver"
        className="btn"
        danger
      >
        <p>
          Fusionnée ou devenue inutile : elle sort du tableau et de ses totaux, avec tout ce qui y a été écrit. Elle
          pourra être restaurée.
        </p>
        {champs('archivee')}
      </EnDialogue>
      <EnDialogue
        key="retirer"
        {...common}
        label="Retirer"
        title="Retirer l’action ?"
        submitLabel="Retirer"
        className="btn"
        danger
      >
        <p>Le comité de pilotage y renonce : elle reste dans les totaux, comptée à part, et ne se suit plus.</p>
        <TextField
          name="decision"
          label="Décision"
          hint="Par exemple : comité de pilotage du 12 juin 2026."
          autoComplete="off"
        />
        {champs('retiree')}
      </EnDialogue>
    </>
  );
}
