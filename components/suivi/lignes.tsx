'use client';

import { useRouter } from 'next/navigation';
import type { MouseEvent } from 'react';
import { Explication } from '@/components/ui/explication';
import { Statut } from '@/components/ui/statut';
import type { Ligne } from '@/lib/suivi/ligne';
import { Marques } from './marques';
import styles from './tableau.module.css';

type Props = {
  fiches: { id: number; code: string; titre: string; degre: string }[];
  lignes: Ligne[];
  /** Address of a sheet, without its number and without what leads back to the same filters. */
  base: string;
  retour: string;
  gestes: boolean;
};

/**
 * The lines of an axe. A client component for its weight only: its props cross as plain data, where server-drawn lines
 * would cross twice, as HTML and as a tree (measured: half the bytes, twice the requests a second).
 */
export function Lignes({ fiches, lignes, base, retour, gestes }: Props) {
  const router = useRouter();
  const follow = (event: MouseEvent) => {
    const link = (event.target as Element).closest('a');
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.push(link.getAttribute('href')!);
  };
  return fiches.map((fiche) => (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- follows the links inside, which have their own keyboard
    <div key={fiche.id} onClick={follow} data-groupe>
      <h3 className={styles.fiche}>
        {gestes && <input type="checkbox" data-coche-tout aria-label={`Cocher la fiche ${fiche.code}`} />}
        <span>{fiche.code}</span> {fiche.titre} <span className="tag">{fiche.degre}</span>
      </h3>
      <ul className="plain">
        {lignes
          .filter(({ ficheId }) => ficheId === fiche.id)
          .map((ligne) => (
            <Line key={ligne.id} ligne={ligne} href={`${base}${ligne.id}${retour}`} gestes={gestes} />
          ))}
      </ul>
    </div>
  ));
}

function Line({ ligne, href, gestes: isColumn }: { ligne: Ligne; href: string; gestes: boolean }) {
  const { id, code, titre, avancement, revision, alertes } = ligne;
  const gestes = isColumn && ligne.isSuivie;
  return (
    <li
      className={isColumn ? `${styles.row} ${styles.cochable}` : styles.row}
      {...(gestes && {
        'data-action': id,
        'data-revision': revision,
        'data-avancement': avancement ?? '',
        'data-titre': `${code} ${titre}`,
      })}
    >
      {gestes && <input type="checkbox" data-coche aria-label={`Cocher ${code}`} />}
      <Statut avancement={avancement} />
      <span className={styles.code}>{code}</span>
      <div className={styles.titre}>
        <a href={href}>{titre}</a>
        {alertes.map((alerte) => (
          <small key={alerte.nature}>
            <Marques actionId={id} marques={[alerte]} />
            {alerte.bref && ` : ${alerte.bref}`}
          </small>
        ))}
      </div>
      <span className={styles.porteur}>{ligne.porteur}</span>
      <span className={styles.fresh}>
        {ligne.ancienne ? (
          <Explication id={`pourquoi-${id}-ancienne`} mot={ligne.fraicheur} texte={ligne.ancienne} />
        ) : (
          ligne.fraicheur
        )}
      </span>
      {gestes && (
        <span className={styles.gestes}>
          <button type="button" className="btn small" data-geste="changer" aria-label={`Changer le statut de ${code}`}>
            Changer le statut
          </button>
          {avancement && (
            <button
              type="button"
              className="btn small"
              data-geste="confirmer"
              aria-label={`Confirmer ${code} inchangé`}
            >
              Confirmer
            </button>
          )}
        </span>
      )}
    </li>
  );
}
