import { describe, expect, it } from 'vitest';
import { anneeDuSchema, countEtats, isEnRetard, isSansInformationRecente, refuseDateEffet } from '@/lib/suivi/rules';

const today = '2026-11-22';
const action = { etat: 'active', avancement: 'pas_fait', echeance: '2026-11-21', confirmeLe: today } as const;

describe('retard', () => {
  it('un jalon passé et non fait met l’action en retard', () => expect(isEnRetard(action, today)).toBe(true));
  it('le jour même de l’échéance n’est pas encore un retard', () =>
    expect(isEnRetard({ ...action, echeance: today }, today)).toBe(false));
  it('une action faite n’est jamais en retard', () =>
    expect(isEnRetard({ ...action, avancement: 'fait' }, today)).toBe(false));
  it('une action sans jalon ouvert n’est pas en retard', () =>
    expect(isEnRetard({ ...action, echeance: null }, today)).toBe(false));
  it('une action retirée n’est pas en retard', () =>
    expect(isEnRetard({ ...action, etat: 'retiree' }, today)).toBe(false));
  it('une action jamais renseignée peut être en retard', () =>
    expect(isEnRetard({ ...action, avancement: null }, today)).toBe(true));
});

describe('information récente', () => {
  it('six mois révolus sans nouvelle ne sont plus récents', () => {
    expect(isSansInformationRecente({ ...action, confirmeLe: '2026-05-23' }, today)).toBe(false);
    expect(isSansInformationRecente({ ...action, confirmeLe: '2026-05-22' }, today)).toBe(true);
  });
  it('une action jamais renseignée est sans information', () =>
    expect(isSansInformationRecente({ ...action, avancement: null, confirmeLe: null }, today)).toBe(true));
  it('une action faite ou retirée n’appelle plus de nouvelle', () => {
    expect(isSansInformationRecente({ ...action, avancement: 'fait', confirmeLe: '2025-01-15' }, today)).toBe(false);
    expect(isSansInformationRecente({ ...action, etat: 'retiree', confirmeLe: null }, today)).toBe(false);
  });
});

describe('totaux', () => {
  it('s’additionnent, « Non renseigné » n’est jamais compté rouge, une action retirée reste comptée', () => {
    const totaux = countEtats([
      { etat: 'active', avancement: 'fait' },
      { etat: 'active', avancement: 'pas_fait' },
      { etat: 'retiree', avancement: 'pas_fait' },
      { etat: 'active', avancement: null },
    ]);
    expect(totaux).toEqual({ fait: 1, en_cours: 0, pas_fait: 2, non_renseigne: 1, total: 4, retirees: 1 });
  });
});

describe('date d’effet', () => {
  const bounds = { today, debutSchema: '2025-01-01' };
  it('aujourd’hui et le premier jour du schéma sont acceptés', () => {
    expect(refuseDateEffet(today, bounds)).toBeNull();
    expect(refuseDateEffet('2025-01-01', bounds)).toBeNull();
  });
  it('demain et la veille du schéma sont refusés', () => {
    expect(refuseDateEffet('2026-11-23', bounds)).toContain('futur');
    expect(refuseDateEffet('2024-12-31', bounds)).toContain('début du schéma');
  });
});

describe('année du schéma', () => {
  const schema = { dateDebut: '2025-01-01', dateFin: '2030-12-31' };
  it('compte de 1 à 6', () => expect(anneeDuSchema(today, schema)).toEqual({ annee: 2, sur: 6 }));
  it('vaut 0 avant le début, et ne dépasse pas le terme', () => {
    expect(anneeDuSchema('2024-12-31', schema).annee).toBe(0);
    expect(anneeDuSchema('2031-02-01', schema).annee).toBe(6);
  });
});
