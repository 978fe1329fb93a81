'use client';

import { useState } from 'react';
import type { Mutation } from '@/components/ui/edition';
import { EnDialogue } from '@/components/ui/en-dialogue';
import { TextField } from '@/components/ui/field';
import { TermesFields } from './definition-fields';
import styles from './definition-fields.module.css';

type Props = { indicateurId: number; revision: number; titre: string; action: Mutation };

const PARTIES_MAX = 5;

/** Makes several indicators of a line that asks several things; the line is then taken off. */
export function Scinder({ indicateurId, revision, titre, action }: Props) {
  const [nombre, setNombre] = useState(2);
  return (
    <EnDialogue
      label="Scinder"
      title="Scinder cette ligne ?"
      action={action}
      submitLabel="Scinder et retirer la ligne"
      revision={revision}
      danger
      className="btn"
    >
      <input type="hidden" name="indicateurId" value={indicateurId} />
      <p>
        « {titre} » est retirée et ne se saisit plus ; ses valeurs restent lisibles. Chaque partie devient un indicateur
        suivi, qui garde le nom de la ligne dont il est issu.
      </p>
      {Array.from({ length: nombre }, (_, i) => (
        <fieldset key={i} className={styles.partie}>
          <legend>Partie {i + 1}</legend>
          <TermesFields rang={i + 1} />
        </fieldset>
      ))}
      {nombre < PARTIES_MAX && (
        <p>
          <button type="button" className="btn small" onClick={() => setNombre(nombre + 1)}>
            Ajouter une partie
          </button>
        </p>
      )}
      <TextField
        name="motif"
        label="Pourquoi"
        autoComplete="off"
        defaultValue="Scindé : cette ligne demandait plusieurs valeurs."
      />
    </EnDialogue>
  );
}
