import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { BarreEtapes, BarreSprite, LegendeRemontee } from '@/components/campagnes/bureau-barre';
import { Referent } from '@/components/campagnes/bureau-referent';
import bureau from '@/components/campagnes/bureau.module.css';
import { ExamenDemandes } from '@/components/campagnes/examen-demandes';
import { ExamenGestes } from '@/components/campagnes/examen-gestes';
import { ExamenLignes } from '@/components/campagnes/examen-lignes';
import styles from '@/components/campagnes/examen.module.css';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { MarkSprite } from '@/components/ui/statut';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { isInchangee, readRemonteeEpci, type RemonteeEpci } from '@/lib/campagnes/bureau-lignes';
import { direCampagne } from '@/lib/campagnes/calendrier';
import {
  countEtapes,
  etapeBureauLabels,
  etapesBureau,
  readAnnee,
  readEtape,
  type EtapeBureau,
} from '@/lib/campagnes/etapes-bureau';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { formatJour, formatJourDe } from '@/lib/format';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { repondreCorrection, retournerLignes, saisirPourCompte, validerLignes } from '../mutations';

type Props = { params: Promise<{ schema: string; siren: string }>; searchParams: SearchParams };

const load = cache(async (code: string, siren: string, annee: number | null) => {
  const viewer = await requireViewer(`/s/${code}/remontees/${siren}`);
  if (!/^[0-9]{9}$/.test(siren)) notFound();
  const asked = { annee, today: today() };
  const remontee = await asViewer(viewer, (db) => readRemonteeEpci(db, viewer, { code, siren }, asked));
  if (!remontee || !can(viewer, 'valider', 'remontee', { schemaId: remontee.schema.id })) notFound();
  return remontee;
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ schema, siren }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const { epci } = await load(schema, siren, readAnnee(search.get('campagne')));
  return { title: `Remontée ${epci.sigle}` };
}

const mutations = {
  valider: validerLignes,
  retourner: retournerLignes,
  repondre: repondreCorrection,
  pourCompte: saisirPourCompte,
};

export default async function RemonteeEpciPage({ params, searchParams }: Props) {
  const [{ schema: code, siren }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const annee = readAnnee(search.get('campagne'));
  const { schema, campagne, isCourante, epci, lignes, demandes } = await load(code, siren, annee);
  const jour = today();
  const base = `/s/${code}`;
  const etape = readEtape(search.get('etape'));
  const suffix = annee ? `campagne=${annee}` : '';
  const aExaminer = lignes.filter((ligne) => ligne.etape === 'transmis' && ligne.isDerniere);
  const idsOf = (some: typeof lignes) => some.map(({ ligne }) => String(ligne!.id));
  return (
    <main id="contenu" tabIndex={-1}>
      <MarkSprite />
      <BarreSprite />
      <Breadcrumb
        steps={[
          { label: `Remontées ${campagne.annee}`, href: `${base}/remontees${suffix && `?${suffix}`}` },
          { label: epci.sigle },
        ]}
      />
      <h1>{epci.nom}</h1>
      <p className="lede">{direCampagne(campagne, jour)}</p>
      <section className={bureau.resume} aria-label="État de la remontée">
        <div>
          <BarreEtapes comptes={epci} />
          <LegendeRemontee comptes={epci} />
        </div>
        <Faits epci={epci} base={base} />
      </section>
      <ExamenDemandes demandes={demandes} base={base} />
      <Etapes epci={epci} etape={etape} base={`${base}/remontees/${siren}`} suffix={suffix} />
      <ExamenGestes
        key={`${campagne.id}-${etape}`}
        schemaId={schema.id}
        epciId={epci.id}
        sigle={epci.sigle}
        aExaminer={idsOf(aExaminer)}
        inchangees={idsOf(aExaminer.filter(isInchangee))}
        hasBarre={etape === 'a_examiner' || etape === 'tout'}
        mutations={mutations}
      />
      <ExamenLignes
        lignes={lignes}
        etape={etape}
        annee={campagne.annee}
        base={base}
        today={jour}
        isVacant={isCourante && epci.isVacant}
      />
      {countEtapes(epci)[etape] === 0 && <Vide etape={etape} epci={epci} />}
    </main>
  );
}

type WithEpci = { epci: RemonteeEpci['epci'] };

function Faits({ epci, base }: WithEpci & { base: string }) {
  return (
    <dl className={bureau.identite}>
      <div>
        <dt>Référent technique</dt>
        <dd>
          <Referent epci={epci} base={base} />
        </dd>
      </div>
      <div>
        <dt>Dernier envoi</dt>
        <dd>{epci.dernierEnvoi ? formatJourDe(new Date(epci.dernierEnvoi)) : 'aucun'}</dd>
      </div>
      <div>
        <dt>Visa de l’élu référent</dt>
        <dd>
          {epci.visa
            ? `${epci.visa.isEnLigne ? 'donné en ligne' : 'donné en réunion'} le ${formatJour(epci.visa.date)}`
            : 'non visé'}
        </dd>
      </div>
    </dl>
  );
}

function Etapes({ epci, etape, base, suffix }: WithEpci & { etape: EtapeBureau; base: string; suffix: string }) {
  const counts = countEtapes(epci);
  return (
    <nav aria-label="Lignes montrées" className={`${styles.etapes} no-print`}>
      {etapesBureau.map((one) => (
        <Link
          key={one}
          href={`${base}?${[`etape=${one}`, suffix].filter(Boolean).join('&')}`}
          prefetch={false}
          aria-current={one === etape ? 'page' : undefined}
        >
          {etapeBureauLabels[one]} <b>{counts[one]}</b>
        </Link>
      ))}
    </nav>
  );
}

function Vide({ etape, epci }: WithEpci & { etape: EtapeBureau }) {
  const { manquante, retourne } = countEtapes(epci);
  const attendu =
    manquante > 0 ? 'L’EPCI n’a pas encore tout transmis.' : 'L’EPCI doit reprendre ce qui lui est retourné.';
  return (
    <div className={`empty ${styles.vide}`}>
      <p className="strong">{etape === 'a_examiner' ? 'Rien n’attend d’être examiné.' : 'Aucune ligne à ce stade.'}</p>
      {etape === 'a_examiner' && <p>{manquante + retourne > 0 ? attendu : 'Tout ce qui était attendu est validé.'}</p>}
    </div>
  );
}
