import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Gestes } from '@/components/suivi/gestes';
import { TableauFiltres } from '@/components/suivi/tableau-filtres';
import { TableauListe } from '@/components/suivi/tableau-liste';
import { TableauResume } from '@/components/suivi/tableau-resume';
import styles from '@/components/suivi/tableau.module.css';
import { BarSprite } from '@/components/ui/progress-bar';
import { MarkSprite } from '@/components/ui/statut';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { formatJour } from '@/lib/format';
import { filtrer, readFiltres, writeFiltres } from '@/lib/suivi/filtres';
import { anneeDuSchema } from '@/lib/suivi/rules';
import { readTableau } from '@/lib/suivi/tableau';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { gestes } from '../gestes';

type Props = { params: Promise<{ schema: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: 'Tableau de suivi' };

export default async function TableauPage({ params, searchParams }: Props) {
  const [{ schema: code }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const path = `/s/${code}/tableau`;
  const filtres = readFiltres(search);
  const retour = writeFiltres(filtres);
  const viewer = await requireViewer(`${path}${retour}`);
  const tableau = await asViewer(viewer, (db) => readTableau(db, code));
  if (!tableau) notFound();
  const jour = today();
  const { actions, facettes } = filtrer(tableau.actions, filtres, tableau.options, jour);
  const { schema } = tableau;
  const { annee, sur } = anneeDuSchema(jour, schema);
  const peutChanger = can(viewer, 'changer', 'statut', { schemaId: schema.id });
  return (
    <main id="contenu" tabIndex={-1}>
      <MarkSprite />
      <BarSprite />
      <div className="head">
        <div>
          <p className="eyebrow">
            {schema.departement} · schéma {schema.dateDebut.slice(0, 4)}-{schema.dateFin.slice(0, 4)} · année {annee}{' '}
            sur {sur} · au {formatJour(jour)}
          </p>
          <h1>Tableau de suivi</h1>
        </div>
        <div className="actions no-print">
          <Link href={`/s/${code}/ressources`} className="btn" prefetch={false}>
            Ressources et archives
          </Link>
          {can(viewer, 'exporter', 'tableau', { schemaId: schema.id }) && (
            <a href={`${path}/export${retour}`} className="btn">
              Exporter (CSV)
            </a>
          )}
        </div>
      </div>
      <TableauResume actions={actions} filtres={filtres} facettes={facettes} />
      <div className={styles.cols}>
        <TableauFiltres filtres={filtres} facettes={facettes} path={path} />
        <div>
          <p className="visually-hidden" role="status">
            {actions.length} {actions.length > 1 ? 'actions affichées' : 'action affichée'}
          </p>
          {actions.length > 0 ? (
            <TableauListe
              tableau={tableau}
              actions={actions}
              today={jour}
              retour={retour && `?retour=${encodeURIComponent(retour)}`}
              gestes={peutChanger}
            />
          ) : (
            <Vide path={path} vierge={tableau.actions.length === 0} />
          )}
        </div>
      </div>
      {peutChanger && <Gestes today={jour} mutations={gestes} />}
    </main>
  );
}

function Vide({ path, vierge }: { path: string; vierge: boolean }) {
  return (
    <div className="empty">
      <p className="strong">
        {vierge ? 'Ce schéma ne contient pas encore d’action.' : 'Aucune action ne répond à ces filtres.'}
      </p>
      {!vierge && (
        <>
          <p>Retirez un filtre, ou vérifiez l’orthographe de la recherche.</p>
          <p>
            <a className="btn" href={path}>
              Tout effacer
            </a>
          </p>
        </>
      )}
    </div>
  );
}
