import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { blocAilleurs, blocsCampagne, blocVacances } from '@/components/campagnes/accueil-cellule';
import { blocsElu, blocsReferent } from '@/components/campagnes/accueil-epci';
import styles from '@/components/campagnes/accueil.module.css';
import { blocDroits, blocsComptes } from '@/components/comptes/accueil-comptes';
import { blocEcheances } from '@/components/conventions/accueil-conventions';
import { blocsInstances } from '@/components/instances/accueil-instances';
import { MotDePasseChange } from '@/components/comptes/mot-de-passe-change';
import { blocARepondre, blocRepondues } from '@/components/remarques/accueil-remarques';
import * as actions from '@/components/suivi/accueil-actions';
import { Blocs, type Bloc } from '@/components/ui/blocs';
import { MarkSprite } from '@/components/ui/statut';
import { can, type Viewer } from '@/lib/access/can';
import { roleLabels } from '@/lib/access/roles';
import { chooseSchema } from '@/lib/access/schemas';
import { getViewer } from '@/lib/access/viewer';
import { listRemonteesAccueil, type RemonteeAccueil } from '@/lib/campagnes/accueil';
import { today, type Jour } from '@/lib/clock';
import { listComptesARegarder, listDroitsAConfirmer } from '@/lib/comptes/accueil';
import { readReinitialisation } from '@/lib/comptes/liens';
import { listEcheancesAccueil } from '@/lib/conventions/accueil';
import { asViewer, type ViewerDb } from '@/lib/db';
import { formatJour } from '@/lib/format';
import { readInstancesAccueil } from '@/lib/instances/accueil';
import { addJours } from '@/lib/jours';
import { readRemarquesOuvertes } from '@/lib/remarques/accueil';
import { listActionsAccueil } from '@/lib/suivi/accueil';

export const metadata: Metadata = { title: 'Accueil' };

/** How long what happened stays news, in days. */
const RECENT = 30;

/** What needs this person first, each line leading to where it is dealt with. */
export default async function HomePage() {
  const viewer = await getViewer();
  if (!viewer) redirect('/connexion');
  if (viewer.habilitations.length === 0) redirect('/mon-compte');
  const chosen = chooseSchema(viewer, (await cookies()).get('maillage.schema')?.value);
  const own = viewer.habilitations.filter(({ schemaCode }) => schemaCode === (chosen?.code ?? null));
  const schema = chosen && { id: own[0]!.schemaId!, code: chosen.code };
  const jour = today();
  const lu = await asViewer(viewer, (db) => read(db, viewer, schema?.id ?? null, jour));
  const epcis = schema ? sectionsOf(lu, schema, jour) : [];
  const aEcrire =
    schema !== null && lu.actions.length === 0 && can(viewer, 'modifier', 'referentiel', { schemaId: schema.id });
  const blocs = [
    ...(schema ? blocsOf(viewer, lu, schema, jour) : []),
    ...(schema && lu.instances ? blocsInstances(lu.instances, schema.code, jour) : []),
    ...(schema ? blocEcheances(lu.conventions, schema.code, jour) : []),
    ...blocsComptes(lu.comptes),
    ...blocAilleurs(lu.remontees, schema?.id),
  ];
  return (
    <main id="contenu" tabIndex={-1}>
      <MarkSprite />
      <div className="head">
        <div>
          <p className="eyebrow">
            {[chosen?.departement, ...new Set(own.map(({ role }) => roleLabels[role]))].filter(Boolean).join(' · ')}
          </p>
          <h1>Le point au {formatJour(jour)}</h1>
        </div>
        {schema && (
          <div className="actions no-print">
            <Link className="btn" href={`/s/${schema.code}/tableau`} prefetch={false}>
              Tableau de suivi
            </Link>
          </div>
        )}
      </div>
      <MotDePasseChange fait={lu.reinitialisation} />
      {epcis.map(({ epci, blocs: locaux }) => (
        <section key={epci.id} className={styles.epci} aria-label={epci.sigle}>
          <h2>
            {epci.sigle} · {epci.nom}
          </h2>
          <Blocs blocs={locaux} niveau={3} />
        </section>
      ))}
      <Blocs blocs={blocs} niveau={2} />
      {aEcrire && schema && (
        <div className="panel">
          <h2>Votre schéma est vide</h2>
          <p>Commencez par ses EPCI et ses axes : le tableau de suivi existe dès la première action.</p>
          <p className="actions">
            <Link className="btn primary" href={`/s/${schema.code}/schema`} prefetch={false}>
              Écrire le schéma
            </Link>
          </p>
        </div>
      )}
      {!aEcrire && epcis.length + blocs.length === 0 && <Vide schema={schema} lu={lu} />}
    </main>
  );
}

type Lu = Awaited<ReturnType<typeof read>>;
type SchemaChoisi = { id: number; code: string };

