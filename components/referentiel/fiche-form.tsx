'use client';

import { useRouter } from 'next/navigation';
import { Select, TextArea, TextField } from '@/components/ui/field';
import type { FicheLue } from '@/lib/referentiel/fiches';
import type { AxeEcrit } from '@/lib/referentiel/lecture-schema';
import { degreLabels, degres } from '@/lib/referentiel/rules';
import { Edition, type Mutation } from '@/components/ui/edition';

type Props = {
  action: Mutation<{ id: number }>;
  schemaId: number;
  base: string;
  axes: AxeEcrit[];
  fiche?: FicheLue;
  /** For a new one: its axe and the code that comes next there. */
  propose?: { axeId: number | undefined; code: string };
};

/** A fiche, new or not: where it stands, how urgent it is, and its three texts. */
export function FicheForm({ action, schemaId, base, axes, fiche, propose }: Props) {
  const router = useRouter();
  return (
    <Edition
      action={action}
      submitLabel={fiche ? 'Enregistrer la fiche' : 'Ajouter la fiche'}
      brouillon={fiche ? `fiche-${fiche.id}` : `fiche-nouvelle-${schemaId}-${propose?.axeId ?? ''}`}
      revision={fiche?.revision}
      onDone={() => router.push(base)}
    >
      <input type="hidden" name="schemaId" value={schemaId} />
      {fiche && <input type="hidden" name="ficheId" value={fiche.id} />}
      <div className="fields two">
        <Select name="axeId" label="Axe" defaultValue={fiche?.axeId ?? propose?.axeId ?? ''}>
          <option value="">Choisir…</option>
          {axes.map(({ id, numero, libelle }) => (
            <option key={id} value={id}>
              {numero}. {libelle}
            </option>
          ))}
        </Select>
        <TextField name="code" label="Code" autoComplete="off" defaultValue={fiche?.code ?? propose?.code ?? ''} />
      </div>
      <TextField name="titre" label="Titre" autoComplete="off" defaultValue={fiche?.titre} />
      <Select name="degrePriorite" label="Degré de priorité" defaultValue={fiche?.degrePriorite ?? ''}>
        <option value="">Choisir…</option>
        {degres.map((code) => (
          <option key={code} value={code}>
            {degreLabels[code]}
          </option>
        ))}
      </Select>
      <TextArea name="constat" label="Constat (facultatif)" rows={6} defaultValue={fiche?.constat ?? ''} />
      <TextArea name="enjeux" label="Enjeux (facultatif)" rows={4} defaultValue={fiche?.enjeux ?? ''} />
      <TextArea name="mesures" label="Mesures (facultatif)" rows={6} defaultValue={fiche?.mesures ?? ''} />
    </Edition>
  );
}
