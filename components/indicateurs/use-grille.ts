'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { send } from '@/components/ui/send';
import { direCellule, lireCellule } from '@/lib/indicateurs/cellule';
import type { Donnee } from '@/lib/indicateurs/rules';
import {
  debutCellule,
  lueOf,
  texteOf,
  type CelluleGrille,
  type EnregistrementValeurs,
  type LigneGrille,
} from '@/lib/indicateurs/saisie';
import type { Outcome } from '@/lib/outcome';

export type Enregistrer = (previous: unknown, form: FormData) => Promise<Outcome<EnregistrementValeurs>>;
export type Autour = { commentaire: string; source: string; isEstimee: boolean };

/** A cell as it is being typed: its text, what was last written of it, what stands in the way. */
export type Frappe = {
  texte: string;
  /** As the server holds it. */
  ecrit: string;
  lue: number;
  /** What the text says; undefined when it cannot be read. */
  donnee: Donnee | null | undefined;
  etat: 'enregistree' | 'a_envoyer' | 'en_envoi' | 'refusee' | 'non_envoyee' | 'conflit';
  message?: string;
  autour?: Autour;
};

type Place = { schemaId: number; annee: number };
export const cleDe = (indicateurId: number, epciId: number | null) => `${indicateurId}:${epciId ?? 'departement'}`;

/** What a cell begins with. */
export function frappeOf(cellule: CelluleGrille): Frappe {
  const texte = texteOf(cellule);
  return { texte, ecrit: texte, lue: lueOf(cellule), donnee: debutCellule(cellule), etat: 'enregistree' };
}

/** The cells touched on this page, each saved when it is left; one sending at a time, the rest waits its turn. */
export function useGrille(lignes: readonly LigneGrille[], place: Place, enregistrer: Enregistrer) {
  const [frappes, setFrappes] = useState<ReadonlyMap<string, Frappe>>(new Map());
  const held = useRef(frappes);
  const isSending = useRef(false);
  const cells = useRef(new Map<string, { ligne: LigneGrille; cellule: CelluleGrille }>());

  useEffect(() => {
    cells.current = new Map(
      lignes.flatMap((ligne) =>
        ligne.cellules.map((cellule) => [cleDe(ligne.indicateurId, cellule.epciId), { ligne, cellule }] as const),
      ),
    );
    // drawn again: what was written is in the lines, what was not stays
    const kept = [...held.current].filter(([, { etat }]) => etat !== 'enregistree');
    held.current = new Map(kept);
    setFrappes(held.current);
  }, [lignes]);

  const put = useCallback((entries: readonly (readonly [string, Frappe])[]) => {
    held.current = new Map([...held.current, ...entries]);
    setFrappes(held.current);
  }, []);
  const read = useCallback((cle: string): Frappe => {
    return held.current.get(cle) ?? frappeOf(cells.current.get(cle)!.cellule);
  }, []);

  const flush = useCallback(async () => {
    if (isSending.current) return;
    isSending.current = true;
    try {
      for (;;) {
        const waiting = [...held.current].filter(([, { etat }]) => etat === 'a_envoyer');
        if (waiting.length === 0) return;
        const epciId = cells.current.get(waiting[0]![0])!.cellule.epciId;
        const batch = waiting.filter(([cle]) => cells.current.get(cle)!.cellule.epciId === epciId);
        put(batch.map(([cle, frappe]) => [cle, { ...frappe, etat: 'en_envoi' }]));
        const outcome = await send(enregistrer, {
          schemaId: String(place.schemaId),
          annee: String(place.annee),
          epciId: epciId === null ? '' : String(epciId),
          cellules: JSON.stringify(
            batch.map(([cle, { texte, lue, autour }]) => ({
              indicateurId: cells.current.get(cle)!.ligne.indicateurId,
              ...{ lue, texte, ...autour },
            })),
          ),
        });
        put(
          batch.map(([cle, sent]) => [
            cle,
            answered(held.current.get(cle)!, sent, outcome, cells.current.get(cle)!.ligne, epciId),
          ]),
        );
        if (outcome.etat !== 'fait') return;
      }
    } finally {
      isSending.current = false;
    }
  }, [enregistrer, place.schemaId, place.annee, put]);

  /** Takes texts in, whatever they say; those that can be read leave for the server. */
  const write = useCallback(
    (textes: readonly { cle: string; texte: string; autour?: Autour }[]) => {
      put(
        textes.map(({ cle, texte, autour }) => {
          const avant = read(cle);
          const lu = lireCellule(texte, cells.current.get(cle)!.ligne);
          const frappe = { ...avant, texte, ...(autour && { autour }) };
          if ('erreur' in lu) return [cle, { ...frappe, donnee: undefined, etat: 'refusee', message: lu.erreur }];
          const isMeme = !autour && texte.trim() === avant.ecrit.trim();
          const { message: _gone, ...rest } = frappe;
          return [
            cle,
            {
              ...rest,
              donnee: avecAutour(lu.donnee, autour ?? avant.donnee),
              etat: isMeme ? 'enregistree' : 'a_envoyer',
            },
          ];
        }),
      );
      void flush();
    },
    [flush, put, read],
  );

  const type = useCallback(
    (cle: string, texte: string) => {
      const { message: _gone, ...avant } = read(cle);
      put([[cle, { ...avant, texte }]]);
    },
    [put, read],
  );
  const undo = useCallback(
    (cle: string) => {
      const { message: _gone, ...avant } = read(cle);
      const lu = lireCellule(avant.ecrit, cells.current.get(cle)!.ligne);
      put([
        [cle, { ...avant, texte: avant.ecrit, donnee: 'donnee' in lu ? lu.donnee : undefined, etat: 'enregistree' }],
      ]);
    },
    [put, read],
  );
  const retry = useCallback(() => {
    const left = [...held.current].filter(([, { etat }]) => etat === 'non_envoyee');
    put(left.map(([cle, frappe]) => [cle, { ...frappe, etat: 'a_envoyer' }]));
    void flush();
  }, [flush, put]);

  const isUnsaved = [...frappes.values()].some(({ etat, texte, ecrit }) => etat !== 'enregistree' || texte !== ecrit);
  useEffect(() => {
    if (!isUnsaved) return;
    const leave = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', leave);
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('beforeunload', leave);
      window.removeEventListener('online', retry);
    };
  }, [isUnsaved, retry]);

  return { frappes, isUnsaved, write, type, undo, retry };
}

