import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { BarreEtapes, BarreSprite, LegendeRemontee } from '@/components/campagnes/bureau-barre';
import { CampagneGestes, OuvrirCampagneForm } from '@/components/campagnes/bureau-campagne';
import { BureauEnvois } from '@/components/campagnes/bureau-envois';
import { BureauEpcis } from '@/components/campagnes/bureau-epcis';
import styles from '@/components/campagnes/bureau.module.css';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { readBureau, type Bureau } from '@/lib/campagnes/bureau';
import { direCampagne, proposeCampagne } from '@/lib/campagnes/calendrier';
import { readAnnee, sumComptes } from '@/lib/campagnes/etapes-bureau';
import { today, type Jour } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { formatJourDe } from '@/lib/format';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { modifierCampagne, ouvrirCampagne } from './mutations';

type Props = { params: Promise<{ schema: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: 'Remontées des EPCI' };

export default async function RemonteesPage({ params, searchParams }: Props) {
  const [{ schema: code }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const viewer = await requireViewer(`/s/${code}/remontees${search.size > 0 ? `?${search}` : ''}`);
  const jour = today();
  const asked = { annee: readAnnee(search.get('campagne')), today: jour };
  const bureau = await asViewer(viewer, (db) => readBureau(db, viewer, code, asked));
  if (!bureau || !can(viewer, 'valider', 'remontee', { schemaId: bureau.schema.id })) notFound();
  const { schema, campagne, depuis, epcis, envois } = bureau;
  const base = `/s/${code}`;
  const suffix = asked.annee ? `?campagne=${asked.annee}` : '';
  const recuDepuis = depuis.isExamen ? `depuis le ${formatJourDe(new Date(depuis.quand))}` : 'depuis 7 jours';
  return (
    <main id="contenu" tabIndex={-1}>
      <BarreSprite />
      <div className="head">
        <div>
          <p className="eyebrow">
            {schema.departement} · schéma {schema.dateDebut.slice(0, 4)}-{schema.dateFin.slice(0, 4)}
          </p>
          <h1>Remontées des EPCI</h1>
          {campagne && <p className="lede">{direCampagne(campagne, jour)}</p>}
        </div>
        {campagne && <Campagnes bureau={bureau} campagne={campagne} base={base} today={jour} />}
      </div>
      {!campagne && <SansCampagne schema={schema} today={jour} />}
      {campagne && (
        <>
          <section className={styles.resume} aria-label="Totaux de la campagne">
            <BarreEtapes comptes={sumComptes(epcis)} />
            <LegendeRemontee comptes={sumComptes(epcis)} />
          </section>
          <div className={styles.cols}>
            <div>
              <BureauEpcis epcis={epcis} base={base} suffix={suffix} recuDepuis={recuDepuis} />
            </div>
            <section className="panel" aria-labelledby="envois">
              <h2 id="envois">Ce qui vient d’arriver</h2>
              <BureauEnvois envois={envois} depuis={depuis} base={base} suffix={suffix} />
            </section>
          </div>
        </>
      )}
    </main>
  );
}

type CampagnesProps = { bureau: Bureau; campagne: NonNullable<Bureau['campagne']>; base: string; today: Jour };

function Campagnes({ bureau: { schema, campagnes }, campagne, base, today }: CampagnesProps) {
  const propose = proposeCampagne(campagnes, schema, today);
  return (
    <div className="actions no-print">
      {campagnes.length > 1 && (
        <nav aria-label="Campagnes" className={styles.campagnes}>
          {campagnes.map(({ annee }) => (
            <Link
              key={annee}
              href={`${base}/remontees?campagne=${annee}`}
              prefetch={false}
              aria-current={annee === campagne.annee ? 'page' : undefined}
            >
              {annee}
            </Link>
          ))}
        </nav>
      )}
      <CampagneGestes
        key={campagne.id}
        ouvrir={ouvrirCampagne}
        modifier={modifierCampagne}
        schemaId={schema.id}
        campagne={campagne}
        propose={propose.annee <= Number(schema.dateFin.slice(0, 4)) ? propose : null}
      />
    </div>
  );
}

function SansCampagne({ schema, today }: { schema: Bureau['schema']; today: Jour }) {
  return (
    <section className={`panel ${styles.premiere}`} aria-labelledby="premiere">
      <h2 id="premiere">Aucune campagne n’est encore ouverte</h2>
      <p className="muted">
        Ouvrez-en une pour que les référents des EPCI puissent dire où en sont leurs actions. Ils verront l’échéance, et
        vous verrez ici qui a répondu.
      </p>
      <OuvrirCampagneForm action={ouvrirCampagne} schemaId={schema.id} propose={proposeCampagne([], schema, today)} />
    </section>
  );
}
