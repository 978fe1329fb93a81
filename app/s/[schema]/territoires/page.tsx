import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TerritoiresTable } from '@/components/territoires/territoires-table';
import { BarSprite } from '@/components/ui/progress-bar';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { formatJour } from '@/lib/format';
import { readTerritoires } from '@/lib/territoires/liste';

export const metadata: Metadata = { title: 'Territoires' };

export default async function TerritoiresPage({ params }: { params: Promise<{ schema: string }> }) {
  const { schema: code } = await params;
  const viewer = await requireViewer(`/s/${code}/territoires`);
  const jour = today();
  const found = await asViewer(viewer, (db) => readTerritoires(db, viewer, code, jour));
  if (!found || !can(viewer, 'lire', 'territoire', { schemaId: found.schema.id })) notFound();
  const { schema, campagne, hasLocal, territoires } = found;
  return (
    <main id="contenu" tabIndex={-1}>
      <BarSprite />
      <div className="head">
        <div>
          <p className="eyebrow">
            {schema.departement} · au {formatJour(jour)}
          </p>
          <h1>Territoires</h1>
          <p className="lede">
            {campagne
              ? `Campagne ${campagne.annee} : les EPCI transmettent avant le ${formatJour(campagne.echeance)}.`
              : 'Aucune campagne n’est encore ouverte : les EPCI n’ont rien à transmettre.'}{' '}
            {!hasLocal && 'L’avancement propre à chaque EPCI ne fait pas partie de ce que vous lisez.'}
          </p>
        </div>
      </div>
      {territoires.length > 0 ? (
        <TerritoiresTable code={code} campagne={campagne} hasLocal={hasLocal} territoires={territoires} today={jour} />
      ) : (
        <div className="empty">
          <p className="strong">Ce schéma ne compte encore aucun EPCI.</p>
          <p>Ils s’inscrivent avec le schéma, avant ses actions.</p>
        </div>
      )}
    </main>
  );
}
