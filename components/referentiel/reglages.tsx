import Link from 'next/link';
import { RadioGroup, TextArea, TextField } from '@/components/ui/field';
import { formatJour } from '@/lib/format';
import type { SchemaEcrit } from '@/lib/referentiel/lecture-schema';
import { etatSchemaLabels, isProjet, suitesSchema } from '@/lib/referentiel/rules';
import type { Mutation } from '@/components/ui/edition';
import { EnDialogue } from '@/components/ui/en-dialogue';
import styles from './schema.module.css';

type Props = {
  schema: SchemaEcrit;
  mutations: { modifier: Mutation; changerEtat: Mutation };
  peut: boolean;
};

/** Name, dates, state, the schemes before and after. */
export function Reglages({ schema, mutations, peut }: Props) {
  const suites = suitesSchema[schema.etat];
  return (
    <section className="panel" aria-labelledby="reglages">
      <div className={styles.titre}>
        <h2 id="reglages">Réglages</h2>
        {peut && schema.etat !== 'clos' && (
          <p className="actions no-print">
            <EnDialogue
              label="Modifier"
              about="nom et dates du schéma"
              title="Nom et dates du schéma"
              action={mutations.modifier}
              submitLabel="Enregistrer"
              brouillon={`reglages-${schema.id}`}
              revision={schema.revision}
            >
              <Champs schema={schema} />
            </EnDialogue>
            <EnDialogue
              label="Changer l’état"
              title="Changer l’état du schéma"
              action={mutations.changerEtat}
              submitLabel="Changer l’état"
              revision={schema.revision}
            >
              <input type="hidden" name="schemaId" value={schema.id} />
              <RadioGroup
                name="etat"
                label={`Le schéma est ${etatSchemaLabels[schema.etat].toLowerCase()}. Il passe à l’état :`}
                options={suites.map((etat) => ({ value: etat, label: etatSchemaLabels[etat] }))}
              />
              <p className="muted">
                {isProjet(schema.etat)
                  ? 'Une fois adopté, son premier jour ne change plus, et ses textes se modifient par des versions datées.'
                  : 'Un schéma clos se lit et ne se modifie plus : ni ses textes, ni ses statuts. On n’y revient pas.'}
              </p>
            </EnDialogue>
          </p>
        )}
      </div>
      <dl className="kv">
        <dt>Nom</dt>
        <dd>{schema.nom}</dd>
        <dt>Code</dt>
        <dd>{schema.code}</dd>
        <dt>Période</dt>
        <dd>
          Du {formatJour(schema.dateDebut)} au {formatJour(schema.dateFin)}
          {schema.motifProrogation && <span className="muted"> · {schema.motifProrogation}</span>}
        </dd>
        <dt>État</dt>
        <dd>{etatSchemaLabels[schema.etat]}</dd>
        <Lignee titre="Fait suite à" schemas={schema.predecesseur ? [schema.predecesseur] : []} />
        <Lignee titre="A pour suite" schemas={schema.successeurs} />
      </dl>
    </section>
  );
}

function Champs({ schema }: { schema: SchemaEcrit }) {
  const projet = isProjet(schema.etat);
  return (
    <>
      <input type="hidden" name="schemaId" value={schema.id} />
      <TextField name="nom" label="Nom" defaultValue={schema.nom} />
      <div className="fields two">
        <TextField
          type="date"
          name="debut"
          label="Premier jour"
          hint={projet ? undefined : 'Fixé à l’adoption.'}
          readOnly={!projet}
          defaultValue={schema.dateDebut}
        />
        <TextField type="date" name="fin" label="Dernier jour" defaultValue={schema.dateFin} />
      </div>
      {!projet && (
        <TextArea
          name="motif"
          label="Pourquoi la fin est déplacée"
          hint="Obligatoire si le dernier jour change."
          rows={2}
        />
      )}
    </>
  );
}

function Lignee({ titre, schemas }: { titre: string; schemas: { code: string; nom: string }[] }) {
  if (schemas.length === 0) return null;
  return (
    <>
      <dt>{titre}</dt>
      <dd>
        {schemas.map(({ code, nom }) => (
          <Link key={code} href={`/s/${code}/schema`} prefetch={false}>
            {code} · {nom}
          </Link>
        ))}
      </dd>
    </>
  );
}
