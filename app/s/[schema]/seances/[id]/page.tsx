import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Convocation } from '@/components/instances/convocation';
import { Decision } from '@/components/instances/decision';
import { Emargement } from '@/components/instances/emargement';
import { OrdreDuJour } from '@/components/instances/ordre-du-jour';
import { Propositions } from '@/components/instances/propositions';
import { GestesSeance, VieSeance } from '@/components/instances/vie-seance';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Imprimer } from '@/components/ui/imprimer';
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
import { isApprouvee, isRendue, isTenue, natureSeanceLabels } from '@/lib/instances/rules';
import {
  modifierSeance,
  changerEtatSeance,
  ecrireConvocation,
  enregistrerPoint,
  ordonnerPoints,
  retirerPoint,
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
    const ecrire = tenir && !isApprouvee(etat) && etat !== 'annulee';
    const isOuverte = ecrire && !isTenue(etat);
    const lieu = { seanceId: seance.id, schemaId, instanceId: instance.id, epciId: instance.epci?.id ?? null };
    return {
      ...{ seance, tenir, ecrire, emargement: await readEmargement(db, seance.id) },
      choix: ecrire && !isRendue(etat) ? await readChoixPoint(db, schemaId) : null,
      propositions: isOuverte ? await listPropositions(db, lieu, jour) : null,
      destinataires: tenir && !isTenue(etat) ? await listDestinataires(db, seance.id) : null,
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
  const { instance, etat, lieu, visio, decisions } = seance;
  const base = `/s/${code}`;
  const ici = `${base}/seances/${seance.id}`;
  const rendue = isRendue(etat);
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
        <div className="actions no-print">{tenir && <GestesSeance seance={seance} mutations={mutations} />}</div>
      </div>
      <VieSeance etat={etat} motif={seance.motifEtat} />
      <nav className="actions no-print" aria-label="Cette séance">
        {etat !== 'annulee' && (
          <Link className="btn" href={`${ici}/direct`} prefetch={false}>
            En séance
          </Link>
        )}
        {isTenue(etat) && (tenir || rendue) && (
          <Link className="btn" href={`${ici}/compte-rendu`} prefetch={false}>
            Compte rendu
          </Link>
        )}
        <Link className="btn quiet" href={`${ici}/dossier`} prefetch={false}>
          Dossier de séance
        </Link>
        <a className="btn quiet" href={`${ici}/ics`} download>
          Ajouter à mon agenda
        </a>
        {tenir && (
          <Link className="btn quiet" href={`${ici}/emargement`} prefetch={false}>
            Feuille d’émargement
          </Link>
        )}
        <Imprimer />
      </nav>
      <div className="stack">
        <section className="panel" aria-labelledby="ordre-du-jour">
          <h2 id="ordre-du-jour">Ordre du jour</h2>
          <OrdreDuJour {...{ seance, choix, base, mutations }} />
        </section>
        {propositions && (
          <section className="panel no-print" aria-labelledby="propositions">
            <h2 id="propositions">Points proposés</h2>
            <Propositions {...{ propositions, mutations }} seanceId={seance.id} />
          </section>
        )}
        {decisions.length > 0 && (
          <section className="panel" aria-labelledby="decisions">
            <h2 id="decisions">Décisions</h2>
            <ul className="plain stack tight">
              {decisions.map((decision) => (
                <li key={decision.id}>
                  <Decision decision={decision} today={today()} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {destinataires && etat !== 'annulee' && (
          <section className="panel no-print" aria-labelledby="convocation">
            <h2 id="convocation">Convocation</h2>
            <Convocation
              {...{
                destinataires,
                revision: seance.revision,
                seanceId: seance.id,
                action: mutations.ecrireConvocation,
              }}
              objet={`${instance.nom} : convocation au ${formatJour(seance.jour)}`}
              texte={seance.convocation ?? redigeConvocation(seance)}
              isEcrite={ecrire}
            />
          </section>
        )}
        <section className="panel" aria-labelledby="emargement">
          <h2 id="emargement">{isTenue(etat) ? 'Présences' : 'Émargement'}</h2>
          <Emargement
            {...{ lignes: emargement, mutations, seanceId: seance.id, quorum: instance.quorum }}
            isEcrite={ecrire && !rendue}
          />
        </section>
      </div>
    </main>
  );
}
