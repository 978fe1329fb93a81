import type { Jour } from '@/lib/clock';
import { listConventions, type ConventionLue } from '@/lib/conventions/data';
import { echeancesOf, type Echeance } from '@/lib/conventions/echeances';
import type { ViewerDb } from '@/lib/db';
import { formatDelai, formatJour } from '@/lib/format';
import { nommeEcart } from '@/lib/suivi/proposition';
import { genres, readFaits, type Fait, type Genre, type Lieu } from './faits';
import type { Liens } from './liens';
import type { NaturePoint } from './rules';

/** A point that the state of the scheme suggests; the key holds its facts, so that the same facts are not proposed twice. */
export type Proposition = {
  cle: string;
  nature: NaturePoint;
  intitule: string;
  pourquoi: string;
  dureeMinutes: number;
  liens: Liens;
};
type Enonce = Omit<Proposition, 'dureeMinutes' | 'nature'> & { genre: Genre | 'convention' | 'evaluation' };

/** The order in which they are proposed: what the body owes first, then what blocks, then what is good to know. */
const ORDRE: readonly Enonce['genre'][] = [
  ...genres.slice(0, genres.indexOf('ecart')),
  ...(['convention', 'ecart', 'evaluation', 'vacance', 'ressource'] as const),
];

const NATURES: Record<Enonce['genre'], [nature: NaturePoint, minutes: number]> = {
  compte_rendu: ['validation', 5],
  decision: ['information', 5],
  blocage: ['discussion', 15],
  rouge: ['discussion', 15],
  retard: ['discussion', 10],
  convention: ['validation', 15],
  ecart: ['discussion', 10],
  evaluation: ['validation', 10],
  vacance: ['information', 5],
  ressource: ['information', 5],
};

/**
 * What a body could discuss, each with why: what changed since it last met, what waits for it, what ends. A local body is told of its
 * EPCI alone. What it had on an agenda and what it put aside is left out, but for its decisions and minutes, which come back at
 * each meeting until they are done. Two queries.
 */
export async function listPropositions(db: ViewerDb, lieu: Lieu, today: Jour): Promise<Proposition[]> {
  const { faits, connues } = await readFaits(db, lieu, today);
  const parmi = { etat: 'signee' as const, ...(lieu.epciId !== null && { epciId: lieu.epciId }) };
  const conventions = await listConventions(db, lieu.schemaId, parmi);
  const known = new Set(connues.flatMap((cle) => cle.split(',')));
  const enonces = [
    ...faits.map((fait) => enonceFait(fait, today)),
    ...conventions.flatMap((une) => enonceConvention(une, today)),
  ];
  return mergeParAction(enonces.filter(({ cle }) => !known.has(cle))).map(({ genre, ...proposition }) => {
    const [nature, dureeMinutes] = NATURES[genre];
    return { ...proposition, nature, dureeMinutes };
  });
}

/** One point for an action, whatever there is to say of it; the weightiest reason leads. */
function mergeParAction(enonces: readonly Enonce[]): Enonce[] {
  const merged = new Map<string, Enonce>();
  for (const enonce of enonces.toSorted((a, b) => ORDRE.indexOf(a.genre) - ORDRE.indexOf(b.genre))) {
    const [action] = enonce.liens.action ?? [];
    const nom = action ? `action:${action}` : enonce.cle;
    const { cle, pourquoi } = merged.get(nom) ?? {};
    merged.set(nom, {
      ...(merged.get(nom) ?? enonce),
      cle: [cle, enonce.cle].filter(Boolean).join(','),
      pourquoi: [pourquoi, enonce.pourquoi].filter(Boolean).join(' '),
    });
  }
  return [...merged.values()];
}

