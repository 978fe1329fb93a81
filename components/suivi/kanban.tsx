'use client';

import { lazy, Suspense, type ReactNode } from 'react';
import { StatutMark } from '@/components/ui/statut';
import { formatNombre } from '@/lib/format';
import type { Explication } from '@/lib/suivi/explication';
import { avancementLabels, type Etat } from '@/lib/suivi/rules';
import styles from './kanban.module.css';
import { Marques } from './marques';

/** `revision` only for who may move it. */
export type Carte = { id: number; code: string; titre: string; revision: number | null; marques: Explication[] };
export type Colonne = { etat: Etat; cartes: Carte[] };
export type KanbanProps = { colonnes: Colonne[]; base: string; retour: string };

// what moves cards comes after the page, and only for who may move them
const KanbanMobile = lazy(() => import('./kanban-mobile'));

/** The columns, in place before anything can be moved. */
export function Kanban({ gestes, ...props }: KanbanProps & { gestes: boolean }) {
  const fixed = (
    <div className={styles.kanban}>
      {props.colonnes.map((colonne) => (
        <ColonneFixe key={colonne.etat} colonne={colonne}>
          {colonne.cartes.map((carte) => (
            <li key={carte.id} className={styles.carte} {...dataOf(carte, colonne.etat)}>
              <CarteTexte carte={carte} {...props} />
            </li>
          ))}
        </ColonneFixe>
      ))}
    </div>
  );
  return gestes ? (
    <Suspense fallback={fixed}>
      <KanbanMobile {...props} />
    </Suspense>
  ) : (
    fixed
  );
}

type ColonneProps = {
  colonne: Colonne;
  children: ReactNode;
  avis?: ReactNode;
  className?: string;
  /** Where a card may be dropped. */
  node?: (element: HTMLElement | null) => void;
};

export function ColonneFixe({ colonne: { etat, cartes }, children, avis, className, node }: ColonneProps) {
  return (
    <section
      ref={node}
      className={className ? `${styles.colonne} ${className}` : styles.colonne}
      aria-labelledby={`colonne-${etat}`}
    >
      <h2 id={`colonne-${etat}`}>
        <StatutMark avancement={etat === 'non_renseigne' ? null : etat} size={20} />
        {avancementLabels[etat]} <span>{formatNombre(cartes.length)}</span>
      </h2>
      {avis}
      {cartes.length > 0 ? <ul className="plain">{children}</ul> : <p className="muted">Aucune action.</p>}
    </section>
  );
}

export function CarteTexte({ carte, base, retour }: { carte: Carte } & Omit<KanbanProps, 'colonnes'>) {
  const { id, code, titre, revision, marques } = carte;
  return (
    <>
      <p>
        <span className="muted">{code}</span>{' '}
        <a href={`${base}${id}${retour}`} draggable={false}>
          {titre}
        </a>
      </p>
      {marques.length > 0 && (
        <p className={styles.marques}>
          <Marques actionId={id} marques={marques} />
        </p>
      )}
      {revision !== null && (
        <button
          type="button"
          className="btn small no-print"
          data-geste="changer"
          aria-label={`Changer le statut de ${code}`}
        >
          Changer le statut
        </button>
      )}
    </>
  );
}

/** What the gestures read. */
export function dataOf({ id, code, titre, revision }: Carte, etat: Etat) {
  if (revision === null) return {};
  return {
    'data-action': id,
    'data-revision': revision,
    'data-avancement': etat === 'non_renseigne' ? '' : etat,
    'data-titre': `${code} ${titre}`,
  };
}
