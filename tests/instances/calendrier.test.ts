import ICAL from 'ical.js';
import nodeIcal, { type VEvent } from 'node-ical';
import { describe, expect, test } from 'vitest';
import { writeIcal, type Rendezvous } from '@/lib/instances/calendrier';
import { instantOf } from '@/lib/instances/horaire';

const AT = new Date('2026-11-22T09:00:00Z');
const copil: Rendezvous = {
  ...{ id: 38, instance: 'Comité de pilotage élargi', nature: 'validation', etat: 'convoquee', motif: null },
  ...{ debut: '2026-12-10T08:30:00+00:00', dureeMinutes: 150, lieu: 'Préfecture; salle « A », Digne', revision: 3 },
  ...{ visio: 'https://visio.example/copil', url: 'https://maillage.example/s/04-2025/seances/38' },
  points: [
    { intitule: 'Priorités, et suite\\ de 2026', nature: 'validation', dureeMinutes: 40 },
    { intitule: 'Divers', nature: 'discussion', dureeMinutes: 95 },
  ],
};
const ecrire = (...rendezvous: Rendezvous[]) => writeIcal(rendezvous, { nom: 'Séances Maillage', at: AT });

/** What ical.js reads of it. */
function parIcalJs(texte: string) {
  const calendar = new ICAL.Component(ICAL.parse(texte) as unknown[]);
  return {
    calendar,
    events: calendar
      .getAllSubcomponents('vevent')
      .map((component) => ({ component, event: new ICAL.Event(component) })),
  };
}

/** What node-ical reads of it. */
function parNodeIcal(texte: string): VEvent[] {
  return Object.values(nodeIcal.sync.parseICS(texte)).filter((one): one is VEvent => one?.type === 'VEVENT');
}

describe('un rendez-vous', () => {
  test('se relit tel quel par deux bibliothèques : identité, instants, lieu, ordre du jour', () => {
    const texte = ecrire(copil);
    const [{ event, component }] = parIcalJs(texte).events as [ReturnType<typeof parIcalJs>['events'][number]];
    expect([event.uid, event.sequence, event.summary]).toEqual(['seance-38@maillage', 3, 'Comité de pilotage élargi']);
    expect(event.startDate.toJSDate()).toEqual(new Date('2026-12-10T08:30:00Z'));
    expect(event.endDate.toJSDate()).toEqual(new Date('2026-12-10T11:00:00Z'));
    expect(event.location).toBe('Préfecture; salle « A », Digne');
    expect(event.description.split('\n')).toEqual([
      'Séance de validation.',
      '1. Priorités, et suite\\ de 2026 (validation, 40 min)',
      '2. Divers (discussion, 1 h 35)',
      'Visioconférence : https://visio.example/copil',
    ]);
    expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(component.hasProperty('organizer') || component.hasProperty('attendee')).toBe(false);

    const [lu] = parNodeIcal(texte);
    expect(lu).toMatchObject({ uid: event.uid, summary: event.summary, location: event.location, status: 'CONFIRMED' });
    expect([lu!.start.toISOString(), lu!.end!.toISOString()]).toEqual([
      '2026-12-10T08:30:00.000Z',
      '2026-12-10T11:00:00.000Z',
    ]);
    expect([Number(lu!.sequence), lu!.description]).toEqual([3, event.description]);
  });

  test('garde 9 h 30 à Paris de part et d’autre du changement d’heure', () => {
    const jours = ['2026-10-24', '2026-10-26', '2027-03-27', '2027-03-29'];
    const rendezvous = jours.map((jour, i) => ({ ...copil, id: i + 1, debut: instantOf(jour, '09:30').toISOString() }));
    const texte = ecrire(...rendezvous);
    const paris = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Paris',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const attendu = jours.map((jour) => `${jour} 09:30`);
    expect(parIcalJs(texte).events.map(({ event }) => paris.format(event.startDate.toJSDate()))).toEqual(attendu);
    expect(parNodeIcal(texte).map(({ start }) => paris.format(start))).toEqual(attendu);
    expect(parNodeIcal(texte).map(({ start }) => start.getUTCHours())).toEqual([7, 8, 8, 7]);
  });

  test('déplacé ou annulé, garde son identité et prend un numéro plus grand', () => {
    const annule = { ...copil, etat: 'annulee', motif: 'Neige.', revision: 4 } as const;
    const [avant, apres] = [parNodeIcal(ecrire(copil))[0]!, parNodeIcal(ecrire(annule))[0]!];
    expect(apres).toMatchObject({ uid: avant.uid, status: 'CANCELLED' });
    expect(Number(apres.sequence)).toBeGreaterThan(Number(avant.sequence));
    const [{ event, component }] = parIcalJs(ecrire(annule)).events as [ReturnType<typeof parIcalJs>['events'][number]];
    expect([component.getFirstPropertyValue('status'), event.sequence]).toEqual(['CANCELLED', 4]);
    expect(event.description).toMatch(/^Séance annulée\. Neige\./);
    expect(parNodeIcal(ecrire({ ...copil, etat: 'prevue' }))[0]).toMatchObject({ status: 'TENTATIVE' });
  });

  test('sans lieu, est à l’adresse de la visio ; sans rien, nulle part', () => {
    expect(parNodeIcal(ecrire({ ...copil, lieu: null }))[0]).toMatchObject({ location: 'https://visio.example/copil' });
    expect(parNodeIcal(ecrire({ ...copil, lieu: null, visio: null }))[0]!.location).toBeUndefined();
  });
});

describe('un calendrier', () => {
  test('porte son nom, ses quarante points et autant de séances qu’il faut, lignes pliées à 75 octets', () => {
    const points = Array.from({ length: 40 }, (_, i) => ({
      ...copil.points[0]!,
      intitule: `Éléments à débattre ${i}`,
    }));
    const texte = ecrire(...Array.from({ length: 30 }, (_, i) => ({ ...copil, id: i + 1, points })));
    const { calendar, events } = parIcalJs(texte);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(String(calendar.getFirstPropertyValue('prodid'))).toContain('Maillage');
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Séances Maillage');
    expect(new Set(events.map(({ event }) => event.uid)).size).toBe(30);
    expect(parNodeIcal(texte)).toHaveLength(30);
    const longest = Math.max(...texte.split('\r\n').map((line) => Buffer.byteLength(line)));
    expect(longest).toBeLessThanOrEqual(75);
  });

  test('vide, reste un calendrier', () => {
    expect(parIcalJs(ecrire()).events).toEqual([]);
    expect(parNodeIcal(ecrire())).toEqual([]);
  });
});
