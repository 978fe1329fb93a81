import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DupliquerSchema } from '@/components/referentiel/ouvrir-schema';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { asViewer } from '@/lib/db';
import { addJours } from '@/lib/jours';
import { countJalonsOuverts, readSchemaEcrit } from '@/lib/referentiel/lecture-schema';
import { dupliquerSchema } from '../mutations';

type Props = { params: Promise<{ schema: string }> };

export const metadata: Metadata = { title: 'Ouvrir le schéma suivant' };

export default async function DupliquerPage({ params }: Props) {
  const { schema: code } = await params;
  const base = `/s/${code}/schema`;
  const viewer = await requireViewer(`${base}/dupliquer`);
  const { schema, jalons } = await asViewer(viewer, async (db) => {
    const lu = (await readSchemaEcrit(db, code)) ?? notFound();
    if (!can(viewer, 'dupliquer', 'schema', { schemaId: lu.id })) notFound();
    return { schema: lu, jalons: await countJalonsOuverts(db, lu.id) };
  });
  const debut = addJours(schema.dateFin, 1);
  const fin = addJours(`${Number(debut.slice(0, 4)) + 6}${debut.slice(4)}`, -1);
  return (
    <main id="contenu" tabIndex={-1} className="narrow stack">
      <div>
        <Breadcrumb steps={[{ label: 'Le schéma', href: base }, { label: 'Ouvrir le schéma suivant' }]} />
        <h1>Ouvrir le schéma suivant</h1>
        <p className="lede">
          Les axes, les fiches, les facettes, les EPCI et les actions suivies de ce schéma y sont repris tels qu’ils
          sont aujourd’hui, et gardent leur origine. Les statuts, les remontées et les archives restent ici.
        </p>
      </div>
      <DupliquerSchema
        action={dupliquerSchema}
        source={{
          ...{ id: schema.id, code: schema.code, nom: schema.nom, departementCode: schema.departementCode },
          ...{ debut, fin, jalons },
        }}
      />
    </main>
  );
}
