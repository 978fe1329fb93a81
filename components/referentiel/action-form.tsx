'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { RadioGroup, Select, TextArea, TextField } from '@/components/ui/field';
import type { VersionAction } from '@/lib/referentiel/lecture-action';
import type { Referentiel } from '@/lib/referentiel/lecture-schema';
import { texteActionLabels, textesAction } from '@/lib/referentiel/rules';
import styles from './action-form.module.css';
import { Edition, type Mutation } from '@/components/ui/edition';
import { JalonFields } from './jalon-fields';
import { FacetteFields, TerritoireFields } from './portee-fields';

type Props = {
  action: Mutation<{ id: number }>;
  schemaId: number;
  /** The address of the scheme: '/s/84-2026'. */
  base: string;
  listes: Pick<Referentiel, 'fiches' | 'epcis' | 'facettes'>;
  version?: VersionAction;
  propose: { ficheId: number | undefined; code: string; dateEffet: string };
  /** A scheme still being written has no decision to cite. */
  isProjet: boolean;
};

const lignes: Partial<Record<(typeof textesAction)[number], number>> = { description: 8, objectif: 5, resume: 2 };

/** An action in its version in force, or a new one. What it says, whom it concerns, and why it changes. */
export function ActionForm({ action, schemaId, base, listes, version, propose, isProjet }: Props) {
  const router = useRouter();
  const [nature, setNature] = useState<'modification' | 'forme'>('modification');
  const isForme = nature === 'forme';
  return (
    <Edition
      action={action}
      submitLabel={
        version ? (isForme ? 'Enregistrer la correction' : 'Enregistrer la modification') : 'Ajouter l’action'
      }
      brouillon={version ? `action-${version.id}` : `action-nouvelle-${schemaId}-${propose.ficheId ?? ''}`}
      revision={version?.numero}
      onDone={({ data }) => router.push(data ? `${base}/actions/${data.id}` : `${base}/schema`)}
    >
      <input type="hidden" name="schemaId" value={schemaId} />
      {version && <input type="hidden" name="actionId" value={version.id} />}
      {version && (
        <RadioGroup
          name="nature"
          label="Que changez-vous ?"
          className="stack tight"
          defaultValue="modification"
          onChange={(event) => setNature(event.target.value as typeof nature)}
          options={[
            { value: 'modification', label: 'L’action elle-même : son contenu, ses territoires, ses jalons' },
            { value: 'forme', label: 'Les mots seulement : correction de forme, sans décision' },
          ]}
        />
      )}
      <fieldset className={styles.partie} disabled={isForme}>
        <legend>Place</legend>
        <div className="fields two">
          <Select name="ficheId" label="Fiche" defaultValue={version?.ficheId ?? propose.ficheId ?? ''}>
            <option value="">Choisir…</option>
            {listes.fiches
              .filter(({ etat }) => etat === 'active')
              .map(({ id, code, titre }) => (
                <option key={id} value={id}>
                  {code} {titre}
                </option>
              ))}
          </Select>
          <TextField name="code" label="Code" autoComplete="off" defaultValue={version?.code ?? propose.code} />
        </div>
      </fieldset>
      <fieldset className={styles.partie}>
        <legend>Ce que dit l’action</legend>
        <TextField name="titre" label="Titre" autoComplete="off" defaultValue={version?.titre} />
        {textesAction.slice(1).map((nom) => (
          <div key={nom} className="fields">
            <TextArea
              name={nom}
              label={`${texteActionLabels[nom]} · facultatif`}
              rows={lignes[nom] ?? 3}
              defaultValue={version?.[nom] ?? ''}
            />
            {nom === 'porteur' && (
              <label className="check">
                <input
                  type="checkbox"
                  name="isPorteurADesigner"
                  disabled={isForme}
                  defaultChecked={version?.isPorteurADesigner}
                />
                Porteur à désigner, ou à confirmer
              </label>
            )}
          </div>
        ))}
      </fieldset>
      <TerritoireFields
        epcis={listes.epcis}
        choisis={version?.epcis ?? []}
        isDepartementale={version?.isDepartementale ?? false}
        inactif={isForme}
      />
      <FacetteFields facettes={listes.facettes} choisies={version?.facettes ?? []} inactif={isForme} />
      <JalonFields jalons={version?.jalons ?? []} motsSeuls={isForme} />
      <fieldset className={styles.partie}>
        <legend>{version ? 'Pourquoi, et à partir de quand' : 'À partir de quand'}</legend>
        {!isForme && (
          <TextField
            type="date"
            name="dateEffet"
            label="Prend effet le"
            hint={isProjet ? 'Le premier jour du schéma, tant qu’il s’écrit.' : undefined}
            defaultValue={propose.dateEffet}
          />
        )}
        {!isForme && (version || !isProjet) && (
          <TextField
            name="decision"
            label="Décision (facultatif)"
            hint="Qui l’a décidé et quand, par exemple : comité de pilotage du 12 juin 2026."
          />
        )}
        {version && (
          <TextField
            name="motif"
            label={isForme ? 'Ce qui est corrigé (facultatif)' : 'Motif (facultatif)'}
            hint="Une phrase, lue dans l’historique."
          />
        )}
      </fieldset>
    </Edition>
  );
}
