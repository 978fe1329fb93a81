import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer } from '@/lib/db';
import { readConvention } from '@/lib/conventions/data';
import { ChampRefuse, Refus } from '@/lib/errors';
import { listDecisions } from '@/lib/instances/decision';
import { ajouterEffetInput } from '@/lib/instances/decision-input';
import { confirmDecision, saveDecision } from '@/lib/instances/decisions';
import { addEffet } from '@/lib/instances/effets-ecriture';
import { AUJOURDHUI, withdrawAction } from '../suivi/scene.ts';
import { openSceneInstance, type SceneInstance } from './scene.ts';

let scene: SceneInstance;
beforeAll(async () => void (scene = await openSceneInstance()));
afterAll(() => scene?.close());

/** Writes a decision with its effects and confirms it; returns its id. */
async function decider(effets: Record<string, unknown>[], annuleId?: number): Promise<number> {
  const seanceId = await scene.makeSeance();
  const { id, revision } = await scene.write((db) =>
    saveDecision(db, scene.cellule, {
      ...{ seanceId, texte: 'Une décision.', nature: 'autre', responsable: null, annuleId },
    } as never),
  );
  for (const effet of effets) await prepare(id, effet);
  await scene.write((db) => confirmDecision(db, scene.cellule, { decisionId: id, revision }, AUJOURDHUI));
  return id;
}
const prepare = (decisionId: number, effet: Record<string, unknown>, viewer = scene.cellule) =>
  scene.write((db) => addEffet(db, viewer, ajouterEffetInput.parse({ decisionId, ...effet })), viewer);
const lire = async (id: number) => {
  const [decision] = await asViewer(scene.cellule, (db) => listDecisions(db, scene.schemaId, { id }));
  return decision!;
};
const actionOf = async (id: number) =>
  (
    await scene.owner.query<{ etat: string; fin: string; decision: string | null; numero: number }>(
      `select v.etat::text, v.decision, v.numero, (select fin::text from jalon_version j where j.version_id = v.id limit 1) as fin
       from action a join action_version v on v.id = a.version_id where a.id = $1`,
      [id],
    )
  ).rows[0]!;
const conventionOf = async (reference: string) => {
  const { rows } = await scene.owner.query<{ id: number }>('select id from convention where reference = $1', [
    reference,
  ]);
  return (await asViewer(scene.cellule, (db) => readConvention(db, scene.schemaId, rows[0]!.id)))!;
};

describe('l’effet d’une décision', () => {
  test('change le statut d’une action, est visible d’elle, et s’annule par une autre décision seulement', async () => {
    const { id: actionId } = await scene.makeAction();
    const id = await decider([{ nature: 'statut', actionId, avancement: 'en_cours' }]);
    expect(await scene.suiviOf(actionId)).toMatchObject({ avancement: 'en_cours' });
    const [vue] = await asViewer(await scene.viewerOf('copil'), (db) =>
      listDecisions(db, scene.schemaId, { actionId }),
    );
    expect(vue).toMatchObject({ id, effets: [{ nature: 'statut', isApplique: true, isAnnule: false }] });
    const suivante = await decider([], id);
    expect(await scene.suiviOf(actionId)).toMatchObject({ avancement: null });
    expect(await lire(id)).toMatchObject({ annuleePar: { id: suivante }, effets: [{ isAnnule: true }] });
    await expect(decider([], id)).rejects.toMatchObject({ champ: 'annuleId' });
  });

  test('retire une action et la rétablit, en citant la décision', async () => {
    const { id: actionId } = await scene.makeAction();
    const retrait = await decider([{ nature: 'retrait', actionId }]);
    const { annee, numero } = await lire(retrait);
    expect(await actionOf(actionId)).toMatchObject({
      etat: 'retiree',
      decision: `Décision ${annee}-${String(numero).padStart(2, '0')}`,
    });
    const retour = await decider([{ nature: 'retablissement', actionId }]);
    expect(await actionOf(actionId)).toMatchObject({ etat: 'active' });
    await decider([], retour);
    expect(await actionOf(actionId)).toMatchObject({ etat: 'retiree' });
    await decider([], retrait).catch((error: unknown) => expect(error).toBeInstanceOf(Refus));
  });

  test('déplace un jalon par une nouvelle version, et le remet', async () => {
    const { id: actionId, jalonIds } = await scene.makeAction(['2026-12-31']);
    const id = await decider([{ nature: 'jalon', jalonId: jalonIds[0], fin: '2027-06-30' }]);
    expect(await actionOf(actionId)).toMatchObject({ fin: '2027-06-30', numero: 2 });
    await decider([], id);
    expect(await actionOf(actionId)).toMatchObject({ fin: '2026-12-31', numero: 3 });
  });

  test('ouvre la renégociation d’une convention', async () => {
    const ancienne = await conventionOf('CAD-06');
    const id = await decider([{ nature: 'renegociation', conventionId: ancienne.id, reference: 'CAD-06-R' }]);
    expect(await conventionOf('CAD-06-R')).toMatchObject({
      etat: 'en_negociation',
      precedente: { reference: 'CAD-06' },
    });
    await decider([], id);
    expect(await conventionOf('CAD-06-R')).toMatchObject({ etat: 'reperee' });
  });

  test('évalue une convention ; l’annulation rend l’évaluation d’avant, ou n’en laisse pas', async () => {
    const { id: conventionId, evaluations } = await conventionOf('CAD-06');
    const annee = 2026;
    const avant = evaluations.find((one) => one.annee === annee);
    const id = await decider([
      { nature: 'evaluation', conventionId, annee, avancement: 'pas_fait', suite: 'renegociation' },
    ]);
    const lue = (await conventionOf('CAD-06')).evaluations.find((one) => one.annee === annee);
    expect(lue).toMatchObject({ avancement: 'pas_fait', suite: 'renegociation' });
    expect(lue!.commentaire).toMatch(/^Décision 2026-\d\d : Une décision\.$/);
    await decider([], id);
    const apres = (await conventionOf('CAD-06')).evaluations.find((one) => one.annee === annee);
    expect(apres?.commentaire).toBe(avant?.commentaire);
  });
});

