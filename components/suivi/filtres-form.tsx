'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import styles from './tableau.module.css';

/** One family of boxes; a box is its value, its label, how many actions answer to it, and whether it is ticked. */
export type Groupe = {
  famille: string;
  legende: string;
  cases: [valeur: string, libelle: string, nombre: number, choisie: boolean][];
};

type Props = {
  path: string;
  q: string;
  filtre: boolean;
  /** What the address says besides the filters: sent along with them, and kept when they are cleared. */
  garde: [name: string, value: string][];
  groupes: Groupe[];
  /** What is looked for, a feminine noun. */
  quoi?: string;
};

/**
 * Facets as an ordinary form, which works without JavaScript. With it, sends them as they are ticked and the search as it is typed; the address says everything.
 */
export function FiltresForm({ path, q, filtre, garde, groupes, quoi = 'action' }: Props) {
  const router = useRouter();
  const address = useSearchParams().toString();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isPending, start] = useTransition();
  const [isOpen, setOpen] = useState(false);

  // after the back button or a link, boxes and search say again what the address says
  useEffect(() => {
    const params = new URLSearchParams(address);
    for (const box of form.current!.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) {
      box.checked = params.getAll(box.name).includes(box.value);
    }
    const search = form.current!.elements.namedItem('q') as HTMLInputElement;
    if (search !== document.activeElement) search.value = params.get('q') ?? '';
  }, [address]);

  const send = (push: boolean) => {
    const params = new URLSearchParams(
      [...new FormData(form.current!)].filter(([, value]) => value) as [string, string][],
    );
    const target = `${path}${params.size ? `?${params}` : ''}`;
    start(() => (push ? router.push(target, { scroll: false }) : router.replace(target, { scroll: false })));
  };

  return (
    <form
      ref={form}
      action={path}
      role="search"
      className={styles.facettes}
      aria-label={`Filtrer les ${quoi}s`}
      aria-busy={isPending}
      onSubmit={(event) => {
        event.preventDefault();
        clearTimeout(timer.current);
        send(true);
      }}
      onChange={(event) => {
        clearTimeout(timer.current);
        if ((event.target as Element as HTMLInputElement).name !== 'q') return send(true);
        timer.current = setTimeout(() => send(false), 250);
      }}
    >
      {garde.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="visually-hidden" htmlFor="q">
        Rechercher une {quoi}
      </label>
      <input
        id="q"
        name="q"
        type="search"
        className="field-control"
        placeholder={`Rechercher une ${quoi}`}
        defaultValue={q}
      />
      {filtre && (
        <a href={`${path}${garde.length > 0 ? `?${new URLSearchParams(garde)}` : ''}`} className="btn quiet small">
          Tout effacer
        </a>
      )}
      <button
        type="button"
        className={`btn small ${styles.toggle}`}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        Filtres
      </button>
      <div className={isOpen ? styles.groups : `${styles.groups} ${styles.closed}`}>
        {groupes.map(({ famille, legende, cases }) => (
          <fieldset key={famille}>
            <legend>{legende}</legend>
            {cases.map(([valeur, libelle, nombre, choisie]) => (
              <label key={valeur}>
                <input type="checkbox" name={famille} value={valeur} defaultChecked={choisie} />
                {libelle}
                <span>{nombre}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      <noscript>
        <button className="btn primary">Filtrer</button>
      </noscript>
    </form>
  );
}
