import { TZDate } from '@date-fns/tz';
import { addMinutes, format } from 'date-fns';
import { fr } from 'date-fns/locale/fr';
import type { Jour } from '@/lib/clock';

const PARIS = 'Europe/Paris';

/** The instant of a day and an hour as they are said in Paris ('09:30'); an hour that the change skips is the one after. */
export function instantOf(jour: Jour, heure: string): Date {
  const [annee, mois, date] = jour.split('-').map(Number) as [number, number, number];
  const [heures, minutes] = heure.split(':').map(Number) as [number, number];
  return new Date(new TZDate(annee, mois - 1, date, heures, minutes, PARIS).getTime());
}

/** The day and the hour in Paris of an instant, as a form shows them. */
export function jourEtHeure(instant: string): { jour: Jour; heure: string } {
  const paris = new TZDate(new Date(instant), PARIS);
  return { jour: format(paris, 'yyyy-MM-dd'), heure: format(paris, 'HH:mm') };
}

/** 'de 9 h 30 à 12 h', in Paris. */
export function formatHeures(debut: string, dureeMinutes: number): string {
  const paris = new TZDate(new Date(debut), PARIS);
  return `de ${heureOf(paris)} à ${heureOf(addMinutes(paris, dureeMinutes))}`;
}

/** 'jeudi 18 juin 2026, de 9 h 30 à 12 h', in Paris. */
export function formatHoraire(debut: string, dureeMinutes: number): string {
  const paris = new TZDate(new Date(debut), PARIS);
  const jour = format(paris, 'EEEE d MMMM yyyy', { locale: fr }).replace(/ 1 /, ' 1er ');
  return `${jour}, ${formatHeures(debut, dureeMinutes)}`;
}

/** '9 h 30', '14 h': the hour in Paris, so many minutes after an instant. */
export function formatHeureApres(debut: string, minutes: number): string {
  return heureOf(addMinutes(new TZDate(new Date(debut), PARIS), minutes));
}

/** '9 h 30', '14 h'. */
function heureOf(instant: Date): string {
  return format(instant, "H 'h' mm").replace(/ 00$/, '');
}