describe('tout ou rien', () => {
  test('un effet refusé ne laisse ni numéro ni premier effet', async () => {
    const [un, deux] = [await scene.makeAction(), await scene.makeAction()];
    const seanceId = await scene.makeSeance();
    const { id, revision } = await scene.write((db) =>
      saveDecision(db, scene.cellule, {
        ...{ seanceId, texte: 'Deux effets.', nature: 'statut', responsable: null },
      } as never),
    );
    await prepare(id, { nature: 'statut', actionId: un.id, avancement: 'fait' });
    await prepare(id, { nature: 'statut', actionId: deux.id, avancement: 'fait' });
    await withdrawAction(scene, deux.id);
    const confirmer = () =>
      scene.write((db) => confirmDecision(db, scene.cellule, { decisionId: id, revision }, AUJOURDHUI));
    await expect(confirmer()).rejects.toBeInstanceOf(Refus);
    expect(await scene.suiviOf(un.id)).toMatchObject({ avancement: null });
    expect(await lire(id)).toMatchObject({ numero: null, isConfirmee: false, revision });
  });

  test('une faute de la base entre les deux écritures n’en laisse aucune', async () => {
    const [un, deux] = [await scene.makeAction(), await scene.makeAction()];
    const seanceId = await scene.makeSeance();
    const { id, revision } = await scene.write((db) =>
      saveDecision(db, scene.cellule, {
        ...{ seanceId, texte: 'Panne.', nature: 'statut', responsable: null },
      } as never),
    );
    await prepare(id, { nature: 'statut', actionId: un.id, avancement: 'fait' });
    await prepare(id, { nature: 'statut', actionId: deux.id, avancement: 'fait' });
    await scene.owner.query(`create function panne() returns trigger language plpgsql as $$ begin
      if new.action_id = ${deux.id} then raise exception 'panne' using errcode = '53100'; end if; return new; end $$;
      create trigger zz_panne before insert on statut for each row execute function panne()`);
    const confirmer = () =>
      scene.write((db) => confirmDecision(db, scene.cellule, { decisionId: id, revision }, AUJOURDHUI));
    await expect(confirmer()).rejects.toThrow('panne');
    expect(await scene.suiviOf(un.id)).toMatchObject({ avancement: null });
    expect(await lire(id)).toMatchObject({ numero: null, isConfirmee: false });
    await scene.owner.query('drop trigger zz_panne on statut; drop function panne()');
    await confirmer();
    expect(await scene.suiviOf(deux.id)).toMatchObject({ avancement: 'fait' });
  });

  test('ce qui ne pourrait pas se faire est refusé dès qu’on le prépare', async () => {
    const { id: actionId } = await scene.makeAction();
    const { id } = await scene.write(async (db) =>
      saveDecision(db, scene.cellule, {
        ...{ seanceId: await scene.makeSeance(), texte: 'Essai.', nature: 'autre', responsable: null },
      } as never),
    );
    await expect(prepare(id, { nature: 'retablissement', actionId })).rejects.toBeInstanceOf(ChampRefuse);
    const reperee = await conventionOf('CAD-08');
    await expect(
      prepare(id, { nature: 'renegociation', conventionId: reperee.id, reference: 'X-01' }),
    ).rejects.toMatchObject({ champ: 'conventionId' });
    const jlvd = await scene.viewerOf('referent.jlvd');
    const { id: locale } = await scene.write(
      async (db) =>
        saveDecision(db, jlvd, {
          ...{ seanceId: await scene.makeSeance({ epci: 'jlvd' }), texte: 'X', nature: 'autre', responsable: null },
        } as never),
      jlvd,
    );
    await expect(prepare(locale, { nature: 'retrait', actionId }, jlvd)).rejects.toThrow(
      'ne change ni les actions ni les conventions',
    );
  });
});
