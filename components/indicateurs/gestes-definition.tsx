import type { Mutation } from '@/components/ui/edition';
import { EnDialogue } from '@/components/ui/en-dialogue';
import { TextArea, TextField } from '@/components/ui/field';
import { formatDecimal } from '@/lib/format';
import type { IndicateurLu } from '@/lib/indicateurs/data';
import { titreOf, type Autour, type Organisation } from '@/lib/indicateurs/fiche';
import { DefinitionFields } from './definition-fields';
import { Scinder } from './scinder';

export type MutationsDefinition = {
  definirIndicateur: Mutation;
  scinderIndicateur: Mutation;
  retirerIndicateur: Mutation;
  retablirIndicateur: Mutation;
  enregistrerCibles: Mutation;
};

type Props = {
  indicateur: IndicateurLu;
  autour: Pick<Autour, 'versions' | 'proprietaireId'>;
  organisations: readonly Organisation[];
  /** The years of the scheme, the last one being that of the final target. */
  schema: { debut: number; fin: number };
  annee: number;
  mutations: MutationsDefinition;
};

/** What the cellule does to a definition: qualify or change it, aim, split, take off, restore. */
export function GestesDefinition({ indicateur, autour, organisations, schema, annee, mutations }: Props) {
  const { id, revision, etat, formule } = indicateur;
  const version = autour.versions.at(-1) ?? null;
  const titre = titreOf(indicateur);
  const commun = { revision, className: 'btn' };
  const isRetire = etat === 'retire';
  const isChiffre = version && ['nombre', 'pourcentage', 'montant'].includes(version.type);
  return (
    <>
      {!isRetire && (
        <EnDialogue
          {...commun}
          label={version ? 'Changer la définition' : 'Qualifier'}
          title={version ? 'Changer la définition' : 'Qualifier cette ligne'}
          action={mutations.definirIndicateur}
          submitLabel={version ? 'Enregistrer la définition' : 'Qualifier et suivre'}
          brouillon={`indicateur-${id}`}
          className={version ? 'btn' : 'btn primary'}
        >
          <input type="hidden" name="indicateurId" value={id} />
          <TextField
            name="desAnnee"
            label="À partir de l’année"
            hint="Les valeurs des années précédentes ne changent pas de sens."
            inputMode="numeric"
            autoComplete="off"
            defaultValue={version ? Math.max(version.desAnnee, annee) : schema.debut}
          />
          <DefinitionFields
            version={version}
            libelle={indicateur.libelleSource}
            organisations={organisations}
            formule={formule}
            proprietaireId={autour.proprietaireId}
          />
        </EnDialogue>
      )}
      {!isRetire && isChiffre && (
        <Cibles indicateur={indicateur} schema={schema} action={mutations.enregistrerCibles} />
      )}
      {!isRetire && formule === null && (
        <Scinder indicateurId={id} {...{ revision, titre }} action={mutations.scinderIndicateur} />
      )}
      {/* one dialog for both, so that it stays to say what it did */}
      <EnDialogue
        {...commun}
        label={isRetire ? 'Rétablir' : 'Retirer'}
        title={isRetire ? 'Rétablir cet indicateur ?' : 'Retirer cet indicateur ?'}
        action={isRetire ? mutations.retablirIndicateur : mutations.retirerIndicateur}
        submitLabel={isRetire ? 'Rétablir' : 'Retirer'}
        danger={!isRetire}
      >
        <input type="hidden" name="indicateurId" value={id} />
        {isRetire ? (
          <p>
            « {titre} » sera de nouveau {version ? 'suivi et saisi' : 'à qualifier'}.
          </p>
        ) : (
          <>
            <p>« {titre} » ne se saisit plus ; ses valeurs restent lisibles. Il peut être rétabli.</p>
            <TextArea name="motif" label="Pourquoi" rows={2} />
          </>
        )}
      </EnDialogue>
    </>
  );
}

function Cibles({ indicateur, schema, action }: Pick<Props, 'indicateur' | 'schema'> & { action: Mutation }) {
  const { id, revision, cibles } = indicateur;
  const annees = Array.from({ length: schema.fin - schema.debut + 1 }, (_, i) => schema.debut + i);
  return (
    <EnDialogue
      label="Cibles"
      title="Cibles, par année"
      action={action}
      submitLabel="Enregistrer les cibles"
      brouillon={`cibles-${id}`}
      revision={revision}
      className="btn"
    >
      <input type="hidden" name="indicateurId" value={id} />
      <p className="muted">Une case vide : pas de cible cette année-là. La dernière année est la cible finale.</p>
      <div className="fields two">
        {annees.map((annee) => {
          const cible = cibles.find((one) => one.annee === annee);
          return (
            <TextField
              key={annee}
              name={`cible${annee}`}
              label={annee === schema.fin ? `${annee}, cible finale` : String(annee)}
              inputMode="decimal"
              autoComplete="off"
              defaultValue={cible ? formatDecimal(cible.valeur) : ''}
            />
          );
        })}
      </div>
    </EnDialogue>
  );
}
