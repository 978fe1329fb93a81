import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ListeSeances } from '@/components/instances/calendrier-seances';
import { Composition } from '@/components/instances/composition';
import { GestesComposition } from '@/components/instances/gestes-composition';
import { EnBref } from '@/components/instances/en-bref';
import styles from '@/components/instances/instance.module.css';
import { ParticipationTable } from '@/components/instances/participation';
import { PlanifierSeance } from '@/components/instances/planifier';
import { FermerInstance, ModifierInstance } from '@/components/instances/rediger-instance';
import { Signataires } from '@/components/instances/signataires';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Imprimer } from '@/components/ui/imprimer';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { formatCompte } from '@/lib/format';
import { readChoixComposition } from '@/lib/instances/choix-instance';
import { listInstances, listSeances, listSieges } from '@/lib/instances/data';
import { mayComposer, mayTenir } from '@/lib/instances/garde';
import { listParticipation } from '@/lib/instances/participation';
import { typeInstanceLabels } from '@/lib/instances/rules';
import { listSignataires } from '@/lib/instances/signataires';
import { readSchema } from '@/lib/suivi/tableau';
import { enregistrerInstance, fermerInstance, planifierSeance } from '../mutations';
import { ajouterSignataires, enregistrerMembre, enregistrerSiege, retirerSiege, terminerMembre } from './mutations';

type Props = { params: Promise<{ schema: string; id: string }> };

/** Meetings shown; the others unfold. */
const MONTREES = 6;

const gestes = { enregistrerSiege, retirerSiege, enregistrerMembre, terminerMembre };

const load = cache(async (code: string, id: string) => {
  const viewer = await requireViewer(`/s/${code}/instances/${id}`);
  if (!/^[0-9]{1,9}$/.test(id)) notFound();
  const jour = today();
  return asViewer(viewer, async (db) => {
    const schema = (await readSchema(db, code)) ?? notFound();
    if (!can(viewer, 'lire', 'instance', { schemaId: schema.id })) notFound();
    const lecture = { annee: Number(jour.slice(0, 4)), today: jour, id: Number(id) };
    const instance = (await listInstances(db, schema.id, lecture))[0] ?? notFound();
    const place = { schemaId: schema.id, epciId: instance.epci?.id ?? null, isSansReferent: instance.isSansReferent };
    const isOuvert = schema.etat !== 'clos';
    const composer = isOuvert && mayComposer(viewer, place);
    return {
      ...{ schema, instance, jour, annee: lecture.annee, composer },
      tenir: isOuvert && instance.finLe === null && mayTenir(viewer, place),
      sieges: await listSieges(db, instance.id),
      seances: await listSeances(db, schema.id, { instanceId: instance.id }),
      participations: await listParticipation(db, schema.id, { instanceId: instance.id }),
      choix: composer ? await readChoixComposition(db, schema.id) : null,
      signataires:
        composer && instance.type === 'comite_pilotage'
          ? await listSignataires(db, { id: instance.id, schemaId: schema.id })
          : null,
    };
  });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { schema, id } = await params;
  return { title: (await load(schema, id)).instance.nom };
}

export default async function InstancePage({ params }: Props) {
  const { schema: code, id } = await params;
  const { schema, instance, jour, annee, composer, tenir, sieges, seances, participations, choix, signataires } =
    await load(code, id);
  const base = `/s/${code}`;
  const genre = typeInstanceLabels[instance.type];
  const reste = seances.slice(MONTREES);
  return (
    <main id="contenu" tabIndex={-1}>
      <Breadcrumb steps={[{ label: 'Instances', href: `${base}/instances` }, { label: instance.nom }]} />
      <div className="head">
        <div>
          {genre !== instance.nom && <p className="eyebrow">{genre}</p>}
          <h1>{instance.nom}</h1>
        </div>
        <div className="actions no-print">
          {tenir && <PlanifierSeance instances={[instance]} base={base} today={jour} action={planifierSeance} />}
          {composer && (
            <ModifierInstance instance={instance} schemaId={schema.id} today={jour} action={enregistrerInstance} />
          )}
          {composer && <FermerInstance instance={instance} today={jour} action={fermerInstance} />}
          <Imprimer />
        </div>
      </div>
      <div className={styles.grille}>
        <div className={`stack ${styles.bref}`}>
          <EnBref instance={instance} annee={annee} base={base} today={jour} />
          <section className="panel" aria-labelledby="seances">
            <div className="panel-head">
              <h2 id="seances">Séances</h2>
              <Link className="no-print" href={`${base}/instances?vue=calendrier`} prefetch={false}>
                Calendrier
              </Link>
            </div>
            {seances.length === 0 && (
              <p className="muted">
                Aucune séance.{tenir && ' Planifiez la première : son ordre du jour se compose ensuite.'}
              </p>
            )}
            <ListeSeances seances={seances.slice(0, MONTREES)} base={base} today={jour} isBreve />
            {reste.length > 0 && (
              <details className="no-print">
                <summary>{formatCompte(reste.length, 'séance plus ancienne', 'séances plus anciennes')}</summary>
                <ListeSeances seances={reste} base={base} today={jour} isBreve />
              </details>
            )}
          </section>
        </div>
        <div className={styles.composition}>
          <Composition sieges={sieges} today={jour} peutEcrire={composer} base={base} />
        </div>
        <div className={`stack ${styles.suite}`}>
          {signataires && (
            <Signataires instanceId={instance.id} signataires={signataires} base={base} action={ajouterSignataires} />
          )}
          <section aria-labelledby="participation">
            <h2 id="participation" className={styles.titre}>
              Participation depuis le début du schéma
            </h2>
            <ParticipationTable participations={participations} base={base} isUne />
          </section>
        </div>
      </div>
      {choix && <GestesComposition {...{ instance, sieges, choix }} today={jour} mutations={gestes} />}
    </main>
  );
}
