'use client';

import { useState } from 'react';
import { RadioGroup, Select, TextArea, TextField } from '@/components/ui/field';
import { useField } from '@/components/ui/form';
import type { Choix } from '@/lib/conventions/choix';
import type { ConventionEntiere } from '@/lib/conventions/data';
import {
  familleLabels,
  familles,
  niveauLabels,
  niveaux,
  reconductionLabels,
  reconductions,
  type Niveau,
  type Reconduction,
} from '@/lib/conventions/rules';

type Props = { schemaId: number; choix: Choix; convention?: ConventionEntiere };

/** The terms of a convention, new or not: a financière asks for its cadre, a renewal for its duration. */
export function ConventionFields({ schemaId, choix, convention }: Props) {
  const [niveau, setNiveau] = useState<Niveau>(convention?.niveau ?? 'cadre_objectifs');
  const [reconduction, setReconduction] = useState<Reconduction>(convention?.reconduction ?? 'aucune');
  return (
    <>
      <input type="hidden" name="schemaId" value={schemaId} />
      {convention && <input type="hidden" name="conventionId" value={convention.id} />}
      <TextField name="reference" label="Référence" autoComplete="off" defaultValue={convention?.reference} />
      <TextField name="intitule" label="Intitulé" autoComplete="off" defaultValue={convention?.intitule} />
      <RadioGroup
        name="niveau"
        label="Niveau"
        defaultValue={niveau}
        onChange={(event) => setNiveau(event.target.value as Niveau)}
        options={niveaux.map((value) => ({ value, label: niveauLabels[value] }))}
      />
      {niveau === 'financiere_realisation' && (
        <>
          <Select name="parentId" label="Convention cadre" defaultValue={convention?.parent?.id ?? ''}>
            <option value="">Aucune</option>
            {choix.cadres
              .filter(({ id }) => id !== convention?.id)
              .map(({ id, reference, intitule }) => (
                <option key={id} value={id}>
                  {reference} · {intitule}
                </option>
              ))}
          </Select>
          <TextField
            name="sansParent"
            label="Ou pourquoi elle n’en a pas"
            autoComplete="off"
            defaultValue={convention?.sansParent ?? ''}
          />
        </>
      )}
      <Select name="famille" label="Entre qui et qui" defaultValue={convention?.famille ?? ''}>
        <option value="">Choisir…</option>
        {familles.map((code) => (
          <option key={code} value={code}>
            {familleLabels[code]}
          </option>
        ))}
      </Select>
      <TextArea name="objet" label="Objet (facultatif)" rows={2} defaultValue={convention?.objet ?? ''} />
      <div className="fields two">
        <TextField
          type="date"
          name="dateEffet"
          label="Prend effet le (facultatif)"
          defaultValue={convention?.dateEffet ?? ''}
        />
        <TextField type="date" name="dateFin" label="Terme (facultatif)" defaultValue={convention?.dateFin ?? ''} />
      </div>
      <div className="fields two">
        <Select
          name="reconduction"
          label="Reconduction"
          value={reconduction}
          onChange={(event) => setReconduction(event.target.value as Reconduction)}
        >
          {reconductions.map((code) => (
            <option key={code} value={code}>
              {reconductionLabels[code]}
            </option>
          ))}
        </Select>
        <TextField
          name="preavisMois"
          label="Préavis, en mois (facultatif)"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={convention?.preavisMois ?? ''}
        />
      </div>
      {reconduction !== 'aucune' && (
        <div className="fields two">
          <TextField
            name="dureeReconductionMois"
            label="Durée d’une reconduction, en mois"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={convention?.dureeReconductionMois ?? ''}
          />
          <TextField
            name="nbReconductionsMax"
            label="Combien de fois au plus (facultatif)"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={convention?.nbReconductionsMax ?? ''}
          />
        </div>
      )}
      <EpcisCouverts epcis={choix.epcis} couverts={convention?.epcis.map(({ id }) => id) ?? []} />
      <TextField
        name="actions"
        label="Actions du schéma (facultatif)"
        hint="Leurs codes, séparés par des virgules : 1-B-2, 3-B-2."
        autoComplete="off"
        defaultValue={convention?.actions.map(({ code }) => code).join(', ')}
      />
    </>
  );
}

function EpcisCouverts({ epcis, couverts }: { epcis: Choix['epcis']; couverts: number[] }) {
  const { id, error, attributes } = useField('epci');
  return (
    <fieldset id={id} tabIndex={-1} className="field" aria-describedby={attributes['aria-describedby']}>
      <legend>EPCI couverts</legend>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {epcis.map((epci) => (
        <label key={epci.id} className="check">
          <input type="checkbox" name="epci" value={epci.id} defaultChecked={couverts.includes(epci.id)} />
          <span>
            {epci.sigle} <span className="muted">{epci.nom}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
