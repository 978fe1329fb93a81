'use client';

import { useState } from 'react';
import { Select, TextField } from '@/components/ui/field';

type CompteOffert = { id: number; prenom: string; nom: string; fonction: string | null; courriel?: string };
type Nommee = { utilisateurId: number | null; prenom: string; nom: string; fonction: string | null };
type Props = {
  comptes: readonly CompteOffert[];
  /** Who is named already. */
  nommee?: Nommee | undefined;
  /** What an account chosen receives. */
  hint: string;
};

/** Who is named; choosing an account fills in what it knows. */
export function Personne({ comptes, nommee, hint }: Props) {
  const [compteId, setCompteId] = useState(String(nommee?.utilisateurId ?? ''));
  const chosen = comptes.find(({ id }) => String(id) === compteId);
  const isOwn = compteId === String(nommee?.utilisateurId ?? '');
  const known = isOwn ? nommee : chosen;
  return (
    <>
      <Select
        name="utilisateurId"
        label="Compte dans l’application (facultatif)"
        hint={hint}
        value={compteId}
        onChange={(event) => setCompteId(event.target.value)}
      >
        <option value="">Aucun : sans accès à l’application</option>
        {nommee?.utilisateurId && !comptes.some(({ id }) => id === nommee.utilisateurId) && (
          <option value={nommee.utilisateurId}>
            {nommee.prenom} {nommee.nom}
          </option>
        )}
        {comptes.map(({ id, prenom, nom, fonction, courriel }) => (
          <option key={id} value={id}>
            {[`${nom} ${prenom}`, courriel ?? fonction].filter(Boolean).join(' · ')}
          </option>
        ))}
      </Select>
      <div key={compteId} className="fields">
        <div className="fields two">
          <TextField name="prenom" label="Prénom" autoComplete="off" defaultValue={known?.prenom} />
          <TextField name="nom" label="Nom" autoComplete="off" defaultValue={known?.nom} />
        </div>
        <TextField
          name="fonction"
          label="Fonction (facultatif)"
          autoComplete="off"
          defaultValue={known?.fonction ?? ''}
        />
      </div>
    </>
  );
}
