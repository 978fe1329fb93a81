import type { Metadata } from 'next';
import Link from 'next/link';

export const metadata: Metadata = { title: 'Page introuvable' };

export default function NotFound() {
  return (
    <main id="contenu" tabIndex={-1} className="narrow">
      <p className="eyebrow">Erreur 404</p>
      <h1>Cette page n’existe pas, ou ne vous est pas ouverte</h1>
      <p className="lede">
        L’adresse est peut-être incomplète, ou elle concerne un schéma ou un territoire sur lequel vous n’avez pas de
        droit. Ce que vous avez le droit de voir est toujours atteignable depuis l’accueil.
      </p>
      <p className="actions">
        <Link className="btn primary" href="/">
          Aller à l’accueil
        </Link>
        <Link className="btn" href="/mon-compte">
          Voir mes droits
        </Link>
      </p>
    </main>
  );
}
