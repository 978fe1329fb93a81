import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ImportValeurs } from '@/components/indicateurs/import-valeurs';
import { Lots } from '@/components/indicateurs/lots';
import styles from '@/components/indicateurs/saisie.module.css';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Vues } from '@/components/ui/vues';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { listLots } from '@/lib/indicateurs/import-ecriture';
import { openImport } from '@/lib/indicateurs/import-place';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { annulerImport, confirmerImport, lireFichier } from './mutations';

type Props = { params: Promise<{ schema: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: 'Importer des valeurs' };

/** `territoire` is a SIREN or « departement ». */
export default async function ImportPage({ params, searchParams }: Props) {
  const [{ schema: code }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const base = `/s/${code}/indicateurs`;
  const viewer = await requireViewer(`${base}/import${search.size > 0 ? `?${search}` : ''}`);
  const jour = today();
  const { schema, annees, annee, territoires, territoire, isFigee, lots } = await asViewer(viewer, async (db) => {
    const ouvert = (await openImport(db, viewer, code, search, jour)) ?? notFound();
    const { schema, annee, territoire } = ouvert;
    return { ...ouvert, lots: await listLots(db, { schemaId: schema.id, annee, epciId: territoire.epciId }) };
  });
  const query = (more: Record<string, string> = {}) =>
    new URLSearchParams({ territoire: territoire.cle, annee: String(annee), ...more });
  const saisie = `${base}/saisie?${query()}`;
  const modele = (format: string) => `${base}/import/modele?${query({ format })}`;
  return (
    <main id="contenu" tabIndex={-1}>
      <Breadcrumb
        steps={[
          { label: 'Indicateurs', href: `${base}?annee=${annee}` },
          { label: 'Saisie', href: saisie },
          { label: 'Import' },
        ]}
      />
      <div className="head">
        <div>
          <p className="eyebrow">{territoire.nom}</p>
          <h1>Importer les valeurs {annee}</h1>
        </div>
        <div className="actions">
          <Vues
            label="Année"
            vues={annees.toReversed().map((one) => ({
              label: String(one),
              href: `${base}/import?${query({ annee: String(one) })}`,
              isCourante: one === annee,
            }))}
          />
        </div>
      </div>
      {territoires.length > 1 && (
        <div className={styles.territoires}>
          <Vues
            label="Territoire"
            vues={territoires.map(({ cle, sigle }) => ({
              label: sigle,
              href: `${base}/import?${query({ territoire: cle })}`,
              isCourante: cle === territoire.cle,
            }))}
          />
        </div>
      )}
      {isFigee ? (
        <p className="notice">
          {schema.etat === 'clos' ? 'Le schéma est clos' : `L’année ${annee} est figée`} : ses valeurs se lisent et ne
          changent plus.
        </p>
      ) : (
        <ImportValeurs
          key={`${territoire.cle}-${annee}`}
          place={{ schemaId: schema.id, annee, epciId: territoire.epciId }}
          modeles={{ xlsx: modele('xlsx'), csv: modele('csv') }}
          saisie={saisie}
          gestes={{ lire: lireFichier, confirmer: confirmerImport }}
        />
      )}
      <Lots lots={lots} annuler={annulerImport} isFigee={isFigee} />
    </main>
  );
}
