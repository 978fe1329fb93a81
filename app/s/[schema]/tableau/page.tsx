import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Gestes } from '@/components/suivi/gestes';
import { MomentBandeau, MomentForm } from '@/components/suivi/moment';
import { Plusieurs } from '@/components/suivi/plusieurs';
import { TableauCorps } from '@/components/suivi/tableau-corps';
import styles from '@/components/suivi/tableau.module.css';
import { VuesChoix } from '@/components/suivi/vues-choix';
import { Explications } from '@/components/ui/explications';
import { BarSprite } from '@/components/ui/progress-bar';
import { MarkSprite } from '@/components/ui/statut';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { formatJour } from '@/lib/format';
import { readLecture, writeLecture } from '@/lib/suivi/lecture';
import { choisitEpci } from '@/lib/suivi/matrice';
import { anneeDuSchema } from '@/lib/suivi/rules';
import { openTableau } from '@/lib/suivi/tableau';
import { readPourVue } from '@/lib/suivi/vue';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { gestes } from '../gestes';
import { annulerStatuts, changerStatuts, confirmerStatuts } from './mutations';

const plusieurs = { changer: changerStatuts, confirmer: confirmerStatuts, annuler: annulerStatuts };

type Props = { params: Promise<{ schema: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: 'Tableau de suivi' };

export default async function TableauPage({ params, searchParams }: Props) {
  const [{ schema: code }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const path = `/s/${code}/tableau`;
  const lecture = readLecture(search);
  const retour = writeLecture(lecture);
  const viewer = await requireViewer(`${path}${retour}`);
  const now = today();
  const ouvert =
    (await asViewer(viewer, async (db) => {
      const found = await openTableau(db, code, lecture, now);
      const lit = can(viewer, 'lire', 'avancement_local', { schemaId: found?.schema.id ?? null });
      const asked = {
        lecture,
        lit,
        moment: found?.moment ?? null,
        du: found?.du ?? null,
        cellule: search.get('cellule'),
      };
      return found && { ...found, lit, lu: found.tableau && (await readPourVue(db, found.tableau, asked)) };
    })) ?? notFound();
  const { moment, du, erreurs, tableau, avant, lu, lit } = ouvert;
  const schema = tableau?.schema ?? ouvert.schema;
  const place = { schemaId: schema.id };
  const jour = moment?.au ?? now;
  const peutChanger = !moment && can(viewer, 'changer', 'statut', place);
  const peutEcrire = !moment && schema.etat !== 'clos' && can(viewer, 'modifier', 'referentiel', place);
  const propres = viewer.habilitations.map(({ epciId }) => epciId);
  const choisi = tableau && lit ? choisitEpci(tableau.epcis, lecture.epci, propres) : undefined;
  const { annee, sur } = anneeDuSchema(jour, schema);
  return (
    <main id="contenu" tabIndex={-1} className={lecture.vue === 'matrice' ? 'paysage' : undefined}>
      <MarkSprite />
      <BarSprite />
      <Explications />
      <div className="head">
        <div>
          <p className="eyebrow">
            {schema.departement} · schéma {schema.dateDebut.slice(0, 4)}-{schema.dateFin.slice(0, 4)} · année {annee}{' '}
            sur {sur} · au {formatJour(jour)}
          </p>
          <h1>Tableau de suivi</h1>
          <p className={`${styles.autour} no-print`}>
            <Link href={`/s/${code}/evolution${writeLecture({ ...lecture, vue: 'liste', epci: '' })}`} prefetch={false}>
              Évolution
            </Link>
            <Link href={`/s/${code}/schema`} prefetch={false}>
              Le schéma
            </Link>
            <Link href={`/s/${code}/ressources`} prefetch={false}>
              Ressources et archives
            </Link>
          </p>
        </div>
        <div className="actions no-print">
          <VuesChoix lecture={lecture} path={path} />
          <MomentForm
            path={path}
            lecture={lecture}
            erreurs={erreurs}
            bornes={{ debut: ouvert.schema.dateDebut, today: now }}
          />
          {tableau && can(viewer, 'exporter', 'tableau', place) && (
            <a href={`${path}/export${retour}`} className="btn">
              Exporter (CSV)
            </a>
          )}
        </div>
      </div>
      {moment && <MomentBandeau path={path} lecture={lecture} moment={moment} du={du} today={now} />}
      {tableau && lu ? (
        <>
          <TableauCorps
            {...{ tableau, lecture, path, jour, lu }}
            choisi={choisi}
            comparee={du && avant && { tableau: avant, jour: du.au, isLocal: lit }}
            gestes={peutChanger}
            ecrire={peutEcrire ? `/s/${code}/schema` : null}
            plusieurs={peutChanger && <Plusieurs today={jour} mutations={plusieurs} />}
          />
          {peutChanger && <Gestes today={jour} mutations={gestes} />}
        </>
      ) : (
        <div className="empty">
          <p className="strong">Ces dates ne se lisent pas.</p>
          <p>{Object.values(erreurs).join(' ')}</p>
        </div>
      )}
    </main>
  );
}
