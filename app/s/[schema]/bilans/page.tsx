import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { anneesOf, bornesOf } from '@/lib/bilans/rules';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { formatJour } from '@/lib/format';
import { readSchema } from '@/lib/suivi/tableau';

export const metadata: Metadata = { title: 'Bilans' };

export default async function BilansPage({ params }: { params: Promise<{ schema: string }> }) {
  const { schema: code } = await params;
  const viewer = await requireViewer(`/s/${code}/bilans`);
  const schema = (await asViewer(viewer, (db) => readSchema(db, code))) ?? notFound();
  if (!can(viewer, 'lire', 'bilan', { schemaId: schema.id })) notFound();
  const jour = today();
  const annees = anneesOf(schema.dateDebut, jour);
  return (
    <main id="contenu" tabIndex={-1}>
      <div className="head">
        <div>
          <p className="eyebrow">{schema.departement}</p>
          <h1>Bilans annuels</h1>
        </div>
      </div>
      {annees.length > 0 ? (
        <ul className="plain stack">
          {annees.map((annee) => {
            const { du, au } = bornesOf(annee, schema.dateDebut, jour)!;
            return (
              <li key={annee} className="panel">
                <h2>
                  <Link href={`/s/${code}/bilans/${annee}`} prefetch={false}>
                    Bilan {annee}
                  </Link>{' '}
                  <span className="tag">provisoire</span>
                </h2>
                <p className="muted">
                  Du {formatJour(du)} au {formatJour(au)}.
                </p>
              </li>
            );
          })}
        </ul>
      ) : (
        <div className="empty">
          <p className="strong">Aucun bilan ne peut encore se lire.</p>
          <p>Le premier se lira le lendemain du début du schéma, le {formatJour(schema.dateDebut)}.</p>
        </div>
      )}
    </main>
  );
}
