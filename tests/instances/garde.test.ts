import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createGarde, type Champs, type Ligne } from '@/components/instances/garde';
import type { Outcome } from '@/lib/outcome';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const fait = (ligne: Ligne): Outcome<Ligne> => ({ etat: 'fait', message: 'Noté.', data: ligne });
const silence: Outcome<Ligne> = { etat: 'refus', message: 'Le serveur ne répond pas.' };
const conflit = (texte: string, revision: number): Outcome<Ligne> => ({
  ...{ etat: 'conflit', message: 'Conflit.' },
  versions: {
    revision,
    auteur: 'Claire Vidal',
    quand: null,
    champs: [{ nom: 'texte', label: 'Texte', valeur: texte }],
  },
});

/** A row saved by answers given in turn; what was sent, and what the tab keeps. */
function ouvrir(answers: Outcome<Ligne>[], ligne: Ligne = null) {
  const sent: [Champs, Ligne][] = [];
  let kept: Champs | null = null;
  const garde = createGarde({
    ...{ champs: { texte: '' }, ligne },
    save: (champs, place) => {
      sent.push([champs, place]);
      return Promise.resolve(answers.shift() ?? silence);
    },
    reserve: { keep: (champs) => void (kept = champs), read: () => kept, forget: () => void (kept = null) },
  });
  return { garde, sent, kept: () => kept };
}

describe('une ligne gardée à mesure', () => {
  test('part une fois la frappe arrêtée, et nomme ensuite la révision lue', async () => {
    const { garde, sent, kept } = ouvrir([fait({ id: 4, revision: 1 }), fait({ id: 4, revision: 2 })]);
    garde.write({ texte: 'a' });
    await vi.advanceTimersByTimeAsync(300);
    garde.write({ texte: 'ab' });
    await vi.advanceTimersByTimeAsync(599);
    expect([sent.length, kept()]).toEqual([0, { texte: 'ab' }]);
    await vi.advanceTimersByTimeAsync(1);
    expect([sent, kept(), garde.read().nature]).toEqual([[[{ texte: 'ab' }, null]], null, 'garde']);
    garde.write({ texte: 'abc' }, true);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent[1]).toEqual([{ texte: 'abc' }, { id: 4, revision: 1 }]);
  });

  test('vierge tant que rien n’est ni écrit ni lu ; abandonnée, elle ne part plus et la réserve l’oublie', async () => {
    const { garde, sent, kept } = ouvrir([]);
    expect(garde.read().nature).toBe('vierge');
    garde.redraw({ texte: 'lu' }, { id: 4, revision: 1 });
    expect(garde.read()).toMatchObject({ nature: 'garde', champs: { texte: 'lu' } });
    garde.write({ texte: 'a' });
    expect(kept()).toEqual({ texte: 'a' });
    garde.abandon();
    await garde.flush();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([sent, kept(), garde.isSale()]).toEqual([[], null, false]);
  });

  test('ce qui se tape pendant l’envoi part à la suite, sans se croiser', async () => {
    const { garde, sent } = ouvrir([fait({ id: 4, revision: 1 }), fait({ id: 4, revision: 2 })]);
    garde.write({ texte: 'a' });
    const envoi = garde.flush();
    garde.write({ texte: 'ab' });
    await envoi;
    await vi.advanceTimersByTimeAsync(600);
    expect(sent).toEqual([
      [{ texte: 'a' }, null],
      [{ texte: 'ab' }, { id: 4, revision: 1 }],
    ]);
  });

  test('sans réponse, reste dans l’onglet et repart d’elle-même', async () => {
    const { garde, sent, kept } = ouvrir([silence, fait({ id: 4, revision: 1 })]);
    garde.write({ texte: 'a' }, true);
    await vi.advanceTimersByTimeAsync(0);
    expect([garde.read().nature, kept()]).toEqual(['panne', { texte: 'a' }]);
    await vi.advanceTimersByTimeAsync(4_000);
    expect([sent.length, garde.read().nature, kept()]).toEqual([2, 'garde', null]);
  });

  test('ne prend de la page que ce qui n’est pas en train de se taper', async () => {
    const { garde } = ouvrir([], { id: 4, revision: 1 });
    garde.redraw({ texte: 'du collègue' }, { id: 4, revision: 2 });
    expect(garde.read().champs).toEqual({ texte: 'du collègue' });
    garde.write({ texte: 'mien' });
    garde.redraw({ texte: 'encore' }, { id: 4, revision: 3 });
    expect([garde.read().champs, garde.ligne()]).toEqual([{ texte: 'mien' }, { id: 4, revision: 2 }]);
    await vi.advanceTimersByTimeAsync(0);
  });
});

describe('deux versions', () => {
  test('attendent un choix ; la mienne va sur la leur', async () => {
    const { garde, sent } = ouvrir([conflit('leur', 7), fait({ id: 4, revision: 8 })], { id: 4, revision: 1 });
    garde.write({ texte: 'mien' }, true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([sent.length, garde.read().nature, garde.read().autre?.auteur]).toEqual([1, 'conflit', 'Claire Vidal']);
    garde.settle(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent[1]).toEqual([{ texte: 'mien' }, { id: 4, revision: 7 }]);
  });

  test('la leur remplace la mienne sans rien envoyer', async () => {
    const { garde, sent, kept } = ouvrir([conflit('leur', 7)], { id: 4, revision: 1 });
    garde.write({ texte: 'mien' }, true);
    await vi.advanceTimersByTimeAsync(0);
    garde.settle(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([sent.length, garde.read().champs, garde.ligne(), kept()]).toEqual([
      ...[1, { texte: 'leur' }, { id: 4, revision: 7 }, null],
    ]);
  });

  test('une ligne retirée par un autre se laisse vide, ou se récrit', async () => {
    const retiree: Outcome<Ligne> = { etat: 'conflit', message: 'Conflit.', versions: null };
    const laissee = ouvrir([retiree], { id: 4, revision: 1 });
    laissee.garde.write({ texte: 'mien' }, true);
    await vi.advanceTimersByTimeAsync(0);
    laissee.garde.settle(false);
    expect([laissee.garde.read().champs, laissee.garde.ligne()]).toEqual([{ texte: '' }, null]);
    const recrite = ouvrir([retiree, fait({ id: 5, revision: 1 })], { id: 4, revision: 1 });
    recrite.garde.write({ texte: 'mien' }, true);
    await vi.advanceTimersByTimeAsync(0);
    recrite.garde.settle(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(recrite.sent[1]![1]).toBeNull();
  });
});
