import type { Metadata } from 'next';
import Link from 'next/link';
import styles from '@/components/comptes/comptes.module.css';
import { DroitTexte } from '@/components/comptes/droit-texte';
import { roleLabels } from '@/lib/access/roles';
import { today } from '@/lib/clock';
import { requireGestionnaire } from '@/lib/comptes/acces';
import { listComptes, type CompteLu } from '@/lib/comptes/registre';
import { etatCompteLabels } from '@/lib/comptes/rules';
import { asViewer } from '@/lib/db';
import { formatCompte, formatInstant, formatJour } from '@/lib/format';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { fold, wordsOf } from '@/lib/text';

export const metadata: Metadata = { title: 'Comptes et droits' };

export default async function ComptesPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireGestionnaire('/administration/comptes');
  const q = ((await searchParamsOf(searchParams)).get('q') ?? '').trim();
  const jour = today();
  const all = await asViewer(viewer, (db) => listComptes(db, viewer, jour));
  const comptes = all.filter((compte) => matches(compte, q));
  return (
    <main id="contenu" tabIndex={-1}>
      <div className="head">
        <div>
          <p className="eyebrow">Administration · au {formatJour(jour)}</p>
          <h1>Comptes et droits</h1>
        </div>
        <div className="actions no-print">
          <Link className="btn primary" href="/administration/comptes/nouveau" prefetch={false}>
            Créer un compte
          </Link>
        </div>
      </div>
      <form className={`${styles.recherche} no-print`} role="search">
        <label className="visually-hidden" htmlFor="q">
          Rechercher une personne
        </label>
        <input
          id="q"
          name="q"
          type="search"
          className="field-control"
          placeholder="Nom, adresse, rôle, territoire"
          defaultValue={q}
        />
        <button className="btn">Rechercher</button>
      </form>
      {comptes.length === 0 ? (
        <div className="empty">
          <p className="strong">Aucun compte ne répond à cette recherche.</p>
          <p>
            <Link className="btn" href="/administration/comptes">
              Voir tous les comptes
            </Link>
          </p>
        </div>
      ) : (
        <>
          <p className="muted">{formatCompte(comptes.length, 'compte')}</p>
          <div className="table-wrap">
            <table className={`table ${styles.liste}`}>
              <caption className="visually-hidden">Qui a quel droit, depuis quand</caption>
              <thead>
                <tr>
                  <th scope="col">Personne</th>
                  <th scope="col">Droits</th>
                  <th scope="col">Compte</th>
                </tr>
              </thead>
              <tbody>
                {comptes.map((compte) => (
                  <Ligne key={compte.id} compte={compte} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </main>
  );
}

function Ligne({ compte }: { compte: CompteLu }) {
  const { id, prenom, nom, fonction, courriel, etat, derniereConnexion } = compte;
  const droits = compte.droits.filter((droit) => droit.etat !== 'retiree' && droit.etat !== 'terminee');
  return (
    <tr>
      <th scope="row">
        <Link href={`/administration/comptes/${id}`} prefetch={false}>
          {prenom} {nom}
        </Link>
        <div className="muted">{fonction}</div>
        <div className="muted">{courriel}</div>
      </th>
      <td>
        {droits.length === 0 && <span className="muted">Aucun droit en vigueur</span>}
        <ul className={`plain ${styles.droits}`}>
          {droits.map((droit) => (
            <li key={droit.id}>
              <DroitTexte droit={droit} />
            </li>
          ))}
        </ul>
      </td>
      <td>
        {etatCompteLabels[etat]}
        {derniereConnexion && <div className="muted">vu le {formatInstant(derniereConnexion)}</div>}
      </td>
    </tr>
  );
}

function matches(compte: CompteLu, q: string): boolean {
  const text = fold(
    [
      compte.prenom,
      compte.nom,
      compte.courriel,
      compte.fonction,
      ...compte.droits.flatMap((droit) => [roleLabels[droit.role], droit.perimetre]),
    ].join(' '),
  );
  return wordsOf(q).every((word) => text.includes(word));
}
