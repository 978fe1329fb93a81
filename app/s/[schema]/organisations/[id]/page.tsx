import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ModifierOrganisation } from '@/components/organisations/gestes';
import { Organisation } from '@/components/organisations/organisation';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Imprimer } from '@/components/ui/imprimer';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { asViewer } from '@/lib/db';
import { readOrganisation } from '@/lib/organisations/annuaire';
import { listConnues } from '@/lib/organisations/data';
import { typeOrganisationLabels } from '@/lib/organisations/rules';
import { readSchema } from '@/lib/suivi/tableau';
import { enregistrerContact, enregistrerOrganisation, retirerContact } from '../mutations';

type Props = { params: Promise<{ schema: string; id: string }> };

const load = cache(async (code: string, id: string) => {
  const viewer = await requireViewer(`/s/${code}/organisations/${id}`);
  if (!/^[0-9]{1,9}$/.test(id)) notFound();
  return asViewer(viewer, async (db) => {
    const schema = (await readSchema(db, code)) ?? notFound();
    const place = { schemaId: schema.id };
    if (!can(viewer, 'lire', 'organisation', place)) notFound();
    const isEntiere = can(viewer, 'lire', 'couverture', place);
    const organisation = (await readOrganisation(db, { schemaId: schema.id, isEntiere }, Number(id))) ?? notFound();
    const ecrire = schema.etat !== 'clos' && can(viewer, 'ecrire', 'organisation', place);
    return {
      ...{ organisation, ecrire, schemaId: schema.id, lireContacts: can(viewer, 'lire', 'contact', place) },
      connues: ecrire && !organisation.sertAilleurs ? await listConnues(db) : null,
    };
  });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { schema, id } = await params;
  return { title: (await load(schema, id)).organisation.nom };
}

export default async function OrganisationPage({ params }: Props) {
  const { schema: code, id } = await params;
  const { organisation, connues, ...droits } = await load(code, id);
  const base = `/s/${code}`;
  return (
    <main id="contenu" tabIndex={-1}>
      <Breadcrumb
        steps={[
          { label: 'Conventions', href: `${base}/conventions` },
          { label: 'Organisations', href: `${base}/organisations` },
          { label: organisation.sigle ?? organisation.nom },
        ]}
      />
      <div className="head">
        <div>
          <p className="eyebrow">{typeOrganisationLabels[organisation.type]}</p>
          <h1>{organisation.nom}</h1>
        </div>
        <div className="actions no-print">
          {connues && (
            <ModifierOrganisation
              {...{ organisation, connues, schemaId: droits.schemaId }}
              base={`${base}/organisations`}
              action={enregistrerOrganisation}
            />
          )}
          <Imprimer />
        </div>
      </div>
      <Organisation {...{ organisation, base, ...droits }} mutations={{ enregistrerContact, retirerContact }} />
    </main>
  );
}
