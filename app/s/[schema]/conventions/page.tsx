import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { AjouterConvention } from '@/components/conventions/rediger';
import { Compte, Couvertures, Registre } from '@/components/conventions/registre';
import { FiltresForm } from '@/components/suivi/filtres-form';
import styles from '@/components/suivi/tableau.module.css';
import { Imprimer } from '@/components/ui/imprimer';
import { MarkSprite } from '@/components/ui/statut';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { readChoix } from '@/lib/conventions/choix';
import { listConventions } from '@/lib/conventions/data';
import { couvertures, facettesRegistre, readRecherche, rechercher, suivre } from '@/lib/conventions/registre';
import { asViewer } from '@/lib/db';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { readSchema } from '@/lib/suivi/tableau';
import { listEpcis } from '@/lib/territoires/epci';
import { enregistrerConvention } from './mutations';

type Props = { params: Promise<{ schema: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: 'Conventions' };

export default async function ConventionsPage({ params, searchParams }: Props) {
  const [{ schema: code }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const base = `/s/${code}/conventions`;
  const viewer = await requireViewer(`${base}${search.size > 0 ? `?${search}` : ''}`);
  const { schema, epcis, lues, choix } = await asViewer(viewer, async (db) => {
    const schema = (await readSchema(db, code)) ?? notFound();
    if (!can(viewer, 'lire', 'convention', { schemaId: schema.id })) notFound();
    const ecrire = schema.etat !== 'clos' && can(viewer, 'ecrire', 'convention', { schemaId: schema.id });
    return {
      ...{ schema, epcis: await listEpcis(db, schema.id), lues: await listConventions(db, schema.id) },
      choix: ecrire ? await readChoix(db, schema.id) : null,
    };
  });
  const jour = today();
  const asked = readRecherche(search);
  const suivies = suivre(lues, jour);
  const { conventions, groupes } = rechercher(suivies, asked, epcis);
  const isFiltre = asked.q !== '' || facettesRegistre.some((facette) => asked[facette].length > 0);
  const isLarge = can(viewer, 'lire', 'couverture', { schemaId: schema.id });
  return (
    <main id="contenu" tabIndex={-1}>
      <MarkSprite />
      <div className="head">
        <div>
          <p className="eyebrow">
            {schema.departement} · schéma {schema.dateDebut.slice(0, 4)}-{schema.dateFin.slice(0, 4)}
          </p>
          <h1>Conventions</h1>
          <Compte conventions={conventions} />
        </div>
        <div className="actions no-print">
          {choix && <AjouterConvention schemaId={schema.id} choix={choix} action={enregistrerConvention} />}
          <Link className="btn quiet" href={`/s/${code}/organisations`} prefetch={false}>
            Organisations
          </Link>
          <Imprimer />
        </div>
      </div>
      {suivies.length === 0 ? (
        <div className="empty">
          <p className="strong">Aucune convention ne vous est ouverte.</p>
          <p>Les conventions cadres et celles de votre territoire se liront ici une fois au registre.</p>
        </div>
      ) : (
        <>
          {isLarge && !isFiltre && <Couvertures couvertures={couvertures(suivies, epcis, jour)} total={epcis.length} />}
          <div className={styles.cols}>
            <FiltresForm path={base} q={asked.q} filtre={isFiltre} garde={[]} groupes={groupes} quoi="convention" />
            {conventions.length > 0 ? (
              <Registre conventions={conventions} base={base} today={jour} />
            ) : (
              <div className="empty">
                <p className="strong">Aucune convention ne répond à ces filtres.</p>
                <p>
                  <a className="btn" href={base}>
                    Tout effacer
                  </a>
                </p>
              </div>
            )}
          </div>
        </>
      )}
    </main>
  );
}
