import { can, type Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import { listConventions } from '@/lib/conventions/data';
import { etatConventionLabels, suiteEvaluationLabels } from '@/lib/conventions/rules';
import type { ViewerDb } from '@/lib/db';
import type { Bloc, DocumentEcrit } from '@/lib/exports/document';
import { formatJour } from '@/lib/format';
import { readIndicateurs } from '@/lib/indicateurs/data';
import { deuxAnnees, liesDeAction, type Lie } from '@/lib/indicateurs/lies';
import { avancementLabels, type Avancement } from '@/lib/suivi/rules';
import { listDecisions, type DecisionLue } from './decision';
import { formatHoraire } from './horaire';
import { formatMinutes, isDue, naturePointLabels, numeroDecision, suiviDecisionLabels } from './rules';
import type { LienPoint, PointLu, SeanceLue } from './seance';

type ActionDite = {
  id: number;
  code: string | null;
  titre: string;
  porteur: string | null;
  avancement: Avancement | null;
  depuis: Jour | null;
  commentaire: string | null;
  blocage: string | null;
  jalons: { libelle: string; fin: Jour; faitLe: Jour | null }[];
};
type Seance = { schemaId: number; seance: SeanceLue };

/**
 * The file of a meeting: what became of the earlier decisions of its body, then each point with the state of what it is about.
 * Four queries whatever the length of the agenda. An indicator is said as of the meeting, this year and the one before.
 */
export async function readDossier(
  db: ViewerDb,
  viewer: Viewer,
  { schemaId, seance }: Seance,
  today: Jour,
): Promise<DocumentEcrit> {
  const idsOf = (objet: LienPoint['objet']) =>
    seance.points.flatMap(({ liens }) => liens.filter((lien) => lien.objet === objet).map(({ cible }) => cible));
  const [linked] = await db.$queryRaw<{ actions: ActionDite[] }[]>`
    select
      (select coalesce(json_agg(json_build_object('id', a.id, 'code', v.code, 'titre', v.titre, 'porteur', v.porteur, 'avancement', s.avancement,
          'depuis', s.depuis, 'commentaire', (select commentaire from statut t where t.id = s.statut_id),
          'blocage', (select b.motif from blocage b where b.id = s.blocage_id),
          'jalons', (select coalesce(json_agg(json_build_object('libelle', j.libelle, 'fin', j.fin,
              'faitLe', (select fait_le from jalon_realisation r where r.jalon_id = j.jalon_id order by r.id desc limit 1)) order by j.fin), '[]')
            from jalon_version j where j.version_id = v.id)) order by v.code), '[]')
       from action a join action_version v on v.id = a.version_id left join suivi_action s on s.action_id = a.id
       where a.id = any (${idsOf('action')}::int[])) as actions`;
  const isLu = idsOf('indicateur').length > 0 && can(viewer, 'lire', 'valeur', { schemaId });
  const { annees, ...jour } = deuxAnnees(seance.jour < today ? seance.jour : today);
  const indicateurs = isLu ? await readIndicateurs(db, { schemaId, annees, ...jour }) : [];
  const lies = liesDeAction(indicateurs, annees[1]!);
  const conventions = idsOf('convention').length > 0 ? await listConventions(db, schemaId) : [];
  const decisions = (await listDecisions(db, schemaId)).filter(
    (one) => one.instance.nom === seance.instance.nom && one.jour < seance.jour && one.annuleePar === null,
  );
  const dire = (lien: LienPoint): string[] => {
    if (lien.objet === 'action') return direAction(linked!.actions.find(({ id }) => id === lien.cible));
    if (lien.objet === 'indicateur')
      return direIndicateur(
        lies.find(({ id }) => id === lien.cible),
        annees[1]!,
      );
    const convention = lien.objet === 'convention' ? conventions.find(({ id }) => id === lien.cible) : undefined;
    if (!convention) return [];
    const [evaluee] = convention.evaluations;
    return [
      `${etatConventionLabels[convention.etat]}${convention.fin ? `, jusqu’au ${formatJour(convention.fin)}` : ''}.`,
      ...(evaluee
        ? [
            `Évaluée en ${evaluee.annee} : ${avancementLabels[evaluee.avancement].toLowerCase()}, ${suiteEvaluationLabels[evaluee.suite].toLowerCase()}.`,
          ]
        : []),
    ];
  };
  return {
    titre: `Dossier de séance : ${seance.instance.nom}`,
    sousTitre: `${formatHoraire(seance.debut, seance.dureeMinutes)}${seance.lieu ? `, ${seance.lieu}` : ''}`,
    date: seance.jour,
    blocs: [
      { nature: 'titre', niveau: 2, texte: 'Ordre du jour' },
      seance.points.length > 0
        ? {
            ...{ nature: 'liste', ordonnee: true },
            elements: seance.points.map(
              ({ intitule, nature, dureeMinutes }) =>
                `${intitule} (${naturePointLabels[nature].toLowerCase()}, ${formatMinutes(dureeMinutes)})`,
            ),
          }
        : { nature: 'paragraphe', texte: 'L’ordre du jour n’est pas encore fixé.', genre: 'muet' },
      ...suites(decisions),
      ...seance.points.flatMap((point, i) => blocsPoint(point, i, dire)),
    ],
  };
}

/** What became of the decisions: all those still to carry out, and the latest that were. */
const FAITES = 10;

function suites(decisions: readonly DecisionLue[]): Bloc[] {
  const dues = decisions.filter(({ suivi }) => isDue(suivi));
  const faites = decisions.filter(({ suivi }) => !isDue(suivi)).slice(0, FAITES);
  if (dues.length + faites.length === 0) return [];
  return [
    { nature: 'titre', niveau: 2, texte: 'Suites des décisions' },
    {
      ...{ nature: 'tableau', legende: 'Où en sont les décisions précédentes' },
      entetes: ['Numéro', 'Décision', 'Qui en répond', 'Échéance', 'Où en est-elle'],
      lignes: [...dues, ...faites].map((decision) => [
        numeroDecision(decision) ?? '',
        decision.texte,
        [decision.organisation?.sigle, decision.responsable].filter(Boolean).join(', ') || 'À désigner',
        decision.echeance ? formatJour(decision.echeance) : 'Sans échéance',
        [suiviDecisionLabels[decision.suivi], decision.constat].filter(Boolean).join(' : '),
      ]),
    },
  ];
}

function blocsPoint(point: PointLu, rang: number, dire: (lien: LienPoint) => string[]): Bloc[] {
  const { intitule, nature, rapporteur, motif, liens } = point;
  return [
    { nature: 'titre', niveau: 2, texte: `${rang + 1}. ${intitule}` },
    { nature: 'paragraphe', texte: [naturePointLabels[nature], rapporteur].filter(Boolean).join(' · '), genre: 'muet' },
    ...(motif ? [{ nature: 'paragraphe', texte: motif } as const] : []),
    ...liens.flatMap((lien): Bloc[] => {
      const dit = dire(lien);
      return [
        { nature: 'titre', niveau: 3, texte: lien.libelle },
        ...(dit.length > 0 ? [{ nature: 'liste', elements: dit } as const] : []),
      ];
    }),
  ];
}

function direAction(action: ActionDite | undefined): string[] {
  if (!action) return [];
  const { porteur, avancement, depuis, commentaire, blocage, jalons } = action;
  const statut = avancement
    ? `${avancementLabels[avancement]}${depuis ? ` depuis le ${formatJour(depuis)}` : ''}.`
    : `${avancementLabels.non_renseigne}.`;
  return [
    [statut, commentaire].filter(Boolean).join(' '),
    ...(blocage ? [`Bloquée : ${blocage}`] : []),
    ...(porteur ? [`Porteur : ${porteur}`] : []),
    ...jalons.map(
      ({ libelle, fin, faitLe }) =>
        `${libelle}, ${faitLe ? `atteint le ${formatJour(faitLe)}` : `pour le ${formatJour(fin)}`}`,
    ),
  ];
}

function direIndicateur(lie: Lie | undefined, annee: number): string[] {
  if (!lie) return [];
  return [`${annee} : ${lie.cette ?? 'à qualifier'}`, ...(lie.avant ? [`${annee - 1} : ${lie.avant}`] : [])];
}
