import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Annuaire } from '@/components/organisations/annuaire';
import { AjouterOrganisation } from '@/components/organisations/gestes';
import { FiltresForm } from '@/components/suivi/filtres-form';
import styles from '@/components/suivi/tableau.module.css';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Imprimer } from '@/components/ui/imprimer';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { asViewer } from '@/lib/db';
import { formatCompte } from '@/lib/format';
import { listOrganisations, readRecherche, rechercher } from '@/lib/organisations/annuaire';
import { listConnues } from '@/lib/organisations/data';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { readSchema } from '@/lib/suivi/tableau';
import { enregistrerOrganisation } from './mutations';

type Props = { params: Promise<{ schema: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: 'Organisations' };

export default async function OrganisationsPage({ params, searchParams }: Props) {
  const [{ schema: code }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const base = `/s/${code}/organisations`;
  const viewer = await requireViewer(`${base}${search.size > 0 ? `?${search}` : ''}`);
  const { schema, lues, connues } = await asViewer(viewer, async (db) => {
    const schema = (await readSchema(db, code)) ?? notFound();
    const place = { schemaId: schema.id };
    if (!can(viewer, 'lire', 'organisation', place)) notFound();
    const isEntiere = can(viewer, 'lire', 'couverture', place);
    const ecrire = schema.etat !== 'clos' && can(viewer, 'ecrire', 'organisation', place);
    return {
      schema,
      lues: await listOrganisations(db, { schemaId: schema.id, isEntiere }),
      connues: ecrire ? await listConnues(db) : null,
    };
  });
  const asked = readRecherche(search);
  const { organisations, groupes } = rechercher(lues, asked);
  return (
    <main id="contenu" tabIndex={-1}>
      <Breadcrumb steps={[{ label: 'Conventions', href: `/s/${code}/conventions` }, { label: 'Organisations' }]} />
      <div className="head">
        <div>
          <h1>Organisations</h1>
          <p role="status" className="muted">
            {formatCompte(organisations.length, 'organisation')}.
          </p>
        </div>
        <div className="actions no-print">
          {connues && (
            <AjouterOrganisation schemaId={schema.id} base={base} connues={connues} action={enregistrerOrganisation} />
          )}
          <Imprimer />
        </div>
      </div>
      {lues.length === 0 ? (
        <div className="empty">
          <p className="strong">Aucune organisation ne vous est ouverte.</p>
          <p>Celles des conventions que vous lisez seront ici.</p>
        </div>
      ) : (
        <div className={styles.cols}>
          <FiltresForm
            path={base}
            q={asked.q}
            filtre={asked.q !== '' || asked.types.length > 0}
            garde={[]}
            groupes={groupes}
            quoi="organisation"
          />
          {organisations.length > 0 ? (
            <Annuaire organisations={organisations} base={base} />
          ) : (
            <div className="empty">
              <p className="strong">Aucune organisation ne répond à ces filtres.</p>
              <p>
                <a className="btn" href={base}>
                  Tout effacer
                </a>
              </p>
            </div>
          )}
        </div>
      )}
    </main>
  );
}
