import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { asViewer } from '@/lib/db';
import { readSchema } from '@/lib/suivi/tableau';
import { listEpcis } from '@/lib/territoires/epci';

export const metadata: Metadata = { title: 'Ma remontée' };

/** Leads to one's EPCI; who is référent of several chooses, and never fills two at once. */
export default async function ChoixRemonteePage({ params }: { params: Promise<{ schema: string }> }) {
  const { schema: code } = await params;
  const viewer = await requireViewer(`/s/${code}/ma-remontee`);
  const epcis = await asViewer(viewer, async (db) => {
    const schema = await readSchema(db, code);
    if (!schema) return [];
    const all = await listEpcis(db, schema.id);
    return all.filter(({ id }) => can(viewer, 'saisir', 'remontee', { schemaId: schema.id, epciId: id }));
  });
  if (epcis.length === 0) notFound();
  if (epcis.length === 1) redirect(`/s/${code}/ma-remontee/${epcis[0]!.siren}`);
  return (
    <main id="contenu" tabIndex={-1} className="narrow">
      <h1>Ma remontée</h1>
      <p className="lede">Vous êtes référent de plusieurs EPCI : chacun a sa remontée, choisissez la vôtre.</p>
      <ul className="plain stack tight">
        {epcis.map(({ siren, sigle, nom }) => (
          <li key={siren}>
            <Link className="btn" href={`/s/${code}/ma-remontee/${siren}`} prefetch={false}>
              {sigle} · {nom}
            </Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
