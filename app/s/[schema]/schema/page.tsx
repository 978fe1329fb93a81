import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Deplacer } from '@/components/referentiel/deplacer';
import { Epcis } from '@/components/referentiel/epcis';
import { Etapes } from '@/components/referentiel/etapes';
import { Facettes } from '@/components/referentiel/facettes';
import { HorsPlan } from '@/components/referentiel/hors-plan';
import { Plan } from '@/components/referentiel/plan';
import { Reglages } from '@/components/referentiel/reglages';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { asViewer } from '@/lib/db';
import { formatJour } from '@/lib/format';
import { listEpcisPossibles, readReferentiel, readSchemaEcrit } from '@/lib/referentiel/lecture-schema';
import { etatSchemaLabels } from '@/lib/referentiel/rules';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import * as ecrire from './mutations';

type Props = { params: Promise<{ schema: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: 'Le schéma' };

export default async function SchemaPage({ params, searchParams }: Props) {
  const [{ schema: code }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const base = `/s/${code}`;
  const viewer = await requireViewer(`${base}/schema`);
  const recherche = (search.get('epci') ?? '').trim().slice(0, 100);
  const lu = await asViewer(viewer, async (db) => {
    const schema = (await readSchemaEcrit(db, code)) ?? notFound();
    if (!can(viewer, 'lire', 'referentiel', { schemaId: schema.id })) notFound();
    const peut = can(viewer, 'modifier', 'referentiel', { schemaId: schema.id }) && schema.etat !== 'clos';
    return {
      ...{ schema, peut, referentiel: await readReferentiel(db, schema.id) },
      trouves: peut ? await listEpcisPossibles(db, schema, recherche) : [],
    };
  });
  const { schema, referentiel, trouves, peut } = lu;
  return (
    <main id="contenu" tabIndex={-1} className="stack">
      <div className="head">
        <div>
          <p className="eyebrow">
            {schema.departement} · {etatSchemaLabels[schema.etat].toLowerCase()} · du {formatJour(schema.dateDebut)} au{' '}
            {formatJour(schema.dateFin)}
          </p>
          <h1>Le schéma</h1>
          <p className="lede">{schema.nom}</p>
        </div>
        <div className="actions no-print">
          <Link className="btn" href={`${base}/tableau`} prefetch={false}>
            Tableau de suivi
          </Link>
          {can(viewer, 'dupliquer', 'schema', { schemaId: schema.id }) && referentiel.actions.length > 0 && (
            <Link className="btn" href={`${base}/schema/dupliquer`} prefetch={false}>
              Ouvrir le schéma suivant
            </Link>
          )}
        </div>
      </div>
      {peut && <Etapes base={base} referentiel={referentiel} />}
      <Plan
        schemaId={schema.id}
        base={base}
        referentiel={referentiel}
        mutations={{ axe: ecrire.enregistrerAxe, retirerAxe: ecrire.retirerAxe }}
        peut={peut}
      />
      <Epcis
        {...{ schema, trouves, recherche, peut }}
        epcis={referentiel.epcis}
        mutations={{ ajouter: ecrire.ajouterEpcis, retirer: ecrire.retirerEpci }}
      />
      <Facettes
        schemaId={schema.id}
        facettes={referentiel.facettes}
        mutations={{ enregistrer: ecrire.enregistrerFacette, retirer: ecrire.retirerFacette }}
        peut={peut}
      />
      <Reglages
        schema={schema}
        mutations={{ modifier: ecrire.modifierSchema, changerEtat: ecrire.changerEtatSchema }}
        peut={peut}
      />
      {peut && <HorsPlan base={base} referentiel={referentiel} />}
      {peut && <Deplacer action={ecrire.deplacer} />}
    </main>
  );
}
