'use client';

import { useField } from '@/components/ui/form';
import type { EpciTrouve } from '@/lib/referentiel/lecture-schema';
import { proposeSigle } from '@/lib/referentiel/rules';
import { Edition, type Mutation } from '@/components/ui/edition';
import styles from './schema.module.css';

type Props = { action: Mutation; schemaId: number; trouves: EpciTrouve[]; legende: string };

/** Boxes to tick, each with the sigle under which the EPCI will be known. */
export function AjouterEpcis({ action, schemaId, trouves, legende }: Props) {
  return (
    <Edition action={action} submitLabel="Ajouter au schéma">
      <input type="hidden" name="schemaId" value={schemaId} />
      <Choix trouves={trouves} legende={legende} />
    </Edition>
  );
}

function Choix({ trouves, legende }: Pick<Props, 'trouves' | 'legende'>) {
  const { id, error, attributes } = useField('epci');
  return (
    <fieldset id={id} tabIndex={-1} className="field" aria-describedby={attributes['aria-describedby']}>
      <legend>{legende}</legend>
      <p className="field-hint">Le sigle proposé se corrige maintenant : il ne changera plus une fois l’EPCI ajouté.</p>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {trouves.map((epci) => (
        <Un key={epci.id} epci={epci} />
      ))}
    </fieldset>
  );
}

function Un({ epci }: { epci: EpciTrouve }) {
  const { id, error, attributes } = useField(`sigle-${epci.id}`);
  return (
    <div className={styles.candidat}>
      <label className="check">
        <input type="checkbox" name="epci" value={epci.id} />
        <span>
          {epci.nom}{' '}
          <span className="muted">
            {epci.nature} · {epci.departements}
          </span>
        </span>
      </label>
      <input
        {...attributes}
        type="text"
        className="field-control"
        aria-label={`Sigle de ${epci.nom}`}
        defaultValue={proposeSigle(epci)}
      />
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
