import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { AnneeFigee } from '@/components/indicateurs/annee-figee';
import { Liste } from '@/components/indicateurs/liste';
import liste from '@/components/indicateurs/liste.module.css';
import { FiltresForm } from '@/components/suivi/filtres-form';
import styles from '@/components/suivi/tableau.module.css';
import { Imprimer } from '@/components/ui/imprimer';
import { Pages } from '@/components/ui/pages';
import { Vues } from '@/components/ui/vues';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { pageOf } from '@/lib/conventions/lecture';
import { asViewer } from '@/lib/db';
import { formatCompte } from '@/lib/format';
import { composeLignes, facettesIndicateurs, readRecherche, rechercher } from '@/lib/indicateurs/liste';
import { openListe } from '@/lib/indicateurs/ouvrir-liste';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { figerAnnee, rouvrirAnnee } from './mutations';

type Props = { params: Promise<{ schema: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: 'Indicateurs' };

export default async function IndicateursPage({ params, searchParams }: Props) {
  const [{ schema: code }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const base = `/s/${code}/indicateurs`;
  const viewer = await requireViewer(`${base}${search.size > 0 ? `?${search}` : ''}`);
  const ouverte =
    (await asViewer(viewer, (db) => openListe(db, viewer, { code, annee: search.get('annee'), today: today() }))) ??
    notFound();
  const { schema, annees, annee, epcis, axes, isLu, sans, figees } = ouverte;
  const place = { schemaId: schema.id };
  const isEcrit = schema.etat !== 'clos';
  const asked = readRecherche(search);
  const toutes = composeLignes(ouverte);
  const { lignes, groupes } = rechercher(toutes, asked, axes);
  const isFiltre = asked.q !== '' || facettesIndicateurs.some((facette) => asked[facette].length > 0);
  const { lignes: montrees, ...page } = pageOf(
    lignes,
    Number(/^[1-9][0-9]{0,5}$/.exec(search.get('page') ?? '')?.[0] ?? 1),
  );
  const adresse = (more: Record<string, string>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries({ page: '', ...more })) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    return `${base}${next.size > 0 ? `?${next}` : ''}`;
  };
  const alertes = lignes.filter((ligne) => ligne.alertes.length > 0).length;
  const isSaisi =
    isEcrit &&
    (can(viewer, 'ecrire', 'valeur', place) ||
      epcis.some(({ id }) => can(viewer, 'saisir', 'valeur', { ...place, epciId: id })));
  const peutDefinir = isEcrit && can(viewer, 'definir', 'indicateur', place);
  return (
    <main id="contenu" tabIndex={-1} className="paysage">
      <div className="head">
        <div>
          <p className="eyebrow">
            {schema.departement} · schéma {schema.dateDebut.slice(0, 4)}-{schema.dateFin.slice(0, 4)}
          </p>
          <h1>Indicateurs {isLu && annee}</h1>
          <p role="status" className="muted">
            {formatCompte(lignes.length, 'indicateur')}
            {isLu && alertes > 0 && `, dont ${formatCompte(alertes, 'à voir', 'à voir')}`}
            {isLu && figees.includes(annee) && ` ; l’année ${annee} est figée`}.
          </p>
        </div>
        <div className="actions no-print">
          {isLu && (
            <Vues
              label="Année"
              vues={annees.toReversed().map((one) => ({
                label: String(one),
                href: adresse({ annee: String(one) }),
                isCourante: one === annee,
              }))}
            />
          )}
          {isSaisi && (
            <Link className="btn primary" href={`${base}/saisie?annee=${annee}`} prefetch={false}>
              Saisir
            </Link>
          )}
          {peutDefinir && (
            <Link className="btn" href={`${base}/nouveau`} prefetch={false}>
              Créer un indicateur
            </Link>
          )}
          {isEcrit && can(viewer, 'figer', 'valeur', place) && (
            <AnneeFigee
              schemaId={schema.id}
              annee={annee}
              isFigee={figees.includes(annee)}
              figer={figerAnnee}
              rouvrir={rouvrirAnnee}
            />
          )}
          {isLu && lignes.length > 0 && (
            <a className="btn quiet" href={`${base}/export${search.size > 0 ? `?${search}` : ''}`} download>
              Télécharger (CSV)
            </a>
          )}
          <Imprimer />
        </div>
      </div>
      {toutes.length === 0 ? (
        <div className="empty">
          <p className="strong">Aucun indicateur ne vous est ouvert.</p>
          <p>
            {peutDefinir
              ? 'Créez le premier : il se rattache à une action, ou au schéma.'
              : 'Ceux dont votre organisation répond se liront ici.'}
          </p>
        </div>
      ) : (
        <div className={styles.cols}>
          <FiltresForm
            path={base}
            q={asked.q}
            filtre={isFiltre}
            garde={search.get('annee') ? [['annee', String(annee)]] : []}
            groupes={isLu ? groupes : groupes.filter(({ famille }) => famille === 'axe' || famille === 'etat')}
            quoi="valeur"
          />
          <div>
            {montrees.length > 0 ? (
              <>
                <Liste lignes={montrees} annee={annee} base={base} isLu={isLu} titre={`Indicateurs ${annee}`} />
                <Pages {...page} nombre={montrees.length} hrefOf={(numero) => adresse({ page: String(numero) })} />
              </>
            ) : (
              <div className="empty">
                <p className="strong">Aucun indicateur ne répond à ces filtres.</p>
                <p>
                  <a className="btn" href={`${base}?annee=${annee}`}>
                    Tout effacer
                  </a>
                </p>
              </div>
            )}
            {!isFiltre && isLu && sans.length > 0 && (
              <section className={`panel ${liste.sans}`} aria-labelledby="sans">
                <h2 id="sans">Aucun indicateur défini ({sans.length})</h2>
                <ul className="plain">
                  {sans.map(({ id, code: codeAction, titre }) => (
                    <li key={id}>
                      <Link href={`/s/${code}/actions/${id}`} prefetch={false}>
                        {codeAction} {titre}
                      </Link>{' '}
                      {peutDefinir && (
                        <Link
                          className="btn quiet small no-print"
                          href={`${base}/nouveau?action=${id}`}
                          prefetch={false}
                        >
                          Créer<span className="visually-hidden"> un indicateur pour {codeAction}</span>
                        </Link>
                      )}
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
        </div>
      )}
    </main>
  );
}
