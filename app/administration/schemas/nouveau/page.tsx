import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CreerSchema } from '@/components/referentiel/ouvrir-schema';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { listDepartements } from '@/lib/referentiel/lecture-schema';
import { creerSchema } from '../mutations';

export const metadata: Metadata = { title: 'Ouvrir un schéma' };

export default async function NouveauSchemaPage() {
  const viewer = await requireViewer('/administration/schemas/nouveau');
  if (!can(viewer, 'creer', 'schema')) notFound();
  const departements = await asViewer(viewer, (db) => listDepartements(db));
  return (
    <main id="contenu" tabIndex={-1} className="narrow stack">
      <div>
        <Breadcrumb steps={[{ label: 'Schémas', href: '/administration/schemas' }, { label: 'Ouvrir un schéma' }]} />
        <h1>Ouvrir un schéma</h1>
        <p className="lede">Vous en donnez le cadre ; c’est sa cellule, que vous inviterez ensuite, qui l’écrit.</p>
      </div>
      <CreerSchema action={creerSchema} departements={departements} annee={Number(today().slice(0, 4))} />
    </main>
  );
}
