import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Convention } from '@/components/conventions/convention';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Imprimer } from '@/components/ui/imprimer';
import { MarkSprite } from '@/components/ui/statut';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { readConvention } from '@/lib/conventions/data';
import { etatConventionLabels, familleLabels, niveauLabels } from '@/lib/conventions/rules';
import { asViewer } from '@/lib/db';
import { readSchema } from '@/lib/suivi/tableau';

type Props = { params: Promise<{ schema: string; id: string }> };

const load = cache(async (code: string, id: string) => {
  const viewer = await requireViewer(`/s/${code}/conventions/${id}`);
  if (!/^[0-9]{1,9}$/.test(id)) notFound();
  return asViewer(viewer, async (db) => {
    const schema = (await readSchema(db, code)) ?? notFound();
    if (!can(viewer, 'lire', 'convention', { schemaId: schema.id })) notFound();
    return (await readConvention(db, schema.id, Number(id))) ?? notFound();
  });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { schema, id } = await params;
  return { title: (await load(schema, id)).intitule };
}

export default async function ConventionPage({ params }: Props) {
  const { schema: code, id } = await params;
  const convention = await load(code, id);
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
          <Imprimer />
        </div>
      </div>
      <Convention convention={convention} base={`/s/${code}`} today={today()} />
    </main>
  );
}
