import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Convention } from '@/components/conventions/convention';
import { GestesConvention } from '@/components/conventions/gestes-convention';
import { ModifierTermes } from '@/components/conventions/rediger';
import { DecisionsLiees } from '@/components/instances/decision';
import { Documents } from '@/components/documents/documents';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Imprimer } from '@/components/ui/imprimer';
import { MarkSprite } from '@/components/ui/statut';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { readChoix } from '@/lib/conventions/choix';
import { readConvention, type PartieLue } from '@/lib/conventions/data';
import { etatConventionLabels, familleLabels, niveauLabels } from '@/lib/conventions/rules';
import { asViewer } from '@/lib/db';
import { listDocuments } from '@/lib/documents/data';
import { listDecisions } from '@/lib/instances/decision';
import { readSchema } from '@/lib/suivi/tableau';
import * as mutationsDocument from '../../documents/[id]/mutations';
import * as redaction from '../mutations';
import * as mutations from './mutations';

type Props = { params: Promise<{ schema: string; id: string }> };

const load = cache(async (code: string, id: string) => {
  const viewer = await requireViewer(`/s/${code}/conventions/${id}`);
  if (!/^[0-9]{1,9}$/.test(id)) notFound();
  return asViewer(viewer, async (db) => {
    const schema = (await readSchema(db, code)) ?? notFound();
    if (!can(viewer, 'lire', 'convention', { schemaId: schema.id })) notFound();
    const convention = (await readConvention(db, schema.id, Number(id))) ?? notFound();
    const isOuvert = schema.etat !== 'clos';
    const peut = (partie: PartieLue) =>
      can(viewer, 'ecrire', 'convention', { schemaId: schema.id }) ||
      (partie.epciId !== null && can(viewer, 'signer', 'convention', { schemaId: schema.id, epciId: partie.epciId }));
    const ecrire = isOuvert && can(viewer, 'ecrire', 'convention', { schemaId: schema.id });
    return {
      ...{ convention, ecrire, schemaId: schema.id },
      documents: await listDocuments(db, convention.id),
      decisions: await listDecisions(db, schema.id, { conventionId: convention.id }),
      isDepot: isOuvert && can(viewer, 'ecrire', 'document', { schemaId: schema.id }),
      choix: ecrire ? await readChoix(db, schema.id) : null,
      signer: isOuvert ? convention.parties.filter(peut).map((partie) => partie.id) : [],
    };
  });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { schema, id } = await params;
  return { title: (await load(schema, id)).convention.intitule };
}

export default async function ConventionPage({ params }: Props) {
  const { schema: code, id } = await params;
  const { convention, ecrire, signer, choix, schemaId, documents, decisions, isDepot } = await load(code, id);
  const jour = today();
  return (
    <main id="contenu" tabIndex={-1}>
      <MarkSprite />
      <Breadcrumb steps={[{ label: 'Conventions', href: `/s/${code}/conventions` }, { label: convention.reference }]} />
      <div className="head">
        <div>
          <p className="eyebrow">
            {niveauLabels[convention.niveau]} · {familleLabels[convention.famille]}
          </p>
          <h1>{convention.intitule}</h1>
          <p>
            <span className={convention.etat === 'signee' ? 'tag accent' : 'tag'}>
              {etatConventionLabels[convention.etat]}
            </span>{' '}
            <span className="muted">
              {convention.reference}
              {convention.motifEtat && ` · ${convention.motifEtat}`}
            </span>
          </p>
        </div>
        <div className="actions no-print">
          {choix && <ModifierTermes {...{ schemaId, choix, convention }} action={redaction.enregistrerConvention} />}
          {ecrire && <GestesConvention convention={convention} today={jour} mutations={mutations} />}
          <Imprimer />
        </div>
      </div>
      <Convention
        {...{ convention, choix, signer }}
        mutations={{ ...redaction, ...mutations }}
        base={`/s/${code}`}
        today={jour}
      >
        <DecisionsLiees decisions={decisions} base={`/s/${code}`} today={jour} />
        <Documents
          documents={documents}
          base={`/s/${code}/documents`}
          depot={isDepot ? `/s/${code}/conventions/${convention.id}/documents` : null}
          mutations={mutationsDocument}
        />
      </Convention>
    </main>
  );
}
