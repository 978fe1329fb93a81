import type { Viewer } from '@/lib/access/can';
import type { Jour } from '@/lib/clock';
import { evaluate } from '@/lib/conventions/ecriture';
import { renew } from '@/lib/conventions/renouvellement';
import type { SuiteEvaluation } from '@/lib/conventions/rules';
import type { ViewerDb, WriteDb } from '@/lib/db';
import { ChampRefuse, Conflit, Refus } from '@/lib/errors';
import { changeEtatAction, moveJalon } from '@/lib/referentiel/actions';
import { changeStatut, correctStatut } from '@/lib/suivi/data';
import type { Avancement } from '@/lib/suivi/rules';
import { approveCompteRendu, unapproveCompteRendu } from './compte-rendu-ecriture';
import type { Prise } from './effets';
import type { NatureEffet } from './rules';

export type Effet = {
  id: number;
  nature: NatureEffet;
  actionId: number | null;
  conventionId: number | null;
  seanceId: number | null;
  jalonId: number | null;
  contenu: {
    avancement?: Avancement;
    fin?: Jour;
    reference?: string;
    dateEffet?: Jour | null;
    dateFin?: Jour | null;
    annee?: number;
    suite?: SuiteEvaluation;
  };
};
/** What stood before, or what was made: enough to come back to it. */
export type Avant = {
  statutId?: number;
  code?: string | null;
  fin?: Jour;
  conventionId?: number;
  evaluation?: { avancement: Avancement; suite: SuiteEvaluation; commentaire: string } | null;
} | null;
type Contexte = { prise: Prise; today: Jour };

/** Writes one effect by the same functions as its own page would; returns what is needed to undo it. */
export async function writeOf(db: WriteDb, viewer: Viewer, effet: Effet, contexte: Contexte): Promise<Avant> {
  const { prise, today } = contexte;
  return beside(effet, async () => {
    switch (effet.nature) {
      case 'statut': {
        const revision = await revisionOf(db, effet.actionId!);
        const input = { actionId: effet.actionId!, revision, avancement: effet.contenu.avancement!, bloque: false };
        const commentaire = phraseOf(prise);
        return { statutId: await changeStatut(db, viewer, { ...input, commentaire, dateEffet: prise.jour }, today) };
      }
      case 'retrait':
        return { code: await changeEtat(db, viewer, effet.actionId!, { etat: 'retiree', ...contexte }) };
      case 'retablissement':
        return { code: await changeEtat(db, viewer, effet.actionId!, { etat: 'active', ...contexte }) };
      case 'jalon':
        return { fin: await moveJalonTo(db, viewer, effet, { fin: effet.contenu.fin!, ...contexte }) };
      case 'renegociation': {
        const { reference, dateEffet, dateFin } = effet.contenu;
        const dates = { ...(dateEffet && { dateEffet }), ...(dateFin && { dateFin }) };
        const input = { conventionId: effet.conventionId!, reference: reference!, ...dates };
        return { conventionId: await renew(db, viewer, input as Parameters<typeof renew>[2]) };
      }
      case 'evaluation':
        return { evaluation: await writeEvaluation(db, viewer, effet, contexte) };
      case 'compte_rendu':
        await approveCompteRendu(db, viewer, { seanceId: effet.seanceId! });
        return null;
    }
  });
}

/** Undoes one effect; refuses when something else was built on it since. */
export async function cancelOf(
  db: WriteDb,
  viewer: Viewer,
  effet: Effet & { avant: Avant },
  contexte: Contexte,
): Promise<void> {
  const { prise, today } = contexte;
  const { avant } = effet;
  await beside(effet, async () => {
    switch (effet.nature) {
      case 'statut': {
        const revision = await revisionOf(db, effet.actionId!);
        const input = { actionId: effet.actionId!, revision, corrigeId: avant!.statutId!, avancement: null };
        await correctStatut(
          db,
          viewer,
          { ...input, commentaire: phraseOf(prise), dateEffet: await effetDu(db, avant!.statutId!) },
          today,
        );
        return;
      }
      case 'retrait':
        await changeEtat(db, viewer, effet.actionId!, { etat: 'active', code: avant!.code ?? null, ...contexte });
        return;
      case 'retablissement':
        await changeEtat(db, viewer, effet.actionId!, { etat: 'retiree', ...contexte });
        return;
      case 'jalon':
        await moveJalonTo(db, viewer, effet, { fin: avant!.fin!, ...contexte });
        return;
      case 'renegociation': {
        const closed = await db.$executeRaw`
          update convention set etat = 'reperee', motif_etat = ${phraseOf(prise)}, revision = revision + 1
          where id = ${avant!.conventionId!} and etat = 'en_negociation'`;
        if (closed === 0)
          throw new Refus('La convention renégociée a déjà avancé : sa renégociation ne s’annule plus.');
        return;
      }
      case 'evaluation':
        return cancelEvaluation(db, effet, today);
      case 'compte_rendu':
        return unapproveCompteRendu(db, viewer, { seanceId: effet.seanceId! });
    }
  });
}

