import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Couvertures } from '@/components/conventions/couvertures';
import { AjouterConvention } from '@/components/conventions/rediger';
import { Compte } from '@/components/conventions/registre';
import { VueDesConventions } from '@/components/conventions/vue';
import { VuesConventions } from '@/components/conventions/vues';
import { FiltresForm } from '@/components/suivi/filtres-form';
import styles from '@/components/suivi/tableau.module.css';
import { Imprimer } from '@/components/ui/imprimer';
import { MarkSprite } from '@/components/ui/statut';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { readChoix } from '@/lib/conventions/choix';
import { couvertures } from '@/lib/conventions/couverture';
import { listConventions } from '@/lib/conventions/data';
import { listMontants } from '@/lib/conventions/financements';
import { readVue, writeVue } from '@/lib/conventions/lecture';
import { facettesRegistre, readRecherche, rechercher, suivre } from '@/lib/conventions/registre';
import { asViewer } from '@/lib/db';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { readSchema } from '@/lib/suivi/tableau';
import { listEpcis } from '@/lib/territoires/epci';
import { enregistrerConvention } from './mutations';

type Props = { params: Promise<{ schema: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: 'Conventions' };

const vide = readRecherche(new URLSearchParams());

export default async function ConventionsPage({ params, searchParams }: Props) {
  const [{ schema: code }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const base = `/s/${code}/conventions`;
  const viewer = await requireViewer(`${base}${search.size > 0 ? `?${search}` : ''}`);
  const { vue, page } = readVue(search);
  const { schema, epcis, lues, choix, montants } = await asViewer(viewer, async (db) => {
    const schema = (await readSchema(db, code)) ?? notFound();
    if (!can(viewer, 'lire', 'convention', { schemaId: schema.id })) notFound();
    const ecrire = schema.etat !== 'clos' && can(viewer, 'ecrire', 'convention', { schemaId: schema.id });
    return {
      ...{ schema, epcis: await listEpcis(db, schema.id), lues: await listConventions(db, schema.id) },
      choix: ecrire ? await readChoix(db, schema.id) : null,
      montants: vue === 'montants' ? await listMontants(db, schema.id) : null,
    };
  });
  const jour = today();
  const asked = readRecherche(search);
  const suivies = suivre(lues, jour);
  const { conventions, groupes } = rechercher(suivies, asked, epcis);
  const isFiltre = asked.q !== '' || facettesRegistre.some((facette) => asked[facette].length > 0);
  const isLarge = can(viewer, 'lire', 'couverture', { schemaId: schema.id });
  return (
    <main id="contenu" tabIndex={-1} className={vue === 'suivi' ? 'paysage' : undefined}>
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
          <VuesConventions vue={vue} asked={asked} path={base} />
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
          {isLarge && !isFiltre && vue === 'registre' && (
            <Couvertures couvertures={couvertures(suivies, epcis, jour)} total={epcis.length} />
          )}
          <div className={styles.cols}>
            <FiltresForm
              path={base}
              q={asked.q}
              filtre={isFiltre}
              garde={vue === 'registre' ? [] : [['vue', vue]]}
              groupes={groupes}
              quoi="convention"
            />
            {conventions.length > 0 ? (
              <VueDesConventions {...{ vue, asked, page, conventions, montants, base, isLarge }} today={jour} />
            ) : (
              <div className="empty">
                <p className="strong">Aucune convention ne répond à ces filtres.</p>
                <p>
                  <a className="btn" href={`${base}${writeVue(vide, { vue })}`}>
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
