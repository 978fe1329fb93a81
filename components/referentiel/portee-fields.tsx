'use client';

import { useRef } from 'react';
import { useField } from '@/components/ui/form';
import type { EpciEcrit, FacetteEcrite } from '@/lib/referentiel/lecture-schema';
import { familleLabels, familles } from '@/lib/referentiel/rules';
import styles from './action-form.module.css';

/** Whom the action concerns: the département as a whole, some EPCI, or both. */
export function TerritoireFields({
  epcis,
  choisis,
  isDepartementale,
  inactif,
}: {
  epcis: EpciEcrit[];
  choisis: number[];
  isDepartementale: boolean;
  inactif: boolean;
}) {
  const cases = useRef<HTMLDivElement>(null);
  const { id, error, attributes } = useField('epci');
  const tous = (checked: boolean) => {
    for (const box of cases.current!.querySelectorAll('input')) if (box.checked !== checked) box.click();
  };
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={styles.partie}
      disabled={inactif}
      aria-describedby={attributes['aria-describedby']}
    >
      <legend>Territoires</legend>
      <label className="check">
        <input type="checkbox" name="isDepartementale" defaultChecked={isDepartementale} />
        Tout le département : l’action se suit aussi à son échelle
      </label>
      {epcis.length > 0 && (
        <p className="actions">
          <span className={styles.petit}>EPCI concernés, qui en rendront compte</span>
          <button type="button" className="btn small" onClick={() => tous(true)}>
            Tous
          </button>
          <button type="button" className="btn small" onClick={() => tous(false)}>
            Aucun
          </button>
        </p>
      )}
      <div ref={cases} className={styles.cases}>
        {epcis.map(({ id: epci, sigle, nom }) => (
          <label key={epci} className="check">
            <input type="checkbox" name="epci" value={epci} defaultChecked={choisis.includes(epci)} />
            <span>
              {sigle} <span className="muted">{nom}</span>
            </span>
          </label>
        ))}
      </div>
      {epcis.length === 0 && <p className="muted">Le schéma n’a pas encore d’EPCI : ajoutez-les d’abord à sa page.</p>}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

type FacetteProps = { facettes: FacetteEcrite[]; choisies: number[]; inactif: boolean };

export function FacetteFields({ facettes, choisies, inactif }: FacetteProps) {
  const presentes = familles.filter((famille) => facettes.some((facette) => facette.famille === famille));
  if (presentes.length === 0) return null;
  return (
    <fieldset className={styles.partie} disabled={inactif}>
      <legend>Facettes</legend>
      <p className="field-hint">Elles filtrent le tableau de suivi.</p>
      <div className={styles.familles}>
        {presentes.map((famille) => (
          <fieldset key={famille}>
            <legend className={styles.petit}>{familleLabels[famille]}</legend>
            {facettes
              .filter((facette) => facette.famille === famille)
              .map(({ id, libelle }) => (
                <label key={id} className="check">
                  <input type="checkbox" name="facette" value={id} defaultChecked={choisies.includes(id)} />
                  {libelle}
                </label>
              ))}
          </fieldset>
        ))}
      </div>
    </fieldset>
  );
}
