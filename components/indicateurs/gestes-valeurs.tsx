'use client';

import type { Mutation } from '@/components/ui/edition';
import { EnDialogue } from '@/components/ui/en-dialogue';
import { TextArea, TextField } from '@/components/ui/field';

/** Who looks at the grid: whose drafts they type, whether they are of the cellule, which EPCI have no référent. */
export type Qui = { isCellule: boolean; epcisSaisis: readonly number[]; vacants: readonly number[]; isFigee: boolean };

export type GestesValeurs = {
  transmettre: Mutation;
  valider: Mutation;
  retourner: Mutation;
  rouvrir: Mutation;
  corriger: Mutation;
  demanderCorrection: Mutation;
};

type Base = { about: string; gestes: GestesValeurs };

/** What the cellule makes of a value that waits, or of the correction asked on a validated one. */
export function ExaminerValeur({
  about,
  valeurId,
  gestes,
  isRouvrir,
}: Base & { valeurId: number; isRouvrir?: boolean }) {
  const id = <input type="hidden" name="valeurId" value={valeurId} />;
  if (isRouvrir)
    return (
      <EnDialogue
        label="Rouvrir"
        title="Rouvrir cette valeur"
        about={about}
        action={gestes.rouvrir}
        submitLabel="Rouvrir"
      >
        {id}
        <p>L’EPCI pourra en transmettre une autre. Celle-ci compte jusque-là.</p>
      </EnDialogue>
    );
  return (
    <>
      <EnDialogue
        label="Valider"
        title="Valider cette valeur"
        about={about}
        action={gestes.valider}
        submitLabel="Valider"
      >
        {id}
        <p>Tous ceux qui suivent le schéma la liront, et elle comptera dans les totaux.</p>
      </EnDialogue>
      <EnDialogue
        label="Retourner"
        title="Retourner cette valeur"
        about={about}
        action={gestes.retourner}
        submitLabel="Retourner"
        brouillon={`retour-valeur-${valeurId}`}
        className="btn quiet small"
      >
        {id}
        <TextArea name="motif" label="Ce qui est à reprendre" rows={3} />
      </EnDialogue>
    </>
  );
}

type Corriger = Base & {
  place: { schemaId: number; annee: number };
  epciId: number;
  indicateurId: number;
  lue: number;
  texte: string;
  isNouvelle: boolean;
};

/** The cellule writes for an EPCI: over what it sent, or because nobody is there to. */
export function CorrigerValeur({ about, gestes, place, epciId, indicateurId, lue, texte, isNouvelle }: Corriger) {
  return (
    <EnDialogue
      label={isNouvelle ? 'Saisir pour l’EPCI' : 'Corriger'}
      title={isNouvelle ? 'Saisir pour l’EPCI' : 'Corriger cette valeur'}
      about={about}
      action={gestes.corriger}
      submitLabel="Enregistrer"
      brouillon={`valeur-${indicateurId}-${place.annee}-${epciId}`}
      className="btn quiet small no-print"
    >
      <input type="hidden" name="schemaId" value={place.schemaId} />
      <input type="hidden" name="annee" value={place.annee} />
      <input type="hidden" name="epciId" value={epciId} />
      <input type="hidden" name="indicateurId" value={indicateurId} />
      <input type="hidden" name="lue" value={lue} />
      <TextField
        name="texte"
        label="Valeur"
        autoComplete="off"
        defaultValue={texte}
        hint="nc : non disponible ; - : sans objet"
      />
      <TextArea name="commentaire" label="Pourquoi ?" rows={3} />
      <TextField name="source" label="Source (facultatif)" autoComplete="off" />
    </EnDialogue>
  );
}

/** The référent asks that a validated value be opened again. */
export function DemanderCorrection({ about, gestes, valeurId }: Base & { valeurId: number }) {
  return (
    <EnDialogue
      label="Demander une correction"
      title="Demander une correction"
      about={about}
      action={gestes.demanderCorrection}
      submitLabel="Demander"
      brouillon={`correction-valeur-${valeurId}`}
      className="btn quiet small no-print"
    >
      <input type="hidden" name="valeurId" value={valeurId} />
      <TextArea name="motif" label="Ce qui est à corriger" rows={3} />
    </EnDialogue>
  );
}
