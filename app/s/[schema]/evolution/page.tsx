import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Evolution } from '@/components/suivi/evolution';
import { MomentBandeau, MomentForm } from '@/components/suivi/moment';
import { TableauFiltres } from '@/components/suivi/tableau-filtres';
import styles from '@/components/suivi/tableau.module.css';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Imprimer } from '@/components/ui/imprimer';
import { BarSprite } from '@/components/ui/progress-bar';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { formatJour } from '@/lib/format';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { composeEvolution, openEvolution } from '@/lib/suivi/evolution';
import { filtrer } from '@/lib/suivi/filtres';
import { readLecture, writeLecture } from '@/lib/suivi/lecture';

type Props = { params: Promise<{ schema: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: 'Évolution' };

const mots = {
  ouvrir: 'Sur une autre période',
  au: 'Jusqu’au',
  du: 'Depuis le',
  duHint: 'Sans date : depuis le début du schéma.',
};

export default async function EvolutionPage({ params, searchParams }: Props) {
  const [{ schema: code }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const path = `/s/${code}/evolution`;
  const lecture = { ...readLecture(search), vue: 'liste' as const, epci: '' };
  const retour = writeLecture(lecture);
  const viewer = await requireViewer(`${path}${retour}`);
  const now = today();
  const { schema, moment, du, erreurs, jours, tableaux } =
    (await asViewer(viewer, (db) => openEvolution(db, code, lecture, now))) ?? notFound();
  const dernier = tableaux.at(-1);
  const jour = jours.at(-1) ?? now;
  const trouve = dernier && filtrer(dernier.actions, lecture.filtres, dernier.options, jour);
  const evolution = composeEvolution(tableaux, jours, lecture.filtres);
  return (
    <main id="contenu" tabIndex={-1}>
      <BarSprite />
      <Breadcrumb
        steps={[{ label: 'Tableau de suivi', href: `/s/${code}/tableau${retour}` }, { label: 'Évolution' }]}
      />
      <div className="head">
        <div>
          <p className="eyebrow">
            {schema.departement} · schéma {schema.dateDebut.slice(0, 4)}-{schema.dateFin.slice(0, 4)}
          </p>
          <h1>Évolution des statuts</h1>
          {jours.length > 0 && (
            <p className="muted">
              À chaque fin de trimestre, du {formatJour(jours[0]!)} au {formatJour(jour)}.
            </p>
          )}
        </div>
        <div className="actions no-print">
          <MomentForm {...{ path, lecture, erreurs, mots }} bornes={{ debut: schema.dateDebut, today: now }} />
          <Imprimer />
        </div>
      </div>
      {moment && <MomentBandeau path={path} lecture={lecture} moment={moment} du={du} today={now} />}
      {trouve ? (
        <div className={styles.cols}>
          <TableauFiltres lecture={lecture} facettes={trouve.facettes} path={path} />
          {evolution.ensemble.some(({ totaux }) => totaux.total > 0) ? (
            <Evolution
              evolution={evolution}
              isLocal={can(viewer, 'lire', 'avancement_local', { schemaId: schema.id })}
            />
          ) : (
            <div className="empty">
              <p className="strong">Aucune action n’est comptée sur cette période.</p>
              <p>
                Retirez un filtre, ou revenez au{' '}
                <Link href={`/s/${code}/tableau`} prefetch={false}>
                  tableau de suivi
                </Link>
                .
              </p>
            </div>
          )}
        </div>
      ) : (
        <div className="empty">
          <p className="strong">
            {now < schema.dateDebut ? 'Le schéma n’a pas commencé.' : 'Ces dates ne se lisent pas.'}
          </p>
          <p>{Object.values(erreurs).join(' ') || `Sa première mesure se lira le ${formatJour(schema.dateDebut)}.`}</p>
        </div>
      )}
    </main>
  );
}
