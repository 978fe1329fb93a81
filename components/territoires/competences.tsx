import type { Mutation } from '@/components/ui/edition';
import { EnDialogue } from '@/components/ui/en-dialogue';
import { Select, TextField } from '@/components/ui/field';
import type { Jour } from '@/lib/clock';
import { formatDelai, formatJour } from '@/lib/format';
import {
  caractereLabels,
  caracteres,
  competenceLabels,
  competences,
  interetAttendu,
  isDetenue,
  type CompetenceLue,
} from '@/lib/territoires/competences';
import styles from './competences.module.css';

type Place = { schemaId: number; epciId: number; sigle: string };
type Props = {
  lues: readonly CompetenceLue[];
  place: Place;
  today: Jour;
  /** For who writes them; null for the others. */
  action: Mutation | null;
};

/** The competences that an EPCI holds, what it owes for them, and those it gave back. */
export function Competences({ lues, place, today, action }: Props) {
  const detenues = lues.filter((one) => isDetenue(one, today));
  const rendues = lues.filter((one) => !isDetenue(one, today));
  const line = (competence: CompetenceLue) => (
    <li key={competence.id}>
      <Ligne {...{ competence, place, today, action }} />
    </li>
  );
  return (
    <section className={`panel ${styles.competences}`} aria-labelledby="competences">
      <div className="panel-head">
        <h2 id="competences">Compétences</h2>
        {action && <Ecrire place={place} action={action} />}
      </div>
      {detenues.length === 0 && <p className="muted">Aucune compétence n’est enregistrée.</p>}
      <ul className="plain">{detenues.map(line)}</ul>
      {rendues.length > 0 && (
        <details className="no-print">
          <summary>Compétences rendues ({rendues.length})</summary>
          <ul className="plain">{rendues.map(line)}</ul>
        </details>
      )}
    </section>
  );
}

type LigneProps = Omit<Props, 'lues'> & { competence: CompetenceLue };

function Ligne({ competence, place, today, action }: LigneProps) {
  const { caractere, priseLe, deliberation, interetDefiniLe, rendueLe } = competence;
  const attendu = interetAttendu(competence);
  return (
    <>
      <p>
        <b>{nomOf(competence)}</b> <span className="tag">{caractereLabels[caractere]}</span>
        {action && (
          <span className="no-print">
            {' '}
            <Ecrire place={place} competence={competence} action={action} />
          </span>
        )}
      </p>
      <p className="muted">
        Depuis le {formatJour(priseLe)}
        {deliberation && `, délibération ${deliberation}`}
        {rendueLe && `, rendue le ${formatJour(rendueLe)}`}
        {interetDefiniLe && ` · intérêt communautaire défini le ${formatJour(interetDefiniLe)}`}
      </p>
      {attendu && (
        <p className={attendu < today ? styles.tardif : 'muted'}>
          {attendu < today
            ? `En retard : intérêt communautaire non défini, attendu avant le ${formatJour(attendu)}`
            : `Intérêt communautaire à définir avant le ${formatJour(attendu)}`}
          , {formatDelai(attendu, today)}
        </p>
      )}
    </>
  );
}

function nomOf({ competence, precision }: Pick<CompetenceLue, 'competence' | 'precision'>): string {
  return precision ?? competenceLabels[competence];
}

type EcrireProps = { place: Place; competence?: CompetenceLue; action: Mutation };

function Ecrire({ place: { schemaId, epciId, sigle }, competence, action }: EcrireProps) {
  return (
    <EnDialogue
      label={competence ? 'Modifier' : 'Ajouter une compétence'}
      title={competence ? `Compétence de ${sigle}` : `Nouvelle compétence de ${sigle}`}
      action={action}
      submitLabel="Enregistrer"
      brouillon={`competence-${epciId}-${competence?.id ?? 'nouvelle'}`}
      {...(competence ? { about: nomOf(competence), revision: competence.revision } : {})}
      className={competence ? 'btn quiet small' : 'btn small no-print'}
    >
      <input type="hidden" name="schemaId" value={schemaId} />
      <input type="hidden" name="epciId" value={epciId} />
      {competence && <input type="hidden" name="competenceId" value={competence.id} />}
      <Select name="competence" label="Compétence" defaultValue={competence?.competence ?? ''}>
        <option value="">Choisir…</option>
        {competences.map((code) => (
          <option key={code} value={code}>
            {competenceLabels[code]}
          </option>
        ))}
      </Select>
      <TextField
        name="precision"
        label="Si c’est une autre, laquelle"
        autoComplete="off"
        defaultValue={competence?.precision ?? ''}
      />
      <Select name="caractere" label="Caractère" defaultValue={competence?.caractere ?? ''}>
        <option value="">Choisir…</option>
        {caracteres.map((code) => (
          <option key={code} value={code}>
            {caractereLabels[code]}
          </option>
        ))}
      </Select>
      <div className="fields two">
        <TextField type="date" name="priseLe" label="Prise le" defaultValue={competence?.priseLe ?? ''} />
        <TextField
          name="deliberation"
          label="Délibération (facultatif)"
          autoComplete="off"
          defaultValue={competence?.deliberation ?? ''}
        />
      </div>
      <div className="fields two">
        <TextField
          type="date"
          name="interetDefiniLe"
          label="Intérêt communautaire défini le (facultatif)"
          defaultValue={competence?.interetDefiniLe ?? ''}
        />
        <TextField
          type="date"
          name="rendueLe"
          label="Rendue le (facultatif)"
          defaultValue={competence?.rendueLe ?? ''}
        />
      </div>
    </EnDialogue>
  );
}
