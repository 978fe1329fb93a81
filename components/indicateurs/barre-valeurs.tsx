'use client';

import { EnDialogue } from '@/components/ui/en-dialogue';
import { TextArea } from '@/components/ui/field';
import { formatCompte } from '@/lib/format';
import { etapeOf } from '@/lib/indicateurs/rules';
import type { LigneGrille } from '@/lib/indicateurs/saisie';
import type { GestesValeurs, Qui } from './gestes-valeurs';
import styles from './grille-valeurs.module.css';

type Props = {
  remplies: number;
  total: number;
  isUnsaved: boolean;
  echecs: number;
  retry: () => void;
  /** The drafts that may leave, as they were last written. */
  pretes: readonly { indicateurId: number; lue: number }[];
  lignes: readonly LigneGrille[];
  place: { schemaId: number; annee: number };
  qui: Qui;
  gestes: GestesValeurs;
};

/** How far one is, whether all is saved, and what is sent or examined at once. */
export function BarreValeurs({ remplies, total, isUnsaved, echecs, retry, pretes, lignes, place, qui, gestes }: Props) {
  const attendent = qui.isCellule
    ? lignes.flatMap(({ cellules }) =>
        cellules.flatMap(({ epciId, envoyee }) =>
          epciId !== null && envoyee && etapeOf(envoyee) === 'transmise' ? [envoyee.id] : [],
        ),
      )
    : [];
  const ids = attendent.map((id) => <input key={id} type="hidden" name="valeurId" value={id} />);
  return (
    <div className={`${styles.barre} no-print`}>
      <p className={styles.progres}>
        {total > 0 ? (
          <>
            <b>
              {remplies} sur {total}
            </b>{' '}
            {total > 1 ? 'valeurs renseignées' : 'valeur renseignée'}
            <progress value={remplies} max={total} aria-label="Valeurs renseignées" />
          </>
        ) : (
          attendentDire(attendent.length)
        )}
      </p>
      <p className="muted" role="status" data-sauvegarde={isUnsaved ? 'en_cours' : 'faite'}>
        {echecs > 0
          ? `${formatCompte(echecs, 'valeur n’est pas enregistrée', 'valeurs ne sont pas enregistrées')}.`
          : isUnsaved
            ? 'Saisie en cours…'
            : total > 0 && 'Tout est enregistré.'}
      </p>
      <div className="actions">
        {echecs > 0 && (
          <button type="button" className="btn" onClick={retry}>
            Réessayer
          </button>
        )}
        {qui.epcisSaisis.length > 0 && !qui.isFigee && pretes.length > 0 && (
          <EnDialogue
            label={`Transmettre ${formatCompte(pretes.length, 'valeur')}`}
            title="Transmettre à la cellule"
            action={gestes.transmettre}
            submitLabel="Transmettre"
            className="btn primary"
          >
            <input type="hidden" name="schemaId" value={place.schemaId} />
            <input type="hidden" name="annee" value={place.annee} />
            <input type="hidden" name="epciId" value={qui.epcisSaisis[0]} />
            <input type="hidden" name="cellules" value={JSON.stringify(pretes)} />
            <p>
              La cellule lira ces valeurs, puis les validera ou vous les retournera avec un motif. Vous ne pourrez plus
              les changer d’ici là.
            </p>
          </EnDialogue>
        )}
        {attendent.length > 0 && !qui.isFigee && (
          <>
            <EnDialogue
              label={`Valider ${formatCompte(attendent.length, 'valeur transmise', 'valeurs transmises')}`}
              title="Valider ce qui est transmis"
              action={gestes.valider}
              submitLabel="Valider"
              className="btn primary"
            >
              {ids}
              <p>Tous ceux qui suivent le schéma liront ces valeurs, et elles compteront dans les totaux.</p>
            </EnDialogue>
            {attendent.length > 1 && (
              <EnDialogue
                label="Tout retourner"
                title="Retourner ce qui est transmis"
                action={gestes.retourner}
                submitLabel="Retourner"
                className="btn"
              >
                {ids}
                <TextArea name="motif" label="Ce qui est à reprendre" rows={3} />
              </EnDialogue>
            )}
          </>
        )}
      </div>
    </div>
  );
}

const attendentDire = (count: number) =>
  count > 0
    ? `${formatCompte(count, 'valeur attend d’être examinée', 'valeurs attendent d’être examinées')}.`
    : 'Rien n’attend d’être examiné.';
