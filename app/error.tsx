'use client';

import Link from 'next/link';
import { useEffect } from 'react';

/** A neutral page; the reference is the one in the server's log. */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  useEffect(() => document.querySelector<HTMLElement>('#contenu')?.focus(), []);
  return (
    <main id="contenu" tabIndex={-1} className="narrow">
      <p className="eyebrow">Erreur du service</p>
      <h1>La page n’a pas pu s’afficher</h1>
      <p className="lede">
        Ce n’est pas de votre fait, et rien de ce que vous avez enregistré n’est perdu. La base de données est peut-être
        momentanément injoignable : réessayez dans un instant.
      </p>
      {error.digest && (
        <p className="muted">
          Si cela dure, transmettez cette référence à votre administrateur : <b>{error.digest}</b>
        </p>
      )}
      <p className="actions">
        <button type="button" className="btn primary" onClick={() => location.reload()}>
          Réessayer
        </button>
        <Link className="btn" href="/">
          Aller à l’accueil
        </Link>
      </p>
    </main>
  );
}
