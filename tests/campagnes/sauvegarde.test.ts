import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Reserve } from '@/components/campagnes/reserve';
import { createSauvegarde, type Save } from '@/components/campagnes/sauvegarde';
import type { Saisie } from '@/lib/campagnes/rules';
import type { Enregistrement, LigneRemontee } from '@/lib/campagnes/saisie';
import type { Outcome } from '@/lib/outcome';

type Envoi = Parameters<Save>[0];

const saisie = (commentaire: string): Saisie => ({ avancement: 'fait', commentaire, difficulte: '', preuve: '' });
const fait = (data: Enregistrement): Outcome<Enregistrement> => ({ etat: 'fait', message: '', data });
const accept = (lines: Envoi) =>
  fait({ lignes: lines.map(({ actionId, revision }) => ({ actionId, revision: revision + 1 })), conflits: [] });

/** The browser's copy, in memory. */
function memoire(kept: Envoi = []) {
  let lines = kept;
  const reserve: Reserve = {
    read: () => Object.fromEntries(lines.map((line) => [line.actionId, line])),
    keep: (next) => void (lines = next),
  };
  return { reserve, kept: () => lines };
}

/** As a page opens it, with nothing left from an earlier visit. */
function ouvrir(save: Save, reserve: Reserve) {
  const sauvegarde = createSauvegarde({ save, reserve });
  sauvegarde.resume([]);
  return sauvegarde;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('la frappe part en un appel après une pause, et la réserve se vide quand le serveur répond', async () => {
  const { reserve, kept } = memoire();
  const save = vi.fn((lines: Envoi) => Promise.resolve(accept(lines)));
  const sauvegarde = ouvrir(save, reserve);
  for (const texte of ['O', 'Ou', 'Ouvert']) sauvegarde.write(1, saisie(texte), 0);
  sauvegarde.write(2, saisie('Fermé'), 4);
  expect(kept().map(({ actionId }) => actionId)).toEqual([1, 2]);
  expect(save).not.toHaveBeenCalled();
  await vi.runAllTimersAsync();
  expect(save).toHaveBeenCalledTimes(1);
  expect(save.mock.calls[0]![0].map((line) => [line.actionId, line.revision, line.saisie.commentaire])).toEqual([
    [1, 0, 'Ouvert'],
    [2, 4, 'Fermé'],
  ]);
  expect(kept()).toEqual([]);
  expect(sauvegarde.read().etat.nature).toBe('enregistre');
});

test('ce qui est tapé pendant l’envoi part ensuite, à la révision que le serveur vient de donner', async () => {
  const sent: Envoi[] = [];
  let answer: (value: Outcome<Enregistrement>) => void = () => {};
  const save: Save = (lines) => {
    sent.push(lines);
    return new Promise((resolve) => (answer = resolve));
  };
  const sauvegarde = ouvrir(save, memoire().reserve);
  sauvegarde.write(1, saisie('Un'), 0);
  await vi.advanceTimersByTimeAsync(600);
  sauvegarde.write(1, saisie('Un deux'), 0);
  answer(accept(sent[0]!));
  await vi.advanceTimersByTimeAsync(600);
  answer(accept(sent[1]!));
  await vi.advanceTimersByTimeAsync(0);
  expect(sent.map(([line]) => [line!.revision, line!.saisie.commentaire])).toEqual([
    [0, 'Un'],
    [1, 'Un deux'],
  ]);
  expect(sauvegarde.isUnsaved()).toBe(false);
});

test('sans réseau rien ne se perd : la réserve garde, et la saisie repart seule', async () => {
  const { reserve, kept } = memoire();
  const save = vi
    .fn<Save>()
    .mockRejectedValueOnce(new TypeError('réseau'))
    .mockRejectedValueOnce(new TypeError('réseau'));
  save.mockImplementation((lines) => Promise.resolve(accept(lines)));
  const sauvegarde = ouvrir(save, reserve);
  sauvegarde.write(1, saisie('Gardé'), 0);
  await vi.advanceTimersByTimeAsync(600);
  expect(sauvegarde.read().etat.nature).toBe('hors_ligne');
  sauvegarde.write(1, saisie('Gardé aussi'), 0);
  expect(kept()[0]!.saisie.commentaire).toBe('Gardé aussi');
  await vi.runAllTimersAsync();
  expect(save).toHaveBeenCalledTimes(3);
  expect(save.mock.lastCall![0][0]!.saisie.commentaire).toBe('Gardé aussi');
  expect(kept()).toEqual([]);
});

test('une session expirée se dit, et la saisie attend', async () => {
  const { reserve, kept } = memoire();
  const save = vi.fn<Save>().mockResolvedValue({ etat: 'session', message: 'Expirée.' });
  const sauvegarde = ouvrir(save, reserve);
  sauvegarde.write(1, saisie('Gardé'), 0);
  await vi.advanceTimersByTimeAsync(600);
  expect(sauvegarde.read().etat.nature).toBe('session');
  expect(kept()).toHaveLength(1);
  expect(await sauvegarde.flush()).toBe(false);
  save.mockImplementation((lines) => Promise.resolve(accept(lines)));
  expect(await sauvegarde.flush()).toBe(true);
});

const autre = { ...saisie('De Karim'), revision: 7, auteur: 'Karim Benali', le: '2026-11-22T09:00:00Z' };
const conflit = fait({ lignes: [], conflits: [{ actionId: 1, autre }] });

test('la version d’un collègue revient à côté de la sienne ; garder la sienne écrit par-dessus, en le disant', async () => {
  const save = vi.fn<Save>().mockResolvedValueOnce(conflit);
  save.mockImplementation((lines) => Promise.resolve(accept(lines)));
  const { reserve, kept } = memoire();
  const sauvegarde = ouvrir(save, reserve);
  sauvegarde.write(1, saisie('De Nathalie'), 3);
  await vi.advanceTimersByTimeAsync(600);
  expect(kept(), 'tant que rien n’est tranché, la sienne reste gardée').toHaveLength(1);
  expect(sauvegarde.read().frappes[1]).toMatchObject({ autre, saisie: { commentaire: 'De Nathalie' } });
  await vi.runAllTimersAsync();
  expect(save).toHaveBeenCalledTimes(1);
  sauvegarde.settle(1, true);
  await vi.runAllTimersAsync();
  expect(save.mock.lastCall![0]).toMatchObject([{ revision: 7, saisie: { commentaire: 'De Nathalie' } }]);
  expect(sauvegarde.read().frappes[1]!.autre).toBeUndefined();
});

test('prendre la version du collègue n’écrit rien', async () => {
  const save = vi.fn<Save>().mockResolvedValueOnce(conflit);
  const sauvegarde = ouvrir(save, memoire().reserve);
  sauvegarde.write(1, saisie('De Nathalie'), 3);
  await vi.advanceTimersByTimeAsync(600);
  sauvegarde.settle(1, false);
  await vi.runAllTimersAsync();
  expect(save).toHaveBeenCalledTimes(1);
  expect(sauvegarde.read().frappes[1]).toMatchObject({ saisie: { commentaire: 'De Karim' }, isAEnregistrer: false });
});

test('une ligne en conflit ne se dit ni enregistrée ni en cours, même si l’on y tape encore', async () => {
  const save = vi.fn<Save>().mockResolvedValueOnce(conflit);
  const sauvegarde = ouvrir(save, memoire().reserve);
  sauvegarde.write(1, saisie('De Nathalie'), 3);
  await vi.runAllTimersAsync();
  expect(sauvegarde.read().etat.nature).toBe('conflit');
  sauvegarde.write(1, saisie('De Nathalie encore'), 3);
  await vi.runAllTimersAsync();
  expect(save).toHaveBeenCalledTimes(1);
  expect(sauvegarde.read().etat.nature).toBe('conflit');
  sauvegarde.settle(1, false);
  await vi.runAllTimersAsync();
  expect(sauvegarde.read().etat.nature).toBe('enregistre');
});

test('ce qu’une visite d’avant n’a pas pu envoyer part à l’ouverture de la page', async () => {
  const { reserve } = memoire([{ actionId: 1, revision: 2, saisie: saisie('D’hier soir') }]);
  const save = vi.fn((lines: Envoi) => Promise.resolve(accept(lines)));
  const sauvegarde = createSauvegarde({ save, reserve });
  const ligne = { actionId: 1, etape: 'a_remplir', brouillon: null, envoyee: null, derniere: null } as LigneRemontee;
  // the page is drawn before the reserve is read
  sauvegarde.redraw();
  sauvegarde.resume([ligne]);
  await vi.runAllTimersAsync();
  expect(save.mock.calls[0]![0]).toMatchObject([{ revision: 2, saisie: { commentaire: 'D’hier soir' } }]);
});
