'use client';

import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { lireCellule } from '@/lib/indicateurs/cellule';
import type { LigneGrille } from '@/lib/indicateurs/saisie';
import type { Autour, Frappe } from './use-grille';

type Props = {
  ligne: LigneGrille;
  frappe: Frappe;
  onSave: (texte: string, autour: Autour) => void;
  onClose: () => void;
};

/** What is written around a value: its comment or its reason, its source, whether it is an estimate. */
export function DetailValeur({ ligne, frappe, onSave, onClose }: Props) {
  const [erreur, setErreur] = useState<string | null>(null);
  const { donnee } = frappe;
  return (
    <Dialog title={ligne.libelle} eyebrow="Précisions" onClose={onClose}>
      <form
        className="fields"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const texte = form.get('texte') as string;
          const lu = lireCellule(texte, ligne);
          const refus = 'erreur' in lu ? lu.erreur : lu.donnee ? null : 'Donnez d’abord la valeur.';
          setErreur(refus);
          if (refus) return;
          const [commentaire, source] = [form.get('commentaire') as string, form.get('source') as string];
          onSave(texte, { commentaire: commentaire.trim(), source: source.trim(), isEstimee: form.has('isEstimee') });
          onClose();
        }}
      >
        <div className="field">
          <label htmlFor="detail-texte">Valeur</label>
          <input
            id="detail-texte"
            name="texte"
            autoComplete="off"
            defaultValue={frappe.texte}
            aria-invalid={erreur ? true : undefined}
            aria-describedby="detail-erreur"
          />
          <p id="detail-erreur" className="error" role="alert">
            {erreur}
          </p>
        </div>
        <div className="field">
          <label htmlFor="detail-commentaire">Commentaire, ou pourquoi c’est sans objet (facultatif)</label>
          <textarea
            id="detail-commentaire"
            name="commentaire"
            rows={3}
            maxLength={2000}
            defaultValue={donnee?.commentaire ?? ''}
          />
        </div>
        <div className="field">
          <label htmlFor="detail-source">Source (facultatif)</label>
          <input
            id="detail-source"
            name="source"
            maxLength={300}
            autoComplete="off"
            defaultValue={donnee?.source ?? ''}
            placeholder={ligne.source ?? undefined}
          />
        </div>
        <label className="check">
          <input type="checkbox" name="isEstimee" defaultChecked={donnee?.isEstimee ?? false} />
          <span>C’est une estimation : la valeur définitive viendra.</span>
        </label>
        <div className="actions">
          <button className="btn primary">Enregistrer</button>
          <button type="button" className="btn" onClick={onClose}>
            Annuler
          </button>
        </div>
      </form>
    </Dialog>
  );
}