async function read(db: ViewerDb, viewer: Viewer, schemaId: number | null, jour: Jour) {
  const depuis = addJours(jour, -RECENT);
  return {
    reinitialisation: await readReinitialisation(db, viewer, depuis),
    remontees: await listRemonteesAccueil(db, viewer, { today: jour, depuis }),
    comptes: await listComptesARegarder(db, viewer, jour),
    ...(schemaId === null
      ? { actions: [], droits: [], conventions: [], instances: null, remarques: { aRepondre: [], repondues: [] } }
      : {
          actions: await listActionsAccueil(db, schemaId, depuis),
          droits: await listDroitsAConfirmer(db, viewer, schemaId, jour),
          conventions: await listEcheancesAccueil(db, viewer, schemaId, jour),
          instances: await readInstancesAccueil(db, viewer, schemaId, jour),
          remarques: await readRemarquesOuvertes(db, viewer, schemaId),
        }),
  };
}

/** What each EPCI of this person expects of them, apart. */
function sectionsOf(
  lu: Lu,
  { id, code }: SchemaChoisi,
  jour: Jour,
): { epci: RemonteeAccueil['epci']; blocs: Bloc[] }[] {
  return lu.remontees
    .filter((remontee) => remontee.schema.id === id && (remontee.can.transmettre || remontee.can.viser))
    .map((remontee) => {
      const { epci } = remontee;
      const suivies = remontee.can.transmettre ? actions.actionsDe(lu.actions, epci.id) : [];
      return {
        epci,
        blocs: [
          ...(remontee.can.transmettre ? blocsReferent(remontee, jour) : []),
          ...(remontee.can.viser ? blocsElu(remontee, jour) : []),
          ...blocRepondues(
            lu.remarques.repondues.filter((remarque) => remarque.epci === epci.sigle),
            code,
          ),
          ...actions.blocRetards(suivies, code, jour, epci.sigle),
          ...actions.blocBlocages(suivies, code, epci.sigle),
        ],
      };
    })
    .filter(({ blocs }) => blocs.length > 0);
}

/** What the scheme as a whole expects of this person, or tells them. */
function blocsOf(viewer: Viewer, lu: Lu, { id, code }: SchemaChoisi, jour: Jour): Bloc[] {
  const place = { schemaId: id };
  const remontees = lu.remontees.filter(({ schema }) => schema.id === id);
  const held = new Set(remontees.flatMap(({ can: peut, epci }) => (peut.examiner ? [] : [epci.sigle])));
  const siennes = blocRepondues(
    lu.remarques.repondues.filter(({ epci }) => !epci || !held.has(epci)),
    code,
  );
  if (can(viewer, 'valider', 'remontee', place)) {
    return [
      ...blocsCampagne(
        remontees.filter(({ can: peut }) => peut.examiner),
        jour,
      ),
      ...blocARepondre(lu.remarques.aRepondre, code),
      ...siennes,
      ...blocVacances(remontees),
      ...blocDroits(lu.droits),
      ...actions.blocNombreRetards(lu.actions, code, jour),
      ...actions.blocBlocages(lu.actions, code),
      ...actions.blocEcarts(lu.actions, code),
    ];
  }
  // a right on the whole scheme, not on one EPCI of it
  const isLarge = viewer.habilitations.some(({ schemaId, epciId }) => schemaId === id && epciId === null);
  if (!isLarge) return siennes;
  const isLocal = can(viewer, 'lire', 'avancement_local', place);
  return [
    ...siennes,
    ...actions.blocChanges(lu.actions, code),
    ...(isLocal ? [...actions.blocRetards(lu.actions, code, jour), ...actions.blocBlocages(lu.actions, code)] : []),
  ];
}

function Vide({ schema, lu }: { schema: SchemaChoisi | null; lu: Lu }) {
  const epcis = lu.remontees.filter((remontee) => remontee.schema.id === schema?.id && !remontee.can.examiner);
  return (
    <div className="empty">
      <p className="strong">Rien ne vous attend aujourd’hui.</p>
      {schema ? (
        <>
          <p>Le tableau de suivi dit où en est le schéma.</p>
          <p className="actions">
            <Link className="btn" href={`/s/${schema.code}/tableau`} prefetch={false}>
              Ouvrir le tableau
            </Link>
            {epcis.map(({ epci }) => (
              <Link key={epci.id} className="btn" href={`/s/${schema.code}/territoires/${epci.siren}`} prefetch={false}>
                {epci.sigle} · {epci.nom}
              </Link>
            ))}
          </p>
        </>
      ) : (
        <p>
          <Link className="btn" href="/administration/schemas" prefetch={false}>
            Schémas
          </Link>{' '}
          <Link className="btn" href="/administration/comptes" prefetch={false}>
            Comptes et droits
          </Link>
        </p>
      )}
    </div>
  );
}
