import { Select, TextArea, TextField } from '@/components/ui/field';
import { formatDecimal } from '@/lib/format';
import { calculs, formules } from '@/lib/indicateurs/calculs';
import type { Organisation, VersionLue } from '@/lib/indicateurs/fiche';
import {
  agregationLabels,
  agregations,
  echelleLabels,
  echelles,
  periodiciteLabels,
  periodicites,
  sensIndicateur,
  sensLabels,
  typeIndicateurLabels,
  typesIndicateur,
} from '@/lib/indicateurs/rules';
import styles from './definition-fields.module.css';

type TermesProps = { rang?: number; version?: VersionLue | null | undefined; libelle?: string | null | undefined };

/** What is measured and how territories make one; `rang` numbers the fields when there are several definitions in a form. */
export function TermesFields({ rang, version, libelle }: TermesProps) {
  const nom = (champ: string) => `${champ}${rang ?? ''}`;
  return (
    <div className={`fields ${styles.termes}`}>
      <TextArea
        name={nom('libelle')}
        label="Ce qui est mesuré"
        rows={2}
        defaultValue={version?.libelle ?? libelle ?? ''}
      />
      <div className="fields two">
        <Liste
          nom={nom('type')}
          label="Type"
          codes={typesIndicateur}
          labels={typeIndicateurLabels}
          choisi={version?.type}
        />
        <TextField
          name={nom('unite')}
          label="Unité (facultatif)"
          placeholder="lieux, permanences, €…"
          autoComplete="off"
          defaultValue={version?.unite ?? ''}
        />
      </div>
      <div className={styles.graduations}>
        <TextField
          name={nom('graduations')}
          label="Échelons, du plus bas au plus haut"
          hint="Séparés par des virgules : Insuffisant, Moyen, Satisfaisant."
          autoComplete="off"
          defaultValue={version?.graduations.join(', ') ?? ''}
        />
      </div>
      <div className="fields two">
        <Liste
          nom={nom('echelle')}
          label="Se dit par"
          codes={echelles}
          labels={echelleLabels}
          choisi={version?.echelle}
        />
        <Liste
          nom={nom('agregation')}
          label="Pour le département"
          codes={agregations}
          labels={agregationLabels}
          choisi={version?.agregation}
        />
      </div>
      <Liste
        nom={nom('sens')}
        label="Sens du progrès"
        codes={sensIndicateur}
        labels={sensLabels}
        choisi={version?.sens}
      />
    </div>
  );
}

type Props = TermesProps & {
  organisations: readonly Organisation[];
  formule?: string | null;
  proprietaireId?: number | null;
};

/** A whole definition: its terms, where its values come from, its baseline, who owns it. */
export function DefinitionFields({ version, libelle, organisations, formule, proprietaireId }: Props) {
  return (
    <>
      <TermesFields version={version} libelle={libelle} />
      <div className="fields two">
        <Liste
          nom="periodicite"
          label="Périodicité"
          codes={periodicites}
          labels={periodiciteLabels}
          choisi={version?.periodicite ?? 'annuelle'}
        />
        <TextField name="source" label="Source (facultatif)" autoComplete="off" defaultValue={version?.source ?? ''} />
      </div>
      <div className="fields two">
        <TextField
          name="referenceValeur"
          label="Valeur de référence (facultatif)"
          hint="Par exemple : 1 234,5."
          inputMode="decimal"
          autoComplete="off"
          defaultValue={version?.reference ? formatDecimal(version.reference.valeur) : ''}
        />
        <TextField
          name="referenceAnnee"
          label="Année de référence"
          hint="Celle de cette valeur."
          inputMode="numeric"
          autoComplete="off"
          defaultValue={version?.reference?.annee ?? ''}
        />
      </div>
      <Select
        name="formule"
        label="D’où viennent ses valeurs"
        hint="Calculé, il ne se saisit plus : l’application compte ce qui est déjà écrit."
        defaultValue={formule ?? ''}
      >
        <option value="">Elles se saisissent</option>
        {formules.map((cle) => (
          <option key={cle} value={cle}>
            Calcul : {calculs[cle]}
          </option>
        ))}
      </Select>
      <Select
        name="proprietaireId"
        label="Propriétaire (facultatif)"
        hint="L’organisation qui en répond ; un opérateur lit la définition de ceux dont il répond."
        defaultValue={proprietaireId ?? ''}
      >
        <option value="">La cellule</option>
        {organisations.map(({ id, nom }) => (
          <option key={id} value={id}>
            {nom}
          </option>
        ))}
      </Select>
    </>
  );
}

type ListeProps<C extends string> = {
  nom: string;
  label: string;
  codes: readonly C[];
  labels: Record<C, string>;
  choisi: C | undefined;
};

function Liste<C extends string>({ nom, label, codes, labels, choisi }: ListeProps<C>) {
  return (
    <Select name={nom} label={label} defaultValue={choisi ?? ''}>
      <option value="">Choisir…</option>
      {codes.map((code) => (
        <option key={code} value={code}>
          {labels[code]}
        </option>
      ))}
    </Select>
  );
}
