import { formatCompte } from '@/lib/format';
import type { EpciEcrit, EpciTrouve, SchemaEcrit } from '@/lib/referentiel/lecture-schema';
import { AjouterEpcis } from './ajouter-epcis';
import type { Mutation } from '@/components/ui/edition';
import { EnDialogue } from '@/components/ui/en-dialogue';
import styles from './schema.module.css';

const natures: Record<string, string> = {
  CC: 'Communauté de communes',
  CA: 'Communauté d’agglomération',
  CU: 'Communauté urbaine',
  METRO: 'Métropole',
};

type Props = {
  schema: SchemaEcrit;
  epcis: EpciEcrit[];
  trouves: EpciTrouve[];
  recherche: string;
  mutations: { ajouter: Mutation; retirer: Mutation };
  peut: boolean;
};

/** The EPCI of the scheme under their sigles, and those that may join. */
export function Epcis({ schema, epcis, trouves, recherche, mutations, peut }: Props) {
  return (
    <section className="panel" aria-labelledby="epci">
      <h2 id="epci">
        EPCI <span className="muted">{epcis.length > 0 && formatCompte(epcis.length, 'EPCI', 'EPCI')}</span>
      </h2>
      {epcis.length === 0 ? (
        <p className="muted">
          Aucun EPCI pour l’instant : ce sont eux qui rendent compte des actions qui les concernent.
        </p>
      ) : (
        <ul className={`plain ${styles.epcis}`}>
          {epcis.map(({ id, sigle, nom, nature, isRetirable }) => (
            <li key={id}>
              <span>
                <b>{sigle}</b> {nom} <span className="muted">{natures[nature]}</span>
              </span>
              {peut && isRetirable && (
                <EnDialogue
                  label="Retirer"
                  about={sigle}
                  title={`Retirer ${sigle} du schéma ?`}
                  action={mutations.retirer}
                  submitLabel="Retirer du schéma"
                  className="btn quiet small"
                  danger
                >
                  <p>Aucune action ne le concerne. Vous pourrez l’ajouter de nouveau.</p>
                  <input type="hidden" name="schemaId" value={schema.id} />
                  <input type="hidden" name="epciId" value={id} />
                </EnDialogue>
              )}
            </li>
          ))}
        </ul>
      )}
      {peut && (
        <details className={`${styles.ajout} no-print`} open={epcis.length === 0 || recherche !== ''}>
          <summary>Ajouter des EPCI</summary>
          <form className={styles.recherche} role="search" action={`/s/${schema.code}/schema#epci`}>
            <label htmlFor="recherche-epci">Un EPCI d’un autre département</label>
            <div>
              <input
                id="recherche-epci"
                name="epci"
                type="search"
                className="field-control"
                placeholder="Nom ou SIREN"
                defaultValue={recherche}
              />
              <button className="btn">Chercher</button>
            </div>
          </form>
          {trouves.length === 0 ? (
            <p className="muted">
              {recherche
                ? 'Aucun EPCI ne répond à cette recherche.'
                : 'Tous les EPCI du département sont dans le schéma.'}
            </p>
          ) : (
            <AjouterEpcis
              key={`${recherche}-${epcis.length}`}
              action={mutations.ajouter}
              schemaId={schema.id}
              trouves={trouves}
              legende={recherche ? 'EPCI trouvés' : `EPCI qui ont des communes en ${schema.departement}`}
            />
          )}
        </details>
      )}
    </section>
  );
}