/** « Décision 2026-07 : … », as the target keeps it. */
function phraseOf({ numero, texte }: Prise): string {
  return `Décision ${numero} : ${texte}`.slice(0, 1000);
}

// a refusal that a form would show beside its field has no field here
async function beside<T>({ nature }: Effet, write: () => Promise<T>): Promise<T> {
  return write().catch((error: unknown): T => {
    if (error instanceof ChampRefuse) throw new Refus(`L’effet sur ${CIBLES[nature]} est refusé : ${error.message}`);
    throw error;
  });
}
const CIBLES: Record<NatureEffet, string> = {
  statut: 'le statut de l’action',
  retrait: 'l’action',
  retablissement: 'l’action',
  jalon: 'le jalon',
  renegociation: 'la convention',
  evaluation: 'la convention',
  compte_rendu: 'le compte rendu',
};

async function revisionOf(db: ViewerDb, actionId: number): Promise<number> {
  const [row] = await db.$queryRaw<
    { revision: number }[]
  >`select revision from suivi_action where action_id = ${actionId}`;
  return row?.revision ?? 0;
}

async function effetDu(db: ViewerDb, statutId: number): Promise<Jour> {
  const [row] = await db.$queryRaw<
    { jour: Jour }[]
  >`select date_effet::text as jour from statut where id = ${statutId}`;
  return row!.jour;
}

type Version = { numero: number; etat: string; code: string | null; dateEffet: Jour };

async function changeEtat(
  db: WriteDb,
  viewer: Viewer,
  actionId: number,
  { etat, code, prise, today }: Contexte & { etat: 'active' | 'retiree'; code?: string | null },
): Promise<string | null> {
  const [version] = await db.$queryRaw<Version[]>`
    select v.numero, v.etat::text as etat, v.code, v.date_effet::text as "dateEffet"
    from action a join action_version v on v.id = a.version_id where a.id = ${actionId}`;
  if (!version) throw new Refus('Cette action n’existe pas.');
  if (version.etat === etat)
    throw new Refus(etat === 'retiree' ? 'Cette action est déjà retirée.' : 'Cette action est déjà suivie.');
  const dateEffet = prise.jour < version.dateEffet ? version.dateEffet : prise.jour;
  await changeEtatAction(
    db,
    viewer,
    {
      ...{ actionId, etat, dateEffet, revision: version.numero, code: code ?? version.code ?? '' },
      ...{ motif: prise.texte.slice(0, 1000), decision: `Décision ${prise.numero}` },
    },
    today,
  );
  return version.code;
}

async function moveJalonTo(
  db: WriteDb,
  viewer: Viewer,
  { actionId, jalonId }: Effet,
  { fin, prise, today }: Contexte & { fin: Jour },
): Promise<Jour> {
  const motif = prise.texte.slice(0, 1000);
  const decision = `Décision ${prise.numero}`;
  return moveJalon(
    db,
    viewer,
    { actionId: actionId!, jalonId: jalonId!, fin, motif, decision, jour: prise.jour },
    today,
  );
}

type Evaluation = { avancement: Avancement; suite: SuiteEvaluation; commentaire: string; revision: number };

async function writeEvaluation(db: WriteDb, viewer: Viewer, effet: Effet, { prise, today }: Contexte) {
  const { annee, avancement, suite } = effet.contenu;
  const conventionId = effet.conventionId!;
  const [lue] = await db.$queryRaw<Evaluation[]>`
    select avancement::text as avancement, suite::text as suite, commentaire, revision
    from evaluation_convention where convention_id = ${conventionId} and annee = ${annee!}`;
  const input = { conventionId, annee: annee!, avancement: avancement!, suite: suite!, revision: lue?.revision };
  await evaluate(db, viewer, { ...input, commentaire: phraseOf(prise) }, today);
  return lue ? { avancement: lue.avancement, suite: lue.suite, commentaire: lue.commentaire } : null;
}

async function cancelEvaluation(db: WriteDb, effet: Effet & { avant: Avant }, today: Jour): Promise<void> {
  const { conventionId, contenu, avant } = effet;
  const lue = avant?.evaluation;
  const done = lue
    ? await db.$executeRaw`
        update evaluation_convention set avancement = ${lue.avancement}::avancement, suite = ${lue.suite}::suite_evaluation,
          commentaire = ${lue.commentaire}, evaluee_le = ${today}::date, revision = revision + 1
        where convention_id = ${conventionId} and annee = ${contenu.annee!}`
    : await db.$executeRaw`
        delete from evaluation_convention where convention_id = ${conventionId} and annee = ${contenu.annee!}`;
  if (done === 0) throw new Conflit();
}
