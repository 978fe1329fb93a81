import type { Metadata } from 'next';
import Link from 'next/link';
import { ChoisirMotDePasse } from '@/components/comptes/choisir-mot-de-passe';
import { readLien } from '@/lib/comptes/liens';
import { formatInstant } from '@/lib/format';
import { choisirMotDePasse } from './mutations';

export const metadata: Metadata = { title: 'Choisir un mot de passe', referrer: 'no-referrer' };

const raisons = {
  inconnu: 'Ce lien n’existe pas : il a peut-être été coupé en le copiant.',
  utilise: 'Ce lien a déjà servi : un lien ne sert qu’une fois.',
  perime: 'Ce lien n’est plus valable : il a expiré, ou un autre l’a remplacé.',
  ferme: 'Ce compte est fermé.',
};

export default async function MotDePassePage({ params }: { params: Promise<{ jeton: string }> }) {
  const { jeton } = await params;
  const lien = await readLien(jeton);
  if (lien.etat !== 'valable') {
    return (
      <main id="contenu" tabIndex={-1} className="narrow">
        <h1>Ce lien ne fonctionne pas</h1>
        <p className="lede">{raisons[lien.etat]} Demandez-en un nouveau à la personne qui vous l’a donné.</p>
        <p>
          <Link className="btn" href="/connexion">
            Aller à la connexion
          </Link>
        </p>
      </main>
    );
  }
  return (
    <main id="contenu" tabIndex={-1} className="narrow stack">
      <div>
        <h1>{lien.nature === 'invitation' ? `Bienvenue, ${lien.prenom}` : 'Choisir un nouveau mot de passe'}</h1>
        <p className="lede">
          Compte de {lien.prenom} {lien.nom}, {lien.courriel}. Ce lien sert une fois, jusqu’au{' '}
          {formatInstant(lien.expireLe)}.
        </p>
      </div>
      <ChoisirMotDePasse action={choisirMotDePasse} jeton={jeton} courriel={lien.courriel} />
    </main>
  );
}
