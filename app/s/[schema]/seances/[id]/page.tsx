import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Convocation } from '@/components/instances/convocation';
import { Decision } from '@/components/instances/decision';
import { Emargement } from '@/components/instances/emargement';
import { GestesSeance } from '@/components/instances/gestes-seance';
import { LiensSeance } from '@/components/instances/liens-seance';
import { ModifierSeance } from '@/components/instances/modifier-seance';
import { OrdreDuJour } from '@/components/instances/ordre-du-jour';
import { Propositions } from '@/components/instances/propositions';
import styles from '@/components/instances/seance.module.css';
import { VieSeance } from '@/components/instances/vie-seance';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { formatJour } from '@/lib/format';
import { readChoixPoint } from '@/lib/instances/choix';
import { listDestinataires, redigeConvocation } from '@/lib/instances/convocation';
import { formatHoraire } from '@/lib/instances/horaire';
import { openSeance } from '@/lib/instances/ouvrir';
import { readEmargement } from '@/lib/instances/presences';
import { listPropositions } from '@/lib/instances/propositions';
import { isRendue, isTenue, natureSeanceLabels } from '@/lib/instances/rules';
import { transitionsSeance } from '@/lib/instances/transitions';
import {
  modifierSeance,
  changerEtatSeance,
  ecrireConvocation,
  enregistrerPoint,
  ordonnerPoints,
  retirerPoint,
  retablirPoint,
  accepterProposition,
  ecarterProposition,
  reprendreProposition,
  noterPresence,
  noterTousPresents,
  inviterPersonne,
  retirerPresence,
} from './mutations';

const mutations = {
  modifierSeance,
  changerEtatSeance,
  ecrireConvocation,
  enregistrerPoint,
  ordonnerPoints,
  retirerPoint,
  retablirPoint,
  accepterProposition,
  ecarterProposition,
  reprendreProposition,
  noterPresence,
  noterTousPresents,
  inviterPersonne,
  retirerPresence,
};

type Props = { params: Promise<{ schema: string; id: string }> };

const load = cache(async (code: string, id: string) => {
  const viewer = await requireViewer(`/s/${code}/seances/${id}`);
  const jour = today();
  return asViewer(viewer, async (db) => {
    const ouverte = (await openSeance(db, viewer, { code, id })) ?? notFound();
    const { seance, schemaId, isOuvert } = ouverte;
    const { instance, etat } = seance;
    const tenir = isOuvert && ouverte.tenir;
    const ecrire = tenir && !isRendue(etat) && etat !== 'annulee';
    const isAVenir = ecrire && !isTenue(etat);
    const epciId = instance.epci?.id ?? null;
    const lieu = { schemaId, epciId, seanceId: seance.id, instanceId: instance.id, jour: seance.jour };
    return {
      ...{ seance, tenir, ecrire, emargement: await readEmargement(db, seance.id) },
      choix: ecrire ? await readChoixPoint(db, schemaId) : null,
      propositions: isAVenir ? await listPropositions(db, lieu, jour) : null,
      destinataires: isAVenir ? await listDestinataires(db, seance.id) : null,
    };
  });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { schema, id } = await params;
  const { seance } = await load(schema, id);
  return { title: `${seance.instance.nom}, ${formatJour(seance.jour)}` };
}

export default async function SeancePage({ params }: Props) {
  const { schema: code, id } = await params;
  const { seance, tenir, ecrire, emargement, choix, propositions, destinataires } = await load(code, id);
  const { instance, etat, lieu, visio, decisions, points } = seance;
  const base = `/s/${code}`;
  const jour = today();
  const presents = emargement.filter((ligne) => ligne.etat === 'present' || ligne.etat === 'represente').length;
  const aConfirmer = decisions.filter(({ isConfirmee }) => !isConfirmee).length;
  return (
    <main id="contenu" tabIndex={-1}>
      <Breadcrumb
        steps={[
          { label: 'Instances', href: `${base}/instances` },
          { label: instance.nom, href: `${base}/instances/${instance.id}` },
          { label: `Séance du ${formatJour(seance.jour)}` },
        ]}
      />
      <div className="head">
        <div>
          <p className="eyebrow">
            {instance.nom} · {natureSeanceLabels[seance.nature]}
          </p>
          <h1>Séance du {formatJour(seance.jour)}</h1>
          <p>{formatHoraire(seance.debut, seance.dureeMinutes)}</p>
          <p className="muted">
            {lieu}
            {lieu && visio && ' · '}
            {visio && <a href={visio}>Visioconférence</a>}
            {!lieu && !visio && 'Lieu à fixer'}
          </p>
        </div>
        {ecrire && (
          <div className="actions no-print">
            <ModifierSeance seance={seance} action={mutations.modifierSeance} />
          </div>
        )}
      </div>
      <VieSeance seance={seance} />
      {tenir && (
        <GestesSeance
          seance={{ id: seance.id, etat, revision: seance.revision }}
          transitions={transitionsSeance(
            { etat, jour: seance.jour, points: points.length, presents, aConfirmer },
            jour,
          )}
          action={mutations.changerEtatSeance}
        />
      )}
      <LiensSeance {...{ etat, tenir }} ici={`${base}/seances/${seance.id}`} />
      <div className={propositions ? styles.grille : 'stack'}>
        <section className={`panel ${styles.ordre}`} aria-labelledby="ordre-du-jour">
          <h2 id="ordre-du-jour">Ordre du jour</h2>
          <OrdreDuJour {...{ seance, choix, base, mutations }} />
        </section>
        {propositions && (
          <section className={`panel no-print ${styles.proposees}`} aria-labelledby="propositions">
            <h2 id="propositions" tabIndex={-1}>
              Points proposés
            </h2>
            <Propositions {...{ propositions, mutations }} seanceId={seance.id} />
          </section>
        )}
        {decisions.length > 0 && (
          <section className={`panel ${styles.decisions}`} aria-labelledby="decisions">
            <h2 id="decisions">Décisions</h2>
            <ul className="plain stack tight">
              {decisions.map((decision) => (
                <li key={decision.id}>
                  <Decision decision={decision} today={jour} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {destinataires && (
          <section className={`panel no-print ${styles.convoques}`} aria-labelledby="convocation">
            <h2 id="convocation">Convocation</h2>
            <Convocation
              {...{ destinataires, seanceId: seance.id, revision: seance.revision }}
              objet={`${instance.nom} : convocation au ${formatJour(seance.jour)}`}
              texte={seance.convocation ?? redigeConvocation(seance)}
              action={mutations.ecrireConvocation}
            />
          </section>
        )}
        {/* before the meeting, the sheet that goes round the table is printed instead */}
        <section className={`panel ${styles.presents} ${isTenue(etat) ? '' : 'no-print'}`} aria-labelledby="emargement">
          <h2 id="emargement">{isTenue(etat) ? 'Présences' : 'Émargement'}</h2>
          <Emargement
            {...{ lignes: emargement, mutations, seanceId: seance.id, quorum: instance.quorum, isEcrite: ecrire }}
          />
        </section>
      </div>
    </main>
  );
}
