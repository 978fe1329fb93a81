import type { Metadata } from 'next';
import Link from 'next/link';
import { asViewer } from '@/lib/db';
import { listPublies } from '@/lib/instances/publication';

export const metadata: Metadata = { title: 'Comptes rendus publiés' };

export default async function PubliesPage() {
  const publies = await asViewer(null, listPublies);
  return (
    <main id="contenu" tabIndex={-1}>
      <h1>Comptes rendus publiés</h1>
      {publies.length === 0 && <p className="muted">Aucun compte rendu n’est encore publié.</p>}
      <ul className="plain stack tight">
        {publies.map(({ seanceId, titre, sousTitre }) => (
          <li key={seanceId}>
            <Link href={`/public/comptes-rendus/${seanceId}`} prefetch={false}>
              {titre}
            </Link>
            <p className="muted">{sousTitre}</p>
          </li>
        ))}
      </ul>
    </main>
  );
}
