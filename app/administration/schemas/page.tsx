import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { formatCompte, formatJour } from '@/lib/format';
import { listSchemas, type SchemaListe } from '@/lib/referentiel/lecture-schema';
import { etatSchemaLabels } from '@/lib/referentiel/rules';

export const metadata: Metadata = { title: 'Schémas' };

export default async function SchemasPage() {
  const viewer = await requireViewer('/administration/schemas');
  if (!can(viewer, 'creer', 'schema')) notFound();
  const schemas = await asViewer(viewer, (db) => listSchemas(db, today()));
  return (
    <main id="contenu" tabIndex={-1}>
      <div className="head">
        <div>
          <p className="eyebrow">Administration</p>
          <h1>Schémas</h1>
        </div>
        {schemas.length > 0 && (
          <div className="actions no-print">
            <Link className="btn primary" href="/administration/schemas/nouveau" prefetch={false}>
              Ouvrir un schéma
            </Link>
          </div>
        )}
      </div>
      {schemas.length === 0 ? (
        <div className="empty">
          <p className="strong">Cette installation ne contient encore aucun schéma.</p>
          <p>Ouvrez celui d’un département, puis invitez la cellule qui l’écrira.</p>
          <p>
            <Link className="btn primary" href="/administration/schemas/nouveau" prefetch={false}>
              Ouvrir un schéma
            </Link>
          </p>
        </div>
      ) : (
        <div className="table-wrap">
          <table className="table">
            <caption className="visually-hidden">Schémas de l’installation, par département</caption>
            <thead>
              <tr>
                <th scope="col">Département</th>
                <th scope="col">Période</th>
                <th scope="col">État</th>
                <th scope="col">Contenu</th>
                <th scope="col">Cellule</th>
              </tr>
            </thead>
            <tbody>
              {schemas.map((schema) => (
                <Ligne key={schema.id} schema={schema} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}

function Ligne({ schema }: { schema: SchemaListe }) {
  return (
    <tr>
      <th scope="row">
        <Link href={`/s/${schema.code}/schema`} prefetch={false}>
          {schema.departement}
        </Link>
        <div className="muted">{schema.code}</div>
      </th>
      <td>
        Du {formatJour(schema.dateDebut)} au {formatJour(schema.dateFin)}
      </td>
      <td>{etatSchemaLabels[schema.etat]}</td>
      <td>{schema.actions > 0 ? formatCompte(schema.actions, 'action') : 'Aucune action'}</td>
      <td>
        {schema.cellule > 0 ? (
          formatCompte(schema.cellule, 'personne')
        ) : (
          <Link href={`/administration/comptes/nouveau?schema=${schema.id}`} prefetch={false}>
            Inviter la cellule<span className="visually-hidden"> de {schema.code}</span>
          </Link>
        )}
      </td>
    </tr>
  );
}
