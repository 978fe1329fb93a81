'use client';

import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { formatCompte } from '@/lib/format';
import { formatValeur } from '@/lib/indicateurs/cellule';
import { typeIndicateurLabels } from '@/lib/indicateurs/rules';
import { isOuverte, lireBloc, refuseTransmission, type LigneGrille } from '@/lib/indicateurs/saisie';
import { BarreValeurs } from './barre-valeurs';
import { CelluleLue } from './cellule-lue';
import { CelluleSaisie } from './cellule-saisie';
import { DetailValeur } from './detail-valeur';
import type { GestesValeurs, Qui } from './gestes-valeurs';
import { cellsFrom, voisine } from './grille-clavier';
import styles from './grille-valeurs.module.css';
import { cleDe, frappeOf, useGrille, type Enregistrer } from './use-grille';

export type Colonne = { epciId: number | null; nom: string };
type Props = {
  lignes: readonly LigneGrille[];
  colonnes: readonly Colonne[];
  place: { schemaId: number; annee: number };
  qui: Qui;
  enregistrer: Enregistrer;
  gestes: GestesValeurs;
  /** Where the sheet of an indicator is. */
  base: string;
};

/**
 * A spreadsheet of values: arrows, Enter, Tab and Escape move as in one, a block pastes from one, each cell is saved as it is left and
 * says beneath what stands in its way. On a phone, one indicator at a time.
 */
