import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ConventionsDeAction } from '@/components/conventions/liees';
import { DecisionsLiees } from '@/components/instances/decision';
import { IndicateursLies } from '@/components/indicateurs/lies';
import { AvancementLocal } from '@/components/suivi/avancement-local';
import { Remarques } from '@/components/remarques/remarques';
import { FicheTexte } from '@/components/suivi/fiche-texte';
import styles from '@/components/suivi/fiche.module.css';
import { Gestes } from '@/components/suivi/gestes';
import { Historique } from '@/components/suivi/historique';
import { Jalons } from '@/components/suivi/jalons';
import { MomentBandeau } from '@/components/suivi/moment';
import { StatutPanneau } from '@/components/suivi/statut-panneau';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { MarkSprite } from '@/components/ui/statut';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { readIndicateurs } from '@/lib/indicateurs/data';
import { deuxAnnees, liesDeAction } from '@/lib/indicateurs/lies';
import { asViewer } from '@/lib/db';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { readAvancementsLocaux } from '@/lib/suivi/avancement-local';
import { readRemarques } from '@/lib/remarques/data';
import { readFicheAction } from '@/lib/suivi/fiche-action';
import { readLiees } from '@/lib/suivi/liees';
import { momentOf, readLecture, writeLecture } from '@/lib/suivi/lecture';
import { nommeEcart, proposeStatut } from '@/lib/suivi/proposition';
import { etatActionLabels } from '@/lib/suivi/rules';
import { readSchema } from '@/lib/suivi/tableau';
import { gestes } from '../../gestes';
import { cloreRemarque, ecrireRemarque, repondreRemarque } from './remarques/mutations';

const surRemarques = { ecrire: ecrireRemarque, repondre: repondreRemarque, clore: cloreRemarque };

type Props = { params: Promise<{ schema: string; id: string }>; searchParams: SearchParams };

const load = cache(async (code: string, id: string, search: string) => {
  const viewer = await requireViewer(`/s/${code}/actions/${id}${search}`);
  if (!/^[0-9]{1,9}$/.test(id)) notFound();
  const lecture = readLecture(new URLSearchParams(search));
  return asViewer(viewer, async (db) => {
    const schema = (await readSchema(db, code)) ?? notFound();
    // dates that the board refuses are not read here either: the sheet as it stands
    const { moment } = momentOf({ ...lecture, du: '' }, { today: today(), debut: schema.dateDebut });
    const fiche = (await readFicheAction(db, schema, Number(id), moment)) ?? notFound();
    const lit = can(viewer, 'lire', 'avancement_local', { schemaId: schema.id });
    return {
      ...{ ...fiche, schema, viewer, moment },
      locaux: lit ? await readAvancementsLocaux(db, schema.id, fiche.action.id, moment) : [],
      remarques: moment ? null : await readRemarques(db, viewer, fiche.action, schema),
      // as they stand, not as they stood
      ...(moment ? { conventions: [], decisions: [] } : await readLiees(db, schema.id, fiche.action.id)),
      indicateurs:
        moment || !can(viewer, 'lire', 'valeur', { schemaId: schema.id })
          ? null
          : await readIndicateurs(db, { schemaId: schema.id, ...deuxAnnees(today()), actionId: fiche.action.id }),
    };
  });
});

const textOf = (search: URLSearchParams) => (search.size > 0 ? `?${search}` : '');

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ schema, id }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const { action } = await load(schema, id, textOf(search));
  return { title: [action.code, action.titre].filter(Boolean).join(' ') };
}

