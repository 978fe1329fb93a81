import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Bilan } from '@/components/bilans/bilan';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Imprimer } from '@/components/ui/imprimer';
import { BarSprite } from '@/components/ui/progress-bar';
import { MarkSprite } from '@/components/ui/statut';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { readBilan } from '@/lib/bilans/data';
import { bornesOf } from '@/lib/bilans/rules';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { formatJour } from '@/lib/format';
import { readSchema } from '@/lib/suivi/tableau';

type Props = { params: Promise<{ schema: string; annee: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Bilan ${(await params).annee}` };
}

export default async function BilanPage({ params }: Props) {
  const { schema: code, annee: typed } = await params;
  const viewer = await requireViewer(`/s/${code}/bilans/${typed}`);
  if (!/^[0-9]{4}$/.test(typed)) notFound();
  const { schema, bilan } = await asViewer(viewer, async (db) => {
    const schema = (await readSchema(db, code)) ?? notFound();
    if (!can(viewer, 'lire', 'bilan', { schemaId: schema.id })) notFound();
    const bornes = bornesOf(Number(typed), schema.dateDebut, today()) ?? notFound();
    return { schema, bilan: await readBilan(db, schema, Number(typed), bornes) };
  });
  const { annee, du, au, isClose } = bilan;
  return (
    <main id="contenu" tabIndex={-1}>
      <MarkSprite />
      <BarSprite />
      <Breadcrumb steps={[{ label: 'Bilans', href: `/s/${code}/bilans` }, { label: `Bilan ${annee}` }]} />
      <div className="head">
        <div>
          <p className="eyebrow">
            {schema.departement} · schéma {schema.dateDebut.slice(0, 4)}-{schema.dateFin.slice(0, 4)}
          </p>
          <h1>
            Bilan {annee} <span className="tag accent">provisoire</span>
          </h1>
          <p className="muted">
            Au {formatJour(au)}, comparé au {formatJour(du)}, avec ce que l’on en sait aujourd’hui.{' '}
            {isClose ? 'L’année est close ; le bilan n’est pas encore approuvé.' : 'L’année n’est pas finie.'}
          </p>
        </div>
        <div className="actions no-print">
          <Link href={`/s/${code}/tableau?du=${du}&au=${au}`} className="btn" prefetch={false}>
            Tout ce qui a changé
          </Link>
          <Link href={`/s/${code}/evolution`} className="btn" prefetch={false}>
            Évolution depuis le début
          </Link>
          <Imprimer />
        </div>
      </div>
      <Bilan bilan={bilan} base={`/s/${code}/`} />
    </main>
  );
}