export function GrilleValeurs({ lignes, colonnes, place, qui, enregistrer, gestes, base }: Props) {
  const grille = useGrille(lignes, place, enregistrer);
  const table = useRef<HTMLTableElement>(null);
  const [courante, setCourante] = useState(0);
  const [detail, setDetail] = useState<string | null>(null);
  const isSeule = colonnes.length === 1;

  const saisissables = lignes.flatMap((ligne) =>
    ligne.cellules
      .filter((cellule) => isSaisissable(qui, cellule.epciId) && isOuverte(cellule))
      .map((cellule) => ({ ligne, cellule, cle: cleDe(ligne.indicateurId, cellule.epciId) })),
  );
  const frappeDe = (one: (typeof saisissables)[number]) => grille.frappes.get(one.cle) ?? frappeOf(one.cellule);
  const remplies = saisissables.filter((one) => frappeDe(one).donnee);
  const pretes = saisissables.flatMap((one) => {
    const { lue, etat, donnee } = frappeDe(one);
    if (one.cellule.epciId === null || etat !== 'enregistree' || lue === 0 || !donnee) return [];
    return refuseTransmission(donnee) ? [] : [{ indicateurId: one.ligne.indicateurId, lue }];
  });

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const input = (event.target as Element).closest<HTMLInputElement>('input[data-cle]');
    if (!input) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      grille.undo(input.dataset.cle!);
      // the next key replaces it, as in a spreadsheet
      requestAnimationFrame(() => input.select());
    } else if (event.key === 'F2') {
      event.preventDefault();
      setDetail(input.dataset.cle!);
    } else {
      const wanted = voisine(table.current!, input, event);
      if (event.key === 'Enter') {
        event.preventDefault();
        grille.write([{ cle: input.dataset.cle!, texte: input.value }]);
      }
      if (!wanted) return;
      event.preventDefault();
      wanted.focus();
      wanted.select();
    }
  };

  const onPaste = (event: ClipboardEvent<HTMLTableElement>) => {
    const input = (event.target as Element).closest<HTMLInputElement>('input[data-cle]');
    const bloc = lireBloc(event.clipboardData.getData('text/plain'));
    if (!input || (bloc.length === 1 && bloc[0]!.length === 1)) return;
    event.preventDefault();
    grille.write(cellsFrom(table.current!, input, bloc));
  };

  const ouvert = detail && saisissables.find(({ cle }) => cle === detail);
  return (
    <>
      <BarreValeurs
        remplies={remplies.length}
        total={saisissables.length}
        isUnsaved={grille.isUnsaved}
        echecs={[...grille.frappes.values()].filter(({ etat }) => etat === 'non_envoyee').length}
        retry={grille.retry}
        pretes={pretes}
        lignes={lignes}
        place={place}
        qui={qui}
        gestes={gestes}
      />
      <nav className={`${styles.pas} no-print`} aria-label="Indicateur montré">
        <button type="button" className="btn" disabled={courante === 0} onClick={() => setCourante(courante - 1)}>
          Précédent
        </button>
        <span aria-live="polite">
          {courante + 1} sur {lignes.length}
        </span>
        <button
          type="button"
          className="btn"
          disabled={courante >= lignes.length - 1}
          onClick={() => setCourante(courante + 1)}
        >
          Suivant
        </button>
      </nav>
      <div className={`table-wrap ${styles.cadre}`} tabIndex={-1}>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the fields inside, which have their own keyboard */}
        <table ref={table} className={styles.grille} onKeyDown={onKeyDown} onPaste={onPaste}>
          <caption className="visually-hidden">
            Valeurs {place.annee}, {formatCompte(lignes.length, 'indicateur')}
          </caption>
          <thead>
            <tr>
              <th scope="col">Indicateur</th>
              {isSeule && <th scope="col">{place.annee - 1}</th>}
              {colonnes.map(({ epciId, nom }) => (
                <th key={epciId ?? 'departement'} scope="col">
                  {isSeule ? place.annee : nom}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lignes.map((ligne, rang) => (
              <tr key={ligne.indicateurId} data-courante={rang === courante || undefined}>
                <th scope="row">
                  <a href={`${base}/${ligne.indicateurId}`} id={`ligne-${ligne.indicateurId}`}>
                    {ligne.libelle}
                  </a>
                  <span className="muted">
                    {[ligne.action?.code, ligne.unite ?? uniteDe(ligne)].filter(Boolean).join(' · ')}
                  </span>
                </th>
                {isSeule && <Avant ligne={ligne} epciId={colonnes[0]!.epciId} annee={place.annee - 1} />}
                {colonnes.map(({ epciId, nom }) => {
                  const cellule = ligne.cellules.find((one) => one.epciId === epciId);
                  const cle = cleDe(ligne.indicateurId, epciId);
                  if (!cellule)
                    return (
                      <td key={cle} className={styles.hors}>
                        <span className="visually-hidden">Ne se dit pas pour ce territoire</span>
                      </td>
                    );
                  const isSaisie = isSaisissable(qui, epciId) && isOuverte(cellule);
                  return isSaisie ? (
                    <CelluleSaisie
                      key={cle}
                      {...{ cle, ligne, cellule, nom, isSeule }}
                      frappe={grille.frappes.get(cle) ?? frappeOf(cellule)}
                      onType={grille.type}
                      onLeave={grille.write}
                      onDetail={setDetail}
                    />
                  ) : (
                    <CelluleLue key={cle} {...{ ligne, cellule, nom, place, qui, gestes, isSeule }} />
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {ouvert && (
        <DetailValeur
          ligne={ouvert.ligne}
          frappe={frappeDe(ouvert)}
          onSave={(texte, autour) => grille.write([{ cle: ouvert.cle, texte, autour }])}
          onClose={() => setDetail(null)}
        />
      )}
    </>
  );
}

const isSaisissable = (qui: Qui, epciId: number | null) =>
  epciId === null ? qui.isCellule : qui.epcisSaisis.includes(epciId);
const uniteDe = ({ type }: LigneGrille) => (type === 'nombre' ? null : typeIndicateurLabels[type]);

function Avant({ ligne, epciId, annee }: { ligne: LigneGrille; epciId: number | null; annee: number }) {
  const avant = ligne.cellules.find((one) => one.epciId === epciId)?.avant ?? null;
  return (
    <td className={styles.avant} data-label={annee}>
      {formatValeur(avant, ligne.type)}
    </td>
  );
}
