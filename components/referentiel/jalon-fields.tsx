'use client';

import { useContext, useEffect, useRef, useState } from 'react';
import { useField } from '@/components/ui/form';
import { formatJour } from '@/lib/format';
import type { JalonEcrit } from '@/lib/referentiel/lecture-action';
import { Retrouve } from '@/components/ui/edition';
import styles from './action-form.module.css';

type Ligne = { cle: number; id: number | null; libelle: string; debut: string; fin: string };

/** The milestones, one line each; they travel as one field. Only their words change in a correction of form. */
export function JalonFields({ jalons, motsSeuls }: { jalons: JalonEcrit[]; motsSeuls: boolean }) {
  const [lignes, setLignes] = useState<Ligne[]>(() =>
    jalons.map(({ id, libelle, debut, fin }, i) => ({ cle: i, id, libelle, debut: debut ?? '', fin })),
  );
  const next = useRef(jalons.length);
  const retrouve = useContext(Retrouve);
  const { id, error, attributes } = useField('jalons');
  useEffect(() => {
    const kept = retrouve?.find(([nom]) => nom === 'jalons')?.[1];
    if (!kept) return;
    setLignes((JSON.parse(kept) as Omit<Ligne, 'cle'>[]).map((ligne) => ({ ...ligne, cle: next.current++ })));
  }, [retrouve]);

  const change = (cle: number, part: Partial<Ligne>) =>
    setLignes(lignes.map((ligne) => (ligne.cle === cle ? { ...ligne, ...part } : ligne)));
  const faits = new Map(jalons.flatMap(({ id: jalon, faitLe }) => (faitLe ? [[jalon, faitLe] as const] : [])));
  const perdus = jalons.filter(({ id: jalon, faitLe }) => faitLe && !lignes.some((ligne) => ligne.id === jalon));
  return (
    <fieldset id={id} tabIndex={-1} className={styles.partie} aria-describedby={attributes['aria-describedby']}>
      <legend>Jalons</legend>
      <p className="field-hint">Une étape datée : une fois sa fin passée sans être faite, l’action est en retard.</p>
      <input
        type="hidden"
        name="jalons"
        value={JSON.stringify(lignes.map(({ id: jalon, libelle, debut, fin }) => ({ id: jalon, libelle, debut, fin })))}
      />
      {lignes.map(({ cle, id: jalon, libelle, debut, fin }, i) => (
        <div key={cle} className={styles.jalon} role="group" aria-label={`Jalon ${i + 1}`}>
          <Champ label={`Jalon ${i + 1}`}>
            {(champ) => (
              <input
                {...champ}
                type="text"
                value={libelle}
                onChange={(e) => change(cle, { libelle: e.target.value })}
              />
            )}
          </Champ>
          <Champ label="Début (facultatif)">
            {(champ) => (
              <input
                {...champ}
                type="date"
                value={debut}
                readOnly={motsSeuls}
                onChange={(e) => change(cle, { debut: e.target.value })}
              />
            )}
          </Champ>
          <Champ label="Fin">
            {(champ) => (
              <input
                {...champ}
                type="date"
                value={fin}
                readOnly={motsSeuls}
                onChange={(e) => change(cle, { fin: e.target.value })}
              />
            )}
          </Champ>
          {!motsSeuls && (
            <button
              type="button"
              className="btn small"
              data-ligne
              onClick={() => setLignes(lignes.filter((ligne) => ligne.cle !== cle))}
            >
              Enlever<span className="visually-hidden"> le jalon {i + 1}</span>
            </button>
          )}
          {jalon && faits.has(jalon) && <p className="muted">Fait le {formatJour(faits.get(jalon)!)}.</p>}
        </div>
      ))}
      {perdus.length > 0 && (
        <p className="notice" role="status">
          {perdus.map(({ libelle }) => `« ${libelle} »`).join(', ')} {perdus.length > 1 ? 'sont faits' : 'est fait'} :
          en l’enlevant, il disparaît des jalons de l’action et ne reste que dans son historique.
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {!motsSeuls && (
        <p>
          <button
            type="button"
            className="btn small"
            data-ligne
            onClick={() => setLignes([...lignes, { cle: next.current++, id: null, libelle: '', debut: '', fin: '' }])}
          >
            Ajouter un jalon
          </button>
        </p>
      )}
    </fieldset>
  );
}

type ChampProps = { label: string; children: (champ: { className: string }) => React.ReactNode };

function Champ({ label, children }: ChampProps) {
  return (
    <label className="field">
      <span className={styles.petit}>{label}</span>
      {children({ className: 'field-control' })}
    </label>
  );
}
