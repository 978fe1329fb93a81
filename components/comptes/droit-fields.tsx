'use client';

import { useState } from 'react';
import { Select, TextField } from '@/components/ui/field';
import { roleLabels, roleScopes, type Role } from '@/lib/access/roles';
import type { Perimetres } from '@/lib/comptes/registre';

type Props = {
  perimetres: Perimetres;
  today: string;
  /** The scheme that somebody is wanted for: its cellule first, unless it has one. */
  propose?: number | undefined;
};

/** A right: the role decides on what it must be asked. */
export function DroitFields({ perimetres, today, propose }: Props) {
  const { roles, schemas, organisations } = perimetres;
  const [role, setRole] = useState<Role | ''>(propose ? 'cellule_etat' : '');
  const [schemaId, setSchemaId] = useState(String(propose ?? (schemas.length === 1 ? schemas[0]!.id : '')));
  const scope = role && roleScopes[role];
  const schema = schemas.find(({ id }) => String(id) === schemaId);
  return (
    <>
      <Select name="role" label="Rôle" value={role} onChange={(event) => setRole(event.target.value as Role)}>
        <option value="">Choisir…</option>
        {roles.map((code) => (
          <option key={code} value={code}>
            {roleLabels[code]}
          </option>
        ))}
      </Select>
      {scope && scope !== 'installation' && (
        <Select name="schemaId" label="Schéma" value={schemaId} onChange={(event) => setSchemaId(event.target.value)}>
          <option value="">Choisir…</option>
          {schemas.map(({ id, code, departement }) => (
            <option key={id} value={id}>
              {departement} ({code})
            </option>
          ))}
        </Select>
      )}
      {scope === 'epci' && (
        <Select name="epciId" label="EPCI" defaultValue="">
          <option value="">Choisir…</option>
          {schema?.epcis.map(({ id, sigle, nom }) => (
            <option key={id} value={id}>
              {sigle} · {nom}
            </option>
          ))}
        </Select>
      )}
      {scope === 'organisation' && (
        <>
          <TextField
            name="organisation"
            label="Organisation"
            hint="Choisissez-la dans la liste ; un nom qui n’y est pas encore sera ajouté."
            list="organisations"
            autoComplete="off"
          />
          <datalist id="organisations">
            {organisations.map(({ id, nom }) => (
              <option key={id} value={nom} />
            ))}
          </datalist>
        </>
      )}
      <div className="fields two">
        <TextField type="date" name="debut" label="À partir du" defaultValue={today} />
        <TextField type="date" name="fin" label="Jusqu’au (facultatif)" />
      </div>
    </>
  );
}
