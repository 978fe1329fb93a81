import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { addMinutes } from 'date-fns';
import { formatMinutes, naturePointLabels, natureSeanceLabels, type EtatSeance, type NatureSeance } from './rules';

/** A meeting as a calendar says it. */
export type Rendezvous = {
  id: number;
  instance: string;
  nature: NatureSeance;
  etat: EtatSeance;
  /** Why it is cancelled. */
  motif: string | null;
  debut: string;
  dureeMinutes: number;
  lieu: string | null;
  visio: string | null;
  revision: number;
  points: { intitule: string; nature: keyof typeof naturePointLabels; dureeMinutes: number }[];
  /** Where its page is. */
  url: string;
};

/**
 * A calendar of meetings (RFC 5545): the same identifier for the life of a meeting, a sequence that grows with its changes,
 * instants in universal time, so that the change of hour moves nothing. `at` is when it is made.
 */
export function writeIcal(rendezvous: readonly Rendezvous[], { nom, at }: { nom: string; at: Date }): string {
  const calendar = ical({ name: nom, prodId: { company: 'Maillage', product: 'Instances', language: 'FR' } });
  calendar.method(ICalCalendarMethod.PUBLISH);
  for (const {
    id,
    instance,
    nature,
    etat,
    motif,
    debut,
    dureeMinutes,
    lieu,
    visio,
    revision,
    points,
    url,
  } of rendezvous) {
    const start = new Date(debut);
    calendar.createEvent({
      id: `seance-${id}@maillage`,
      sequence: revision,
      stamp: at,
      start,
      end: addMinutes(start, dureeMinutes),
      summary: instance,
      location: lieu ?? visio ?? null,
      description: [
        ...(etat === 'annulee' ? [`Séance annulée. ${motif ?? ''}`.trim()] : []),
        `Séance de ${natureSeanceLabels[nature].toLowerCase()}.`,
        ...points.map(
          (point, i) =>
            `${i + 1}. ${point.intitule} (${naturePointLabels[point.nature].toLowerCase()}, ${formatMinutes(point.dureeMinutes)})`,
        ),
        ...(visio ? [`Visioconférence : ${visio}`] : []),
      ].join('\n'),
      url,
      status:
        etat === 'annulee'
          ? ICalEventStatus.CANCELLED
          : etat === 'prevue'
            ? ICalEventStatus.TENTATIVE
            : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
