'use client';

import { useRouter } from 'next/navigation';
import { useRef, type MouseEvent } from 'react';
import { StatutMark } from '@/components/ui/statut';
import type { Explication } from '@/lib/suivi/explication';
import { cases, countFaits, SANS_OBJET } from '@/lib/suivi/matrice';
import { ecartLabels } from '@/lib/suivi/proposition';
import { avancementLabels, type Avancement } from '@/lib/suivi/rules';
import styles from './grille.module.css';
import { Marques } from './marques';
import { useFleches } from './use-fleches';

/** A row: its letters say the EPCI (lib/suivi/matrice.ts); `revision` only for who may change its status. */
type Ligne = {
  id: number;
  code: string;
  titre: string;
  departement: Avancement | null;
  mot: string;
  marques: Explication[];
  revision: number | null;
};
type Epci = { sigle: string; nom: string; siren: string };
type Props = {
  groupes: { titre: string; lignes: Ligne[] }[];
  epcis: Epci[];
  choisi: string;
  /** Address of a sheet, without its number and without what leads back here. */
  base: string;
  retour: string;
  /** Address of an open cell, without its action and its SIREN. */
  cellule: string;
};

/**
 * The table of the matrix. A client component for its weight, as the lines of the list: a row crosses as one word. Its arrows
 * move from cell to cell; its links are ordinary ones.
 */
export function Grille({ groupes, epcis, choisi, base, retour, cellule }: Props) {
  const router = useRouter();
  const table = useRef<HTMLTableElement>(null);
  const fleches = useFleches(table);
  const onClick = (event: MouseEvent) => {
    const link = (event.target as Element).closest('a');
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.push(link.getAttribute('href')!, { scroll: !link.search.includes('cellule=') });
  };
  const local = (sigle: string) => (sigle === choisi ? styles.on : styles.local);
  const lignes = groupes.flatMap((groupe) => groupe.lignes);
  const total = lignes.filter(({ departement }) => departement === 'fait').length;
  const wrap = epcis.length > 10 ? `${styles.cadre} ${styles.defile}` : styles.cadre;
  return (
    <div className={wrap}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- follows and moves between the links inside, which have their own keyboard */}
      <table ref={table} className={styles.grille} onClick={onClick} {...fleches}>
        <caption className="visually-hidden">
          Avancement par action et par EPCI. Les flèches passent d’une case à l’autre, Entrée ouvre.
        </caption>
        <thead>
          <tr>
            <th scope="col" className={styles.action}>
              Action
            </th>
            <th scope="col" className={styles.departement}>
              <abbr title="Statut départemental">Dép.</abbr>
            </th>
            {epcis.map(({ sigle, nom }) => (
              <th key={sigle} scope="col" className={local(sigle)}>
                <abbr title={nom}>{sigle}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        {groupes.map((groupe) => (
          <tbody key={groupe.titre}>
            <tr className={styles.axe}>
              <th scope="rowgroup" colSpan={2 + epcis.length}>
                <span>{groupe.titre}</span>
              </th>
            </tr>
            {groupe.lignes.map((ligne) => (
              <tr key={ligne.id} {...dataOf(ligne)}>
                <th scope="row" className={styles.action}>
                  <div>
                    <span>{ligne.code}</span> <a href={`${base}${ligne.id}${retour}`}>{ligne.titre}</a>
                    {ligne.marques.length > 0 && (
                      <small>
                        <Marques actionId={ligne.id} marques={ligne.marques} />
                      </small>
                    )}
                  </div>
                </th>
                <td className={styles.departement}>
                  <Departement ligne={ligne} href={`${base}${ligne.id}${retour}`} />
                </td>
                {epcis.map(({ sigle, siren }, i) => (
                  <td key={sigle} className={local(sigle)}>
                    <Case letter={ligne.mot[i]!} sigle={sigle} href={`${cellule}${ligne.id}.${siren}`} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row" className={styles.action}>
              Fait, sur les actions concernées
            </th>
            <td className={styles.departement}>
              {total}
              <small> sur {lignes.length}</small>
            </td>
            {countFaits(
              lignes.map(({ mot }) => mot),
              epcis.length,
            ).map(({ fait, sur }, i) => (
              <td key={epcis[i]!.sigle} className={local(epcis[i]!.sigle)}>
                {fait}
                <small> sur {sur}</small>
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function dataOf({ id, code, titre, departement, revision }: Ligne) {
  if (revision === null) return {};
  return {
    'data-action': id,
    'data-revision': revision,
    'data-avancement': departement ?? '',
    'data-titre': `${code} ${titre}`,
  };
}

function Departement({ ligne: { code, departement, revision }, href }: { ligne: Ligne; href: string }) {
  const said = `${code}, département : ${avancementLabels[departement ?? 'non_renseigne']}`;
  if (revision === null) {
    return (
      <a href={href} aria-label={said}>
        <StatutMark avancement={departement} />
      </a>
    );
  }
  return (
    <button type="button" data-geste="changer" aria-label={`${said}. Changer le statut`}>
      <StatutMark avancement={departement} />
    </button>
  );
}

function Case({ letter, sigle, href }: { letter: string; sigle: string; href: string }) {
  if (letter === SANS_OBJET) return <span className={styles.objet}>sans objet</span>;
  const { avancement, ecart } = cases[letter]!;
  const said = `${sigle} : ${avancementLabels[avancement ?? 'non_renseigne']}`;
  return (
    <a
      href={href}
      aria-label={ecart ? `${said}, ${ecartLabels[ecart]}` : said}
      className={ecart ? styles[ecart] : undefined}
    >
      <StatutMark avancement={avancement} />
    </a>
  );
}
