import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { DocumentEcrit } from '@/components/ui/document-ecrit';
import { Imprimer } from '@/components/ui/imprimer';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { formatJour } from '@/lib/format';
import { readDossier } from '@/lib/instances/dossier';
import { openSeance } from '@/lib/instances/ouvrir';

export const metadata: Metadata = { title: 'Dossier de séance' };

type Props = { params: Promise<{ schema: string; id: string }> };

export default async function DossierPage({ params }: Props) {
  const { schema: code, id } = await params;
  const ici = `/s/${code}/seances/${id}`;
  const viewer = await requireViewer(`${ici}/dossier`);
  const { seance, ecrit } = await asViewer(viewer, async (db) => {
    const { seance, schemaId } = (await openSeance(db, viewer, { code, id })) ?? notFound();
    return { seance, ecrit: await readDossier(db, viewer, { schemaId, seance }, today()) };
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
