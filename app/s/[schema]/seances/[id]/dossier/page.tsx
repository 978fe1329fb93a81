import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { DocumentEcrit } from '@/components/ui/document-ecrit';
import { Imprimer } from '@/components/ui/imprimer';
import { requireViewer } from '@/lib/access/viewer';
import { asViewer } from '@/lib/db';
import { formatJour } from '@/lib/format';
import { readDossier } from '@/lib/instances/dossier';
import { readSeance } from '@/lib/instances/seance';
import { readSchema } from '@/lib/suivi/tableau';

export const metadata: Metadata = { title: 'Dossier de séance' };

type Props = { params: Promise<{ schema: string; id: string }> };

export default async function DossierPage({ params }: Props) {
  const { schema: code, id } = await params;
  const ici = `/s/${code}/seances/${id}`;
  const viewer = await requireViewer(`${ici}/dossier`);
  if (!/^[0-9]{1,9}$/.test(id)) notFound();
  const { seance, ecrit } = await asViewer(viewer, async (db) => {
    const schema = (await readSchema(db, code)) ?? notFound();
    const seance = (await readSeance(db, schema.id, Number(id))) ?? notFound();
    return { seance, ecrit: await readDossier(db, schema.id, seance) };
  });
  return (
    <main id="contenu" tabIndex={-1}>
      <Breadcrumb
        steps={[
          { label: 'Instances', href: `/s/${code}/instances` },
          { label: seance.instance.nom, href: `/s/${code}/instances/${seance.instance.id}` },
          { label: `Séance du ${formatJour(seance.jour)}`, href: ici },
          { label: 'Dossier' },
        ]}
      />
      <div className="head">
        <div>
          <h1>{ecrit.titre}</h1>
          <p>{ecrit.sousTitre}</p>
        </div>
        <div className="actions no-print">
          <a className="btn quiet" href={`${ici}/dossier/odt`} download>
            ODT
          </a>
          <a className="btn quiet" href={`${ici}/dossier/pdf`} download>
            PDF
          </a>
          <Imprimer />
        </div>
      </div>
      <DocumentEcrit ecrit={ecrit} />
    </main>
  );
}
