import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Decision } from '@/components/instances/decision';
import styles from '@/components/instances/suivi.module.css';
import { SuivreDecision } from '@/components/instances/suivre-decision';
import { Imprimer } from '@/components/ui/imprimer';
import { Vues } from '@/components/ui/vues';
import { can } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { formatCompte } from '@/lib/format';
import { listDecisions } from '@/lib/instances/decision';
import { listSuivies } from '@/lib/instances/decisions';
import {
  filtreDecisions,
  filtresSuivi,
  filtreSuiviLabels,
  isEnRetard,
  readLectureSuivi,
} from '@/lib/instances/suivi-decisions';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { readSchema } from '@/lib/suivi/tableau';
import { suivreDecision } from './mutations';

type Props = { params: Promise<{ schema: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: 'Décisions' };

export default async function DecisionsPage({ params, searchParams }: Props) {
  const [{ schema: code }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const base = `/s/${code}`;
  const viewer = await requireViewer(`${base}/decisions${search.size > 0 ? `?${search}` : ''}`);
  const { decisions, suivies } = await asViewer(viewer, async (db) => {
    const schema = (await readSchema(db, code)) ?? notFound();
    if (!can(viewer, 'lire', 'decision', { schemaId: schema.id })) notFound();
    const peut = schema.etat !== 'clos' && can(viewer, 'suivre', 'decision', { schemaId: schema.id });
    return { decisions: await listDecisions(db, schema.id), suivies: peut ? await listSuivies(db, schema.id) : [] };
  });
  const jour = today();
  const lecture = readLectureSuivi(search);
  const montrees = filtreDecisions(decisions, lecture, jour);
  const instances = [...new Set(decisions.map(({ instance }) => instance.nom))];
  const annees = [...new Set(decisions.map(({ annee }) => String(annee)))];
  const retards = decisions.filter((decision) => isEnRetard(decision, jour)).length;
  const hrefOf = (suivi: string) =>
    `${base}/decisions?${new URLSearchParams({ suivi, ...(lecture.instance && { instance: lecture.instance }), ...(lecture.annee && { annee: lecture.annee }) })}`;
  return (
    <main id="contenu" tabIndex={-1}>
      <div className="head">
        <div>
          <h1>Décisions</h1>
          <p className="muted">
            {formatCompte(montrees.length, 'décision')} sur {decisions.length}
            {retards > 0 && `, ${retards} en retard`}
          </p>
        </div>
        <div className="actions no-print">
          <Imprimer />
        </div>
      </div>
      {decisions.length === 0 ? (
        <div className="empty">
          <p className="strong">Aucune décision ne vous est ouverte.</p>
          <p>Celles des comités se liront ici dès leur confirmation en séance.</p>
        </div>
      ) : (
        <>
          <form action={`${base}/decisions`} className={`no-print ${styles.filtres}`}>
            <input type="hidden" name="suivi" value={lecture.suivi} />
            <label>
              Instance
              <select name="instance" className="field-control" defaultValue={lecture.instance}>
                <option value="">Toutes</option>
                {instances.map((nom) => (
                  <option key={nom}>{nom}</option>
                ))}
              </select>
            </label>
            <label>
              Année
              <select name="annee" className="field-control" defaultValue={lecture.annee}>
                <option value="">Toutes</option>
                {annees.map((annee) => (
                  <option key={annee}>{annee}</option>
                ))}
              </select>
            </label>
            <button className="btn">Filtrer</button>
          </form>
          <div className="no-print">
            <Vues
              label="Suivi"
              vues={filtresSuivi.map((filtre) => ({
                label: filtreSuiviLabels[filtre],
                href: hrefOf(filtre),
                isCourante: filtre === lecture.suivi,
              }))}
            />
          </div>
          {montrees.length === 0 && <p className="empty">Aucune décision ne répond à ces filtres.</p>}
          <ul className={`plain ${styles.decisions}`}>
            {montrees.map((decision) => (
              <li key={decision.id} id={`decision-${decision.id}`}>
                <Decision {...{ decision, base }} today={jour}>
                  {suivies.includes(decision.id) && !decision.annuleePar && (
                    <div className="actions no-print">
                      <SuivreDecision decision={decision} action={suivreDecision} />
                    </div>
                  )}
                </Decision>
              </li>
            ))}
          </ul>
        </>
      )}
    </main>
  );
}