function enonceFait(fait: Fait, today: Jour): Enonce {
  const { genre, id, marque, code, titre } = fait;
  const isAction = ['rouge', 'blocage', 'retard', 'ecart', 'ressource'].includes(genre);
  const nom = [code, titre].filter(Boolean).join(' ');
  return {
    ...{ genre, cle: `${genre}:${id}:${marque}`, liens: isAction ? { action: [id] } : {} },
    ...(isAction && genre !== 'ressource' ? { intitule: nom, pourquoi: direAction(fait, today) } : dire(fait, nom)),
  };
}

function direAction({ genre, jour, detail, dits }: Fait, today: Jour): string {
  const quand = jour ? formatJour(jour) : '';
  if (genre === 'blocage') return `Bloquée depuis le ${quand} : ${enPhrase(detail)}`;
  if (genre === 'rouge') return `Passée à « Pas fait » le ${quand}.`;
  if (genre === 'retard') return `En retard : « ${detail} » était attendu le ${quand}, ${formatDelai(jour!, today)}.`;
  const [departement, epcis] = dits!;
  return enPhrase(
    nommeEcart(
      departement,
      epcis.map((avancement) => ({ sigle: '', avancement })),
    ),
  );
}

function dire({ genre, titre, jour, detail }: Fait, nom: string): { intitule: string; pourquoi: string } {
  const quand = jour ? formatJour(jour) : '';
  if (genre === 'compte_rendu')
    return {
      intitule: `Approbation du compte rendu du ${quand}`,
      pourquoi: 'Il est diffusé et attend son approbation.',
    };
  if (genre === 'decision')
    return {
      intitule: `Suite de la décision ${nom}`,
      pourquoi: `Elle ${detail === 'en_cours' ? 'est en cours' : 'reste à faire'}${quand && `, pour le ${quand}`}.`,
    };
  if (genre === 'vacance')
    return {
      intitule: `${detail === 'elu_referent' ? 'Élu référent' : 'Référent technique'} de ${titre}`,
      pourquoi: jour ? `Personne n’est nommé depuis le ${quand}.` : 'Personne n’est nommé.',
    };
  return {
    intitule: `Nouvelle ressource : ${titre}`,
    pourquoi: 'Elle a rejoint la bibliothèque depuis la dernière séance.',
  };
}

function enPhrase(texte: string | null): string {
  return /[.!?…]$/.test(texte ?? '') ? texte! : `${texte ?? ''}.`;
}

/** What a convention waits for: what to do at its term or before its notice, and its evaluation. */
function enonceConvention(convention: ConventionLue, today: Jour): Enonce[] {
  const annees = convention.evaluations.map(({ annee }) => annee);
  const echeances = echeancesOf({ ...convention, evaluations: annees }, today);
  const fin = echeances.find(({ nature }) => nature !== 'evaluation');
  const evaluation = echeances.find(({ nature }) => nature === 'evaluation');
  return [fin, evaluation].flatMap((echeance): Enonce[] =>
    echeance ? [enonceEcheance(convention, echeance, today)] : [],
  );
}

function enonceEcheance({ id, reference, intitule }: ConventionLue, { nature, le }: Echeance, today: Jour): Enonce {
  const nom = `${reference} ${intitule}`;
  const commun = { cle: `convention:${id}:${nature}:${le}`, liens: { convention: [id] } };
  if (nature === 'evaluation')
    return {
      ...{ ...commun, genre: 'evaluation', intitule: `Évaluer la convention ${nom}` },
      pourquoi:
        le < today
          ? `Son évaluation ${le.slice(0, 4)} n’est pas faite.`
          : `Elle se reconduit d’elle-même : l’évaluer avant le préavis du ${formatJour(le)}.`,
    };
  const quand = `${formatJour(le)}, ${formatDelai(le, today)}`;
  return {
    ...{ ...commun, genre: 'convention', intitule: `Suite à donner à la convention ${nom}` },
    pourquoi:
      nature === 'preavis'
        ? `Le préavis se donne avant le ${quand}.`
        : le < today
          ? `Son terme est passé le ${quand}.`
          : `Elle arrive à son terme le ${quand}.`,
  };
}
