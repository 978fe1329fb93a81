import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Gestes } from '@/components/suivi/gestes';
import { MomentBandeau, MomentForm } from '@/components/suivi/moment';
import { TableauFiltres } from '@/components/suivi/tableau-filtres';
import { TableauListe } from '@/components/suivi/tableau-liste';
import { TableauResume } from '@/components/suivi/tableau-resume';
import styles from '@/components/suivi/tableau.module.css';
import { BarSprite } from '@/components/ui/progress-bar';
import { MarkSprite } from '@/components/ui/statut';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { today, type Jour } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { formatJour } from '@/lib/format';
import { filtrer } from '@/lib/suivi/filtres';
import { readLecture, writeLecture, writeRetour, type Lecture } from '@/lib/suivi/lecture';
import { anneeDuSchema } from '@/lib/suivi/rules';
import { openTableau, type Tableau } from '@/lib/suivi/tableau';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { gestes } from '../gestes';

type Props = { params: Promise<{ schema: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: 'Tableau de suivi' };

export default async function TableauPage({ params, searchParams }: Props) {
  const [{ schema: code }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const path = `/s/${code}/tableau`;
  const lecture = readLecture(search);
  const retour = writeLecture(lecture);
  const viewer = await requireViewer(`${path}${retour}`);
  const now = today();
  const ouvert = (await asViewer(viewer, (db) => openTableau(db, code, lecture, now))) ?? notFound();
  const { moment, erreurs, tableau } = ouvert;
  const schema = tableau?.schema ?? ouvert.schema;
  const place = { schemaId: schema.id };
  const jour = moment?.au ?? now;
  const { annee, sur } = anneeDuSchema(jour, schema);
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
          <MomentForm
            path={path}
            lecture={lecture}
            erreurs={erreurs}
            bornes={{ debut: ouvert.schema.dateDebut, today: now }}
          />
          <Link href={`/s/${code}/ressources`} className="btn" prefetch={false}>
            Ressources et archives
          </Link>
          {tableau && can(viewer, 'exporter', 'tableau', place) && (
            <a href={`${path}/export${retour}`} className="btn">
              Exporter (CSV)
            </a>
          )}
        </div>
      </div>
      {moment && <MomentBandeau path={path} lecture={lecture} moment={moment} today={now} />}
      {tableau ? (
        <Corps {...{ tableau, lecture, path, jour }} peutChanger={!moment && can(viewer, 'changer', 'statut', place)} />
      ) : (
        <div className="empty">
          <p className="strong">Ces dates ne se lisent pas.</p>
          <p>{Object.values(erreurs).join(' ')}</p>
        </div>
      )}
    </main>
  );
}

type CorpsProps = { tableau: Tableau; lecture: Lecture; path: string; jour: Jour; peutChanger: boolean };

function Corps({ tableau, lecture, path, jour, peutChanger }: CorpsProps) {
  const { actions, facettes } = filtrer(tableau.actions, lecture.filtres, tableau.options, jour);
  return (
    <>
      <TableauResume actions={actions} lecture={lecture} facettes={facettes} />
      <div className={styles.cols}>
        <TableauFiltres lecture={lecture} facettes={facettes} path={path} />
        <div>
          <p className="visually-hidden" role="status">
            {actions.length} {actions.length > 1 ? 'actions affichées' : 'action affichée'}
          </p>
          {actions.length > 0 ? (
            <TableauListe
              tableau={tableau}
              actions={actions}
              today={jour}
              retour={writeRetour(lecture)}
              gestes={peutChanger}
            />
          ) : (
            <Vide path={path} vierge={tableau.actions.length === 0} />
          )}
        </div>
      </div>
      {peutChanger && <Gestes today={jour} mutations={gestes} />}
    </>
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