export default async function ActionPage({ params, searchParams }: Props) {
  const [{ schema: code, id }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const { action, historique, locaux, remarques, conventions, decisions, indicateurs, schema, viewer, moment } =
    await load(code, id, textOf(search));
  const retour = writeLecture(readLecture(new URLSearchParams(search.get('retour') ?? '')));
  const jour = moment?.au ?? today();
  const place = { schemaId: schema.id };
  const isSuivie = action.etat === 'active';
  const isEcrite = isSuivie && !moment;
  const rights = {
    changer: isEcrite && can(viewer, 'changer', 'statut', place),
    corriger: isEcrite && can(viewer, 'corriger', 'statut', place),
    bloquer: isEcrite && can(viewer, 'declarer', 'blocage', place),
    marquer: isEcrite && can(viewer, 'marquer', 'jalon', place),
  };
  const { fiche } = action;
  const hasSuivi = isSuivie || action.etat === 'retiree';
  const reponses = locaux.map(({ sigle, actuelle }) => ({ sigle, avancement: actuelle?.avancement ?? null }));
  const proposition = isSuivie ? proposeStatut(reponses) : null;
  const epcis = proposition && { proposition, ecart: nommeEcart(action.avancement, reponses) };
  return (
    <main
      id="contenu"
      tabIndex={-1}
      data-action={action.id}
      data-revision={action.revision}
      data-avancement={action.avancement ?? ''}
      data-titre={`${action.code ?? ''} ${action.titre}`}
    >
      <MarkSprite />
      <Breadcrumb
        steps={[
          hasSuivi
            ? { label: 'Tableau', href: `/s/${code}/tableau${retour}` }
            : { label: 'Ressources et archives', href: `/s/${code}/ressources` },
          ...(fiche.axe
            ? [{ label: `Axe ${fiche.axe}. ${fiche.axeLibelle}`, href: `/s/${code}/tableau?axe=${fiche.axe}` }]
            : []),
          { label: [fiche.code, fiche.titre].filter(Boolean).join(' ') },
        ]}
      />
      {moment && (
        <MomentBandeau
          path={`/s/${code}/actions/${id}`}
          lecture={readLecture(search)}
          moment={moment}
          today={today()}
        />
      )}
      <h1>
        {hasSuivi && action.code} {action.titre}
      </h1>
      {!isSuivie && (
        <p className="lede">
          <span className="tag accent">{etatActionLabels[action.etat]}</span>{' '}
          {action.etat === 'retiree'
            ? `${action.decision}${action.motif ? ` : ${action.motif}` : ''}`
            : 'Hors du tableau de suivi, conservé pour mémoire.'}
        </p>
      )}
      {action.resume && <p className="lede">{action.resume}</p>}
      <div className={styles.two}>
        {hasSuivi && <StatutPanneau action={action} today={jour} can={rights} epcis={epcis} />}
        <div className={styles.texte}>
          {hasSuivi && locaux.length > 0 && <AvancementLocal locaux={locaux} base={`/s/${code}/territoires/`} />}
          <section className="panel" aria-labelledby="fiche">
            <div className={styles.titre}>
              <h2 id="fiche">La fiche</h2>
              {!moment && can(viewer, 'modifier', 'referentiel', place) && schema.etat !== 'clos' && (
                <Link className="btn quiet small no-print" href={`/s/${code}/schema/actions/${id}`} prefetch={false}>
                  Modifier l’action
                </Link>
              )}
            </div>
            <FicheTexte action={action} />
          </section>
          {hasSuivi && (
            <section className="panel" aria-labelledby="jalons">
              <h2 id="jalons">Jalons</h2>
              <Jalons jalons={action.jalons} today={jour} peut={rights.marquer} />
            </section>
          )}
          <DecisionsLiees decisions={decisions} base={`/s/${code}`} today={jour} />
          <ConventionsDeAction conventions={conventions} base={`/s/${code}/conventions`} today={jour} />
          {indicateurs && (
            <IndicateursLies
              lignes={liesDeAction(indicateurs, Number(jour.slice(0, 4)))}
              annee={Number(jour.slice(0, 4))}
              base={`/s/${code}/indicateurs`}
              saisie={
                can(viewer, 'ecrire', 'valeur', { schemaId: schema.id }) && schema.etat !== 'clos'
                  ? `/s/${code}/indicateurs/saisie?action=${action.id}`
                  : null
              }
            />
          )}
          <Remarques lues={remarques} actionId={action.id} mutations={surRemarques} />
          <Liens code={code} titre="Documents ressources" liens={action.ressources} />
          <Liens code={code} titre="Sert à" liens={action.utilisations} />
        </div>
        <section className={`panel ${styles.passe}`} aria-labelledby="historique">
          <h2 id="historique">Historique</h2>
          <Historique historique={historique} peutCorriger={rights.corriger} />
        </section>
      </div>
      {rights.changer && <Gestes today={jour} mutations={gestes} />}
    </main>
  );
}

type LiensProps = { code: string; titre: string; liens: { id: number; code?: string | null; titre: string }[] };

function Liens({ code, titre, liens }: LiensProps) {
  if (liens.length === 0) return null;
  return (
    <section className="panel">
      <h2>{titre}</h2>
      <ul>
        {liens.map((lien) => (
          <li key={lien.id}>
            <Link href={`/s/${code}/actions/${lien.id}`} prefetch={false}>
              {lien.code} {lien.titre}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
