import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { CalendrierSeances } from '@/components/instances/calendrier-seances';
import { ListeInstances } from '@/components/instances/liste';
import { MoisSeances } from '@/components/instances/mois';
import { ParticipationTable } from '@/components/instances/participation';
import { PlanifierSeance } from '@/components/instances/planifier';
import { AjouterInstance } from '@/components/instances/rediger-instance';
import { AnneesInstances, VuesInstances } from '@/components/instances/vues';
import { Imprimer } from '@/components/ui/imprimer';
import { can, type Viewer } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { listInstances, listSeances, type InstanceLue } from '@/lib/instances/data';
import { mayComposer, mayTenir } from '@/lib/instances/garde';
import { listParticipation } from '@/lib/instances/participation';
import { typesInstance } from '@/lib/instances/rules';
import { readLectureInstances, writeLectureInstances } from '@/lib/instances/vue';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { readSchema, type Schema } from '@/lib/suivi/tableau';
import { listEpcis, type Epci } from '@/lib/territoires/epci';
import { enregistrerInstance, planifierSeance } from './mutations';

type Props = { params: Promise<{ schema: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: 'Instances' };

export default async function InstancesPage({ params, searchParams }: Props) {
  const [{ schema: code }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const base = `/s/${code}`;
  const viewer = await requireViewer(`${base}/instances${search.size > 0 ? `?${search}` : ''}`);
  const jour = today();
  const lecture = readLectureInstances(search, jour);
  const { vue, annee, mois } = lecture;
  const { schema, instances, epcis, seances, participations } = await asViewer(viewer, async (db) => {
    const schema = (await readSchema(db, code)) ?? notFound();
    if (!can(viewer, 'lire', 'instance', { schemaId: schema.id })) notFound();
    const isCalendrier = vue === 'calendrier' || vue === 'mois';
    return {
      schema,
      instances: await listInstances(db, schema.id, { annee, today: jour }),
      epcis: await listEpcis(db, schema.id),
      seances: isCalendrier ? await listSeances(db, schema.id, { annee }) : [],
      participations: vue === 'participation' ? await listParticipation(db, schema.id) : [],
    };
  });
  const creer = creablesOf(viewer, schema, { epcis, instances });
  const tenues = tenuesOf(viewer, schema, instances);
  return (
    <main id="contenu" tabIndex={-1}>
      <div className="head">
        <div>
          <p className="eyebrow">
            {schema.departement} · schéma {schema.dateDebut.slice(0, 4)}-{schema.dateFin.slice(0, 4)}
          </p>
          <h1>Instances</h1>
        </div>
        <div className="actions no-print">
          <VuesInstances lecture={lecture} path={`${base}/instances`} today={jour} />
          {tenues.length > 0 && (
            <PlanifierSeance instances={tenues} base={base} today={jour} action={planifierSeance} />
          )}
          {creer.types.length > 0 && (
            <AjouterInstance schemaId={schema.id} {...creer} today={jour} action={enregistrerInstance} />
          )}
          <Link className="btn quiet" href={`${base}/decisions`} prefetch={false}>
            Décisions
          </Link>
          <Imprimer />
        </div>
      </div>
      {instances.length === 0 ? (
        <div className="empty">
          <p className="strong">Aucune instance ne vous est ouverte.</p>
          <p>
            {creer.types.length > 0
              ? 'Créez le comité de pilotage, le comité technique et les instances locales : leurs réunions se compteront ici.'
              : 'Celles où vous siégez se liront ici.'}
          </p>
        </div>
      ) : (
        <>
          {(vue === 'instances' || vue === 'calendrier') && (
            <AnneesInstances lecture={lecture} path={`${base}/instances`} debut={schema.dateDebut} today={jour} />
          )}
          {vue === 'instances' && <ListeInstances {...{ instances, annee, base }} today={jour} />}
          {vue === 'calendrier' && <CalendrierSeances {...{ seances, annee, base }} today={jour} />}
          {vue === 'mois' && (
            <MoisSeances
              {...{ mois, seances, base }}
              hrefOf={(un) => `${base}/instances${writeLectureInstances({ ...lecture, mois: un }, jour)}`}
              today={jour}
            />
          )}
          {vue === 'participation' && <ParticipationTable {...{ participations, base }} isUne={false} />}
        </>
      )}
    </main>
  );
}

type Lues = { epcis: readonly Epci[]; instances: readonly InstanceLue[] };

/** What this person may create: every body for the cellule, the local one that their EPCI has not for a référent. */
function creablesOf(viewer: Viewer, { id: schemaId, etat }: Schema, { epcis, instances }: Lues) {
  if (etat === 'clos') return { types: [], epcis: [] };
  if (mayComposer(viewer, { schemaId, epciId: null })) return { types: typesInstance, epcis };
  const siens = epcis.filter(
    ({ id }) =>
      mayComposer(viewer, { schemaId, epciId: id }) &&
      !instances.some(({ epci, finLe }) => epci?.id === id && finLe === null),
  );
  return { types: siens.length > 0 ? (['instance_locale'] as const) : [], epcis: siens };
}

/** The bodies whose meetings this person holds. */
function tenuesOf(viewer: Viewer, { id: schemaId, etat }: Schema, instances: readonly InstanceLue[]) {
  if (etat === 'clos') return [];
  return instances
    .filter(
      ({ epci, isSansReferent, finLe }) =>
        finLe === null && mayTenir(viewer, { schemaId, epciId: epci?.id ?? null, isSansReferent }),
    )
    .map(({ id, nom }) => ({ id, nom }));
}
