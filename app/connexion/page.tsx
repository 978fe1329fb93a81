import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ConnexionForm } from '@/components/comptes/connexion-form';
import styles from '@/components/comptes/comptes.module.css';
import { getViewer } from '@/lib/access/viewer';
import { safeRetour } from '@/lib/comptes/retour';
import { readInstallation } from '@/lib/installation/data';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { cast, motDePasseDemonstration } from '@/prisma/seed/cast';

export const metadata: Metadata = { title: 'Connexion' };

export default async function ConnexionPage({ searchParams }: { searchParams: SearchParams }) {
  const search = await searchParamsOf(searchParams);
  const retour = safeRetour(search.get('retour'));
  if (await getViewer()) redirect(retour);
  const installation = await readInstallation();
  const demonstration = installation?.demonstration
    ? { motDePasse: motDePasseDemonstration, comptes: cast.map(({ courriel, fonction }) => ({ courriel, fonction })) }
    : null;
  return (
    <main id="contenu" tabIndex={-1} className={styles.connexion}>
      <div>
        <h1>Se connecter</h1>
        <p className="lede">
          Maillage suit un schéma départemental d’amélioration de l’accessibilité des services au public, pour ceux qui
          le conduisent.
        </p>
      </div>
      {search.has('choisi') && (
        <p className="notice success">Votre mot de passe est enregistré. Vous pouvez vous connecter.</p>
      )}
      <ConnexionForm retour={retour} demonstration={demonstration} />
      <p className="muted">
        Mot de passe oublié, ou pas encore de compte ? Demandez un lien à la cellule technique de votre schéma ou à
        l’administrateur : lui seul peut vous le donner, aucun message n’est envoyé.
      </p>
    </main>
  );
}
