import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { requireViewer } from '@/lib/access/viewer';
import { asViewer } from '@/lib/db';
import { formatCompte } from '@/lib/format';
import { listHorsTableau, type HorsTableau } from '@/lib/referentiel/data';
import { readSchema } from '@/lib/suivi/tableau';

export const metadata: Metadata = { title: 'Ressources et archives' };

export default async function RessourcesPage({ params }: { params: Promise<{ schema: string }> }) {
  const { schema: code } = await params;
  const viewer = await requireViewer(`/s/${code}/ressources`);
  const items = await asViewer(viewer, async (db) => {
    const schema = await readSchema(db, code);
    return schema && listHorsTableau(db, schema.id);
  });
  if (!items) notFound();
  return (
    <main id="contenu" tabIndex={-1}>
      <Breadcrumb steps={[{ label: 'Tableau', href: `/s/${code}/tableau` }, { label: 'Ressources et archives' }]} />
      <div className="head">
        <div>
          <h1>Ressources et archives</h1>
          <p className="lede">
            Ce que le schéma garde à côté de ses actions : des documents sur lesquels elles s’appuient, et des actions
            fusionnées ou devenues inutiles pendant son élaboration. Rien n’en est supprimé, et rien n’en est compté
            dans le tableau.
          </p>
        </div>
        <div className="actions no-print">
          <Link className="btn" href={`/s/${code}/schema`} prefetch={false}>
            Le schéma
          </Link>
        </div>
      </div>
      <Section code={code} titre="Documents ressources" items={items.filter(({ etat }) => etat === 'ressource')} />
      <Section code={code} titre="Archives" items={items.filter(({ etat }) => etat === 'archivee')} />
    </main>
  );
}

function Section({ code, titre, items }: { code: string; titre: string; items: HorsTableau[] }) {
  return (
    <section className="panel">
      <h2>
        {titre} <span className="muted">{items.length > 0 && formatCompte(items.length, 'fiche')}</span>
      </h2>
      {items.length === 0 && <p className="muted">Aucune fiche de cette nature dans ce schéma.</p>}
      <ul className="plain stack tight">
        {items.map(({ id, titre: libelle, codeOrigine, utilisations }) => (
          <li key={id}>
            <Link href={`/s/${code}/actions/${id}`} prefetch={false}>
              {libelle}
            </Link>{' '}
            {codeOrigine && <span className="tag">code d’origine {codeOrigine}</span>}
            {utilisations.length > 0 && (
              <span className="muted">
                {' '}
                sert à {utilisations.map((action) => `${action.code} ${action.titre}`).join(' ; ')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
