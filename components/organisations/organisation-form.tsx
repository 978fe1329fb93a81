'use client';

import Link from 'next/link';
import { useContext, useState } from 'react';
import { Retrouve } from '@/components/ui/edition';
import { Select, TextField } from '@/components/ui/field';
import type { Connue } from '@/lib/organisations/data';
import {
  formatSiret,
  semblablesOf,
  typeOrganisationLabels,
  typesOrganisation,
  type TypeOrganisation,
} from '@/lib/organisations/rules';

type Ecrite = {
  id: number;
  nom: string;
  sigle: string | null;
  siret: string | null;
  type: TypeOrganisation;
  epci: object | null;
};
type Props = { schemaId: number; base: string; connues: readonly Connue[]; organisation?: Ecrite };
const MONTREES = 5;

/** Who an organisation is; those it may be already are shown as the name is typed, so that none is written twice. */
export function OrganisationFields({ schemaId, base, connues, organisation }: Props) {
  const retrouve = useContext(Retrouve);
  const [saisie, setSaisie] = useState({
    nom: organisation?.nom ?? '',
    sigle: organisation?.sigle ?? '',
    siret: organisation?.siret ?? '',
  });
  const follow = (champ: keyof typeof saisie) => ({
    onInput: (event: React.InputEvent<HTMLInputElement>) =>
      setSaisie({ ...saisie, [champ]: event.currentTarget.value.trim() }),
    defaultValue: champ === 'siret' ? formatSiret(saisie.siret) : saisie[champ],
  });
  const found = (champ: keyof typeof saisie) =>
    saisie[champ] || (retrouve?.find(([nom]) => nom === champ)?.[1].trim() ?? '');
  const ecrite = { nom: found('nom'), sigle: found('sigle'), siret: found('siret').replace(/\D/g, '') };
  const semblables = semblablesOf(
    connues.filter(({ id }) => id !== organisation?.id),
    ecrite,
  );
  const isMeme = ecrite.nom === organisation?.nom && ecrite.sigle === (organisation?.sigle ?? '');
  return (
    <>
      <input type="hidden" name="schemaId" value={schemaId} />
      {organisation && <input type="hidden" name="organisationId" value={organisation.id} />}
      <TextField name="nom" label="Nom" autoComplete="off" {...follow('nom')} />
      <div className="fields two">
        <TextField name="sigle" label="Sigle (facultatif)" autoComplete="off" {...follow('sigle')} />
        {organisation?.epci ? (
          <input type="hidden" name="type" value={organisation.type} />
        ) : (
          <Select name="type" label="Type" defaultValue={organisation?.type ?? ''}>
            <option value="">Choisir…</option>
            {typesOrganisation.map((code) => (
              <option key={code} value={code}>
                {typeOrganisationLabels[code]}
              </option>
            ))}
          </Select>
        )}
      </div>
      <TextField
        name="siret"
        label="SIRET (facultatif)"
        hint="14 chiffres, avec ou sans espaces."
        inputMode="numeric"
        autoComplete="off"
        {...follow('siret')}
      />
      <div role="status">
        {semblables.length > 0 && !isMeme && (
          <div className="notice">
            <p>{semblables.length > 1 ? 'Celles-ci existent déjà :' : 'Celle-ci existe déjà :'}</p>
            <ul>
              {semblables.slice(0, MONTREES).map(({ id, nom, sigle }) => (
                <li key={id}>
                  <Link href={`${base}/${id}`} prefetch={false}>
                    {nom}
                  </Link>
                  {sigle && ` ${sigle}`}
                </li>
              ))}
            </ul>
            {semblables.length > MONTREES && <p className="muted">Et {semblables.length - MONTREES} autres.</p>}
          </div>
        )}
      </div>
      {semblables.length > 0 && !isMeme && (
        <label className="check">
          <input type="checkbox" name="isAutre" />
          C’en est une autre
        </label>
      )}
    </>
  );
}
