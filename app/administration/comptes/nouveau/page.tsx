import type { Metadata } from 'next';
import { CreerCompte } from '@/components/comptes/compte-forms';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { roles } from '@/lib/access/roles';
import { today } from '@/lib/clock';
import { requireGestionnaire } from '@/lib/comptes/acces';
import { listPerimetres } from '@/lib/comptes/registre';
import { asViewer } from '@/lib/db';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { creerCompte } from '../mutations';

export const metadata: Metadata = { title: 'Créer un compte' };

export default async function NouveauComptePage({ searchParams }: { searchParams: SearchParams }) {
  const search = await searchParamsOf(searchParams);
  const viewer = await requireGestionnaire('/administration/comptes/nouveau');
  const perimetres = await asViewer(viewer, (db) => listPerimetres(db, viewer, roles));
  const propose = perimetres.schemas.find(({ id }) => String(id) === search.get('schema'))?.id;
  return (
    <main id="contenu" tabIndex={-1} className="narrow stack">
      <div>
        <Breadcrumb
          steps={[{ label: 'Comptes et droits', href: '/administration/comptes' }, { label: 'Créer un compte' }]}
        />
        <h1>Créer un compte</h1>
        <p className="lede">La personne choisit elle-même son mot de passe, par un lien que vous lui transmettez.</p>
      </div>
      <CreerCompte action={creerCompte} perimetres={perimetres} today={today()} propose={propose} />
    </main>
  );
}
