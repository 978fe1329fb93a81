import type { Metadata } from 'next';
import { FicheForm } from '@/components/referentiel/fiche-form';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { requireViewer } from '@/lib/access/viewer';
import { asViewer } from '@/lib/db';
import { readReferentiel } from '@/lib/referentiel/lecture-schema';
import { openEcriture } from '@/lib/referentiel/ouvrir';
import { nextCode } from '@/lib/referentiel/rules';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { enregistrerFiche } from '../mutations';

type Props = { params: Promise<{ schema: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: 'Ajouter une fiche' };

export default async function NouvelleFichePage({ params, searchParams }: Props) {
  const [{ schema: code }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const base = `/s/${code}/schema`;
  const viewer = await requireViewer(`${base}/fiches/nouvelle`);
  const { schema, referentiel } = await asViewer(viewer, async (db) => {
    const ouvert = await openEcriture(db, viewer, code);
    return { schema: ouvert, referentiel: await readReferentiel(db, ouvert.id) };
  });
  const { axes, fiches } = referentiel;
  const axe = axes.find(({ id }) => String(id) === search.get('axe')) ?? axes[0];
  const codes = fiches.filter(({ axeId, etat }) => axeId === axe?.id && etat === 'active').map((fiche) => fiche.code);
  return (
    <main id="contenu" tabIndex={-1} className="narrow stack">
      <div>
        <Breadcrumb steps={[{ label: 'Le schéma', href: base }, { label: 'Ajouter une fiche' }]} />
        <h1>Ajouter une fiche</h1>
      </div>
      {axe ? (
        <div className="panel">
          <FicheForm
            action={enregistrerFiche}
            schemaId={schema.id}
            base={base}
            axes={axes}
            propose={{ axeId: axe.id, code: nextCode(codes, `${axe.numero}-A`) }}
          />
        </div>
      ) : (
        <div className="empty">
          <p className="strong">Une fiche se range dans un axe, et ce schéma n’en a pas encore.</p>
          <p>
            <a className="btn" href={`${base}#plan`}>
              Ajouter un axe
            </a>
          </p>
        </div>
      )}
    </main>
  );
}
