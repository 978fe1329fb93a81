'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Mutation } from '@/components/ui/edition';
import { Form } from '@/components/ui/form';
import { formatCompte } from '@/lib/format';
import { formatValeur } from '@/lib/indicateurs/cellule';
import type { Apercu, LigneApercu } from '@/lib/indicateurs/import';
import type { Donnee } from '@/lib/indicateurs/rules';
import styles from './import.module.css';

type Props = {
  apercu: Apercu;
  saisie: string;
  isBrouillon: boolean;
  confirmer: Mutation;
  onDone: (message: string) => void;
  children: ReactNode;
};

/** What the file would change, cell by cell, then the confirmation. */
export function ApercuImport({ apercu, saisie, isBrouillon, confirmer, onDone, children }: Props) {
  const [isAccepte, setAccepte] = useState(false);
  const titre = useRef<HTMLHeadingElement>(null);
  useEffect(() => titre.current?.focus(), []);
  const { lignes, identiques, erreurs, inconnues } = apercu;
  const fautes = [...erreurs, ...inconnues].length;
  return (
    <section className={styles.etape} aria-labelledby="etape-apercu">
      <h2 id="etape-apercu" ref={titre} tabIndex={-1}>
        3. Vérifier et confirmer
      </h2>
      <p className={styles.bilan}>{bilan(apercu)}</p>
      <Fautes titre={formatCompte(erreurs.length, 'erreur')} fautes={erreurs} />
      <Fautes titre={formatCompte(inconnues.length, 'ligne inconnue', 'lignes inconnues')} fautes={inconnues} />
      {lignes.length > 0 && <Changements lignes={lignes} />}
      {/* before the button that it brings */}
      {lignes.length > 0 && fautes > 0 && (
        <label className="check">
          <input type="checkbox" checked={isAccepte} onChange={(event) => setAccepte(event.target.checked)} />
          <span>
            Importer les seules lignes justes, et laisser {formatCompte(fautes, 'ligne fautive', 'lignes fautives')}.
          </span>
        </label>
      )}
      {lignes.length === 0 ? (
        <p className="notice">
          {fautes > 0
            ? 'Aucune ligne à importer : corrigez le fichier, puis déposez-le de nouveau.'
            : 'Rien à changer : le fichier dit ce qui est déjà saisi.'}{' '}
          <a href={saisie}>Voir la saisie</a>
        </p>
      ) : fautes > 0 && !isAccepte ? null : (
        <Form
          action={confirmer}
          submitLabel={`Importer ${formatCompte(lignes.length, 'valeur')}`}
          onDone={({ message }) => onDone(message)}
        >
          {children}
          <input type="hidden" name="nom" value={apercu.nom} />
          <input
            type="hidden"
            name="cellules"
            value={JSON.stringify(lignes.map(({ indicateurId, lue, ecrite }) => ({ indicateurId, lue, ...ecrite })))}
          />
          {isBrouillon && (
            <p className="muted">Les valeurs deviennent des brouillons : vous les transmettrez depuis la saisie.</p>
          )}
        </Form>
      )}
    </section>
  );

  function bilan({ lignes }: Apercu): string {
    const [creees, effacees] = [
      lignes.filter(({ avant }) => !avant).length,
      lignes.filter(({ apres }) => !apres).length,
    ];
    return [
      formatCompte(creees, 'nouvelle', 'nouvelles'),
      formatCompte(lignes.length - creees - effacees, 'changée', 'changées'),
      ...(effacees > 0 ? [formatCompte(effacees, 'effacée', 'effacées')] : []),
      formatCompte(identiques, 'sans changement', 'sans changement'),
    ].join(', ');
  }
}

function Fautes({ titre, fautes }: { titre: string; fautes: Apercu['erreurs'] }) {
  if (fautes.length === 0) return null;
  return (
    <div className="notice error">
      <p className="strong">{titre}</p>
      <ul>
        {fautes.map(({ adresse, message, libelle }) => (
          <li key={adresse}>
            {adresse} : {message}
            {libelle && <span className={styles.autour}> {libelle}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Changements({ lignes }: { lignes: readonly LigneApercu[] }) {
  return (
    <div className={`table-wrap ${styles.changements}`}>
      <table className="table">
        <caption className="visually-hidden">Ce que le fichier changerait</caption>
        <thead>
          <tr>
            <th scope="col">Cellule</th>
            <th scope="col">Indicateur</th>
            <th scope="col">Avant</th>
            <th scope="col">Après</th>
          </tr>
        </thead>
        <tbody>
          {lignes.map(({ indicateurId, adresse, action, libelle, type, avant, apres, question }) => (
            <tr key={indicateurId}>
              <td className="muted">{adresse}</td>
              <th scope="row">
                {action && <span className="muted">{action} </span>}
                {libelle}
              </th>
              <td data-label="Avant">
                <Dite donnee={avant} type={type} />
              </td>
              <td data-label="Après">
                <Dite donnee={apres} type={type} />
                {question && <p className={styles.question}>{question}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Dite({ donnee, type }: { donnee: Donnee | null } & Pick<LigneApercu, 'type'>) {
  const autour = [donnee?.isEstimee && 'estimée', donnee?.commentaire, donnee?.source && `source : ${donnee.source}`];
  return (
    <>
      <span className={donnee ? styles.valeur : 'muted'}>{formatValeur(donnee, type)}</span>
      {autour.some(Boolean) && <p className={styles.autour}>{autour.filter(Boolean).join(' ; ')}</p>}
    </>
  );
}
