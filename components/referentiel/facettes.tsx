import { TextField } from '@/components/ui/field';
import type { FacetteEcrite } from '@/lib/referentiel/lecture-schema';
import { familleLabels, familles, type Famille } from '@/lib/referentiel/rules';
import type { Mutation } from '@/components/ui/edition';
import { EnDialogue } from '@/components/ui/en-dialogue';
import { Fleches } from './fleches';
import styles from './schema.module.css';

type Props = {
  schemaId: number;
  facettes: FacetteEcrite[];
  mutations: { enregistrer: Mutation; retirer: Mutation };
  peut: boolean;
};

/** The four families of facets; a facet that an action bore stays. */
export function Facettes({ schemaId, facettes, mutations, peut }: Props) {
  return (
    <section className="panel" aria-labelledby="facettes">
      <h2 id="facettes">Facettes</h2>
      <p className="muted">Ce par quoi le tableau se filtre : scénarios de mise en œuvre, priorités du diagnostic.</p>
      <div className={styles.familles}>
        {familles.map((famille) => {
          const siennes = facettes.filter((facette) => facette.famille === famille);
          return (
            <div key={famille}>
              <h3>{familleLabels[famille]}</h3>
              {siennes.length === 0 && <p className="muted">Aucune facette.</p>}
              <ul className="plain">
                {siennes.map((facette, rang) => (
                  <li key={facette.id} className={styles.ligne}>
                    <span>{facette.libelle}</span>
                    {peut && (
                      <span className={styles.gestes}>
                        <Fleches
                          objet="facette"
                          id={facette.id}
                          nom={facette.libelle}
                          rang={rang}
                          nombre={siennes.length}
                        />
                        <Renommer {...{ schemaId, facette, famille }} action={mutations.enregistrer} />
                        {facette.isRetirable && (
                          <EnDialogue
                            label="Retirer"
                            about={facette.libelle}
                            title={`Retirer « ${facette.libelle} » ?`}
                            action={mutations.retirer}
                            submitLabel="Retirer"
                            className="btn quiet small no-print"
                            danger
                          >
                            <p>Aucune action ne la porte.</p>
                            <input type="hidden" name="facetteId" value={facette.id} />
                          </EnDialogue>
                        )}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
              {peut && <Ajouter {...{ schemaId, famille }} action={mutations.enregistrer} />}
            </div>
          );
        })}
      </div>
    </section>
  );
}

type RenommerProps = { schemaId: number; famille: Famille; facette: FacetteEcrite; action: Mutation };

function Renommer({ schemaId, famille, facette, action }: RenommerProps) {
  return (
    <EnDialogue
      label="Renommer"
      about={facette.libelle}
      title={`Renommer « ${facette.libelle} »`}
      action={action}
      submitLabel="Renommer"
      revision={facette.revision}
      className="btn quiet small no-print"
    >
      <input type="hidden" name="schemaId" value={schemaId} />
      <input type="hidden" name="famille" value={famille} />
      <input type="hidden" name="facetteId" value={facette.id} />
      <TextField name="libelle" label="Libellé" defaultValue={facette.libelle} />
      <p className="muted">L’ancien libellé se retrouve en lisant le tableau à une date passée.</p>
    </EnDialogue>
  );
}

function Ajouter({ schemaId, famille, action }: { schemaId: number; famille: Famille; action: Mutation }) {
  return (
    <EnDialogue
      label="Ajouter"
      about={`une facette, ${familleLabels[famille]}`}
      title={`Ajouter une facette : ${familleLabels[famille].toLowerCase()}`}
      action={action}
      submitLabel="Ajouter"
      className="btn small no-print"
    >
      <input type="hidden" name="schemaId" value={schemaId} />
      <input type="hidden" name="famille" value={famille} />
      <TextField name="libelle" label="Libellé" autoComplete="off" />
    </EnDialogue>
  );
}
