'use client';

import { useState } from 'react';
import { Toast } from '@/components/ui/toast';
import {
  debutSaisie,
  isRenseignee,
  isSaisieVide,
  saisieOf,
  saisieVide,
  type LigneRemontee,
} from '@/lib/campagnes/saisie';
import type { Saisie } from '@/lib/campagnes/rules';
import { BarreRemontee } from './barre-remontee';
import { DemanderCorrection, type Demander } from './demander-correction';
import { LigneSaisie } from './ligne-saisie';
import styles from './ma-remontee.module.css';
import { Transmettre, type Envoyer } from './transmettre';
import { useSauvegarde, type Enregistrer } from './use-sauvegarde';

type Props = {
  lignes: LigneRemontee[];
  axes: { numero: number; libelle: string }[];
  place: { schemaId: number; epciId: number };
  cle: string;
  echeance: string;
  today: string;
  /** Address of the sheets, without their number. */
  base: string;
  mutations: { enregistrer: Enregistrer; transmettre: Envoyer; demanderCorrection: Demander };
};

/** All the lines an EPCI reports on: what came back first, then by axe; one line open at a time, saved as it is typed. */
export function MaRemontee({ lignes, axes, place, cle, echeance, today, base, mutations }: Props) {
  const { frappes, etat, write, flush, settle } = useSauvegarde({
    ...{ lignes, place, cle, enregistrer: mutations.enregistrer },
  });
  const [open, setOpen] = useState<number | null>(null);
  const [dialog, setDialog] = useState<'transmettre' | LigneRemontee | null>(null);
  const [message, setMessage] = useState<string | null>(null);

  const brouillonOf = (ligne: LigneRemontee): Saisie | null => {
    const typed = frappes[ligne.actionId]?.saisie ?? ligne.brouillon;
    return typed && !isSaisieVide(typed) ? saisieOf(typed) : null;
  };
  const isDone = (ligne: LigneRemontee) => isRenseignee(ligne, brouillonOf(ligne));
  const sections = [
    { id: 'a-reprendre', titre: 'À reprendre', lignes: lignes.filter(({ etape }) => etape === 'retourne') },
    ...axes.map(({ numero, libelle }) => ({
      ...{ id: `axe-${numero}`, titre: `Axe ${numero}. ${libelle}` },
      lignes: lignes.filter(({ axe, etape }) => axe === numero && etape !== 'retourne'),
    })),
  ].filter((section) => section.lignes.length > 0);
  const order = sections.flatMap((section) => section.lignes);

  const focus = (ligne: LigneRemontee | undefined) =>
    document.getElementById(ligne ? `ligne-${ligne.actionId}` : 'transmettre')?.focus();
  /** The next line that still wants something, from this one on and round; the sending button when none does. */
  const next = (from: LigneRemontee) => {
    const at = order.indexOf(from);
    focus([...order.slice(at + 1), ...order.slice(0, at)].find((ligne) => !isDone(ligne)));
  };
  const type = (ligne: LigneRemontee, saisie: Saisie) => write(ligne.actionId, saisie, ligne.brouillon?.revision ?? 0);

  return (
    <>
      <BarreRemontee
        etat={etat}
        echeance={echeance}
        today={today}
        total={lignes.length}
        renseignees={lignes.filter(isDone).length}
        aTransmettre={lignes.filter((ligne) => brouillonOf(ligne) && isDone(ligne)).length}
        onTransmettre={() => void flush().then((isSaved) => isSaved && setDialog('transmettre'))}
      />
      {sections.map(({ id, titre, lignes: own }) => (
        <section key={id} className={styles.section} aria-labelledby={id}>
          <header>
            <h2 id={id}>{titre}</h2>
            <p className="muted">
              {own.filter(isDone).length} sur {own.length}
            </p>
          </header>
          <ul className="plain">
            {own.map((ligne) => (
              <LigneSaisie
                key={ligne.actionId}
                ligne={ligne}
                brouillon={brouillonOf(ligne)}
                autre={frappes[ligne.actionId]?.autre}
                href={`${base}${ligne.actionId}`}
                isOpen={open === ligne.actionId}
                on={{
                  ouvrir: (saisie) => {
                    if (saisie) type(ligne, saisie);
                    setOpen(ligne.actionId);
                  },
                  fermer: () => {
                    setOpen(null);
                    requestAnimationFrame(() => focus(ligne));
                  },
                  saisir: (saisie) => type(ligne, saisie),
                  suivante: () => {
                    setOpen(null);
                    next(ligne);
                  },
                  inchange: () => {
                    type(ligne, debutSaisie({ ...ligne, brouillon: null, etape: 'a_remplir' }));
                    next(ligne);
                  },
                  effacer: () => {
                    type(ligne, saisieVide);
                    setOpen(null);
                    requestAnimationFrame(() => focus(ligne));
                  },
                  deplacer: (step) => focus(order[order.indexOf(ligne) + step] ?? ligne),
                  trancher: (isMienne) => settle(ligne.actionId, isMienne),
                  corriger: () => setDialog(ligne),
                }}
              />
            ))}
          </ul>
        </section>
      ))}
      {dialog === 'transmettre' && (
        <Transmettre
          action={mutations.transmettre}
          place={place}
          lignes={order.flatMap((ligne) =>
            brouillonOf(ligne) && isDone(ligne)
              ? [{ ligne, revision: frappes[ligne.actionId]?.revision ?? ligne.brouillon!.revision }]
              : [],
          )}
          restantes={lignes.filter((ligne) => !isDone(ligne)).length}
          onClose={() => setDialog(null)}
          onDone={setMessage}
        />
      )}
      {dialog && dialog !== 'transmettre' && (
        <DemanderCorrection
          action={mutations.demanderCorrection}
          ligne={dialog}
          onClose={() => setDialog(null)}
          onDone={(text) => {
            setMessage(text);
            requestAnimationFrame(() => focus(dialog));
          }}
        />
      )}
      {message && <Toast message={message} onClose={() => setMessage(null)} />}
    </>
  );
}
