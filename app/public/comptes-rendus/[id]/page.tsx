import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { DocumentEcrit } from '@/components/ui/document-ecrit';
import { Imprimer } from '@/components/ui/imprimer';
import { asViewer } from '@/lib/db';
import { readPublie } from '@/lib/instances/publication';

type Props = { params: Promise<{ id: string }> };

const load = cache(async (id: string) => {
  if (!/^[0-9]{1,9}$/.test(id)) notFound();
  return (await asViewer(null, (db) => readPublie(db, Number(id)))) ?? notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).id)).titre };
}

export default async function PublicPage({ params }: Props) {
  const ecrit = await load((await params).id);
  return (
    <main id="contenu" tabIndex={-1}>
      <Breadcrumb steps={[{ label: 'Comptes rendus', href: '/public/comptes-rendus' }, { label: ecrit.titre }]} />
      <div className="head">
        <div>
          <h1>{ecrit.titre}</h1>
          <p>{ecrit.sousTitre}</p>
        </div>
        <div className="actions no-print">
          <Imprimer />
        </div>
      </div>
      <DocumentEcrit ecrit={ecrit} />
    </main>
  );
}
