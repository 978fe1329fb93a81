'use client';

import { useCallback, useRef, useState } from 'react';
import type { Mutation } from '@/components/ui/edition';
import { FileField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Toast } from '@/components/ui/toast';
import { TAILLE_IMPORT, type Apercu } from '@/lib/indicateurs/import';
import { ApercuImport } from './apercu-import';
import styles from './import.module.css';

type Props = {
  place: { schemaId: number; annee: number; epciId: number | null };
  modeles: { xlsx: string; csv: string };
  saisie: string;
  gestes: { lire: Mutation<Apercu>; confirmer: Mutation };
};

/** Three steps: the template, what the file would change, its confirmation. */
export function ImportValeurs({ place, modeles, saisie, gestes }: Props) {
  const [apercu, setApercu] = useState<Apercu | null>(null);
  // how many files were read: the preview of each begins afresh
  const [rang, setRang] = useState(0);
  const [message, setMessage] = useState<string | null>(null);
  const depot = useRef<HTMLHeadingElement>(null);
  const closeMessage = useCallback(() => setMessage(null), []);
  const champs = (
    <>
      <input type="hidden" name="schemaId" value={place.schemaId} />
      <input type="hidden" name="annee" value={place.annee} />
      <input type="hidden" name="epciId" value={place.epciId ?? ''} />
    </>
  );
  return (
    <>
      <section className={styles.etape} aria-labelledby="etape-modele">
        <h2 id="etape-modele">1. Remplir le modèle</h2>
        <p>
          Une ligne par indicateur, avec ce qui est déjà saisi. Écrivez dans « Valeur {place.annee} » le nombre,{' '}
          <b>nc</b> s’il n’est pas disponible, <b>-</b> si c’est sans objet, avec la raison en commentaire. Une cellule
          vidée efface la valeur.
        </p>
        <div className="actions">
          <a className="btn" href={modeles.xlsx} download>
            Modèle XLSX
          </a>
          <a className="btn" href={modeles.csv} download>
            Modèle CSV
          </a>
        </div>
      </section>
      <section className={styles.etape} aria-labelledby="etape-fichier">
        <h2 id="etape-fichier" ref={depot} tabIndex={-1}>
          2. Déposer le fichier
        </h2>
        <Form<Apercu>
          action={async (previous, form) => {
            setApercu(null);
            const fichier = form.get('fichier');
            if (fichier instanceof File && fichier.size > TAILLE_IMPORT) {
              return {
                etat: 'erreurs',
                erreurs: { fichier: 'Ce fichier dépasse 900 ko : gardez-y les seules données à importer.' },
              };
            }
            return gestes.lire(previous, form);
          }}
          submitLabel="Voir ce qui changerait"
          pendingLabel="Lecture…"
          onDone={({ data }) => {
            setApercu(data ?? null);
            setRang((lus) => lus + 1);
          }}
        >
          {champs}
          <FileField
            name="fichier"
            label="Fichier rempli"
            hint="XLSX ou CSV, 900 ko au plus. Rien n’est écrit avant votre confirmation."
            accept=".xlsx,.csv,.txt,text/csv"
          />
        </Form>
      </section>
      {apercu && (
        <ApercuImport
          key={rang}
          apercu={apercu}
          saisie={saisie}
          isBrouillon={place.epciId !== null}
          confirmer={gestes.confirmer}
          onDone={(said) => {
            // the button that has the focus goes away with the preview
            depot.current?.focus();
            setApercu(null);
            setMessage(said);
          }}
        >
          {champs}
        </ApercuImport>
      )}
      {message && <Toast message={message} onClose={closeMessage} />}
    </>
  );
}