/** What was written around the value stays unless it is said again, as the server does. */
function avecAutour(donnee: Donnee | null, autour: Autour | Donnee | null | undefined): Donnee | null {
  if (!donnee || !autour) return donnee;
  return {
    ...donnee,
    commentaire: donnee.commentaire ?? (autour.commentaire || null),
    source: autour.source || null,
    isEstimee: donnee.statut === 'renseignee' && autour.isEstimee,
  };
}

/** What becomes of a cell once the server answered; what was typed meanwhile leaves in its turn. */
function answered(
  now: Frappe,
  sent: Frappe,
  outcome: Outcome<EnregistrementValeurs>,
  ligne: LigneGrille,
  epciId: number | null,
): Frappe {
  const { message: _gone, autour: _sent, ...rest } = now;
  if (outcome.etat === 'erreurs') {
    const message = outcome.erreurs[`cellule-${ligne.indicateurId}`];
    return message
      ? { ...now, etat: 'refusee', message }
      : { ...now, etat: 'non_envoyee', message: 'Non enregistrée.' };
  }
  if (outcome.etat !== 'fait') return { ...now, etat: 'non_envoyee', message: outcome.message };
  const mine = ({ indicateurId, epciId: of }: { indicateurId: number; epciId: number | null }) =>
    indicateurId === ligne.indicateurId && of === epciId;
  const written = outcome.data?.cellules.find(mine);
  if (written)
    return { ...rest, ecrit: sent.texte, lue: written.lue, etat: now.etat === 'en_envoi' ? 'enregistree' : now.etat };
  const autre = outcome.data?.conflits.find(mine);
  return {
    ...rest,
    ecrit: autre?.texte ?? now.ecrit,
    lue: autre?.lue ?? 0,
    etat: 'conflit',
    message: `${autre?.auteur ?? 'Quelqu’un'} a écrit « ${autre?.texte || direCellule(null) || 'rien'} » entre-temps. Votre saisie est gardée : Entrée pour l’enregistrer, Échap pour reprendre la sienne.`,
  };
}
