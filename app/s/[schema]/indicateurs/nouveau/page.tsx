import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NouvelIndicateur } from '@/components/indicateurs/nouvel-indicateur';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { asViewer } from '@/lib/db';
import { listActionsSuivies, listOrganisations } from '@/lib/indicateurs/fiche';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { readSchema } from '@/lib/suivi/tableau';
import { creerIndicateur } from '../mutations';

type Props = { params: Promise<{ schema: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: 'Créer un indicateur' };

export default async function NouvelIndicateurPage({ params, searchParams }: Props) {
  const [{ schema: code }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const base = `/s/${code}/indicateurs`;
  const viewer = await requireViewer(`${base}/nouveau`);
  const { schema, actions, organisations } = await asViewer(viewer, async (db) => {
    const found = (await readSchema(db, code)) ?? notFound();
    if (found.etat === 'clos' || !can(viewer, 'definir', 'indicateur', { schemaId: found.id })) notFound();
    return {
      schema: found,
      actions: await listActionsSuivies(db, found.id),
      organisations: await listOrganisations(db),
    };
  });
  const action = actions.find(({ id }) => String(id) === search.get('action'));
  return (
    <main id="contenu" tabIndex={-1} className="narrow stack">
      <div>
        <Breadcrumb steps={[{ label: 'Indicateurs', href: base }, { label: 'Créer un indicateur' }]} />
        <h1>Créer un indicateur</h1>
      </div>
      <div className="panel">
        <NouvelIndicateur
          {...{ base, actions, organisations }}
          schemaId={schema.id}
          actionId={action?.id ?? null}
          action={creerIndicateur}
        />
      </div>
    </main>
  );
}
