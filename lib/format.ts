import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import type { Month } from 'date-fns';
import { fr } from 'date-fns/locale/fr';
import type { Jour } from './clock';
import { joursEntre } from './jours';

const moisCourts = Array.from({ length: 12 }, (_, i) => fr.localize.month(i as Month, { width: 'abbreviated' }));
const mois = Array.from({ length: 12 }, (_, i) => fr.localize.month(i as Month, { width: 'wide' }));

/** '12 juin 2018', '1er juin 2018'. */
export function formatJour(jour: Jour): string {
  const [annee, numero, jours] = partsOf(jour);
  return `${jours === 1 ? '1er' : jours} ${mois[numero - 1]} ${annee}`;
}

/** 'juin 2018', 'déc. 2018': the month of a day, short enough for an axis. */
export function formatMois(jour: Jour): string {
  const [annee, numero] = partsOf(jour);
  return `${moisCourts[numero - 1]} ${annee}`;
}

/** 'Juin 2018', 'Décembre 2018': the month of a day as a title. */
export function formatMoisEntier(jour: Jour): string {
  const [annee, numero] = partsOf(jour);
  const nom = mois[numero - 1]!;
  return `${nom.charAt(0).toUpperCase()}${nom.slice(1)} ${annee}`;
}

/** '12 juin 2018 à 10:42', Europe/Paris. */
export function formatInstant(instant: Date): string {
  return format(new TZDate(instant, 'Europe/Paris'), "do MMMM yyyy 'à' HH:mm", { locale: fr });
}

/** '12 juin 2018', the day of an instant in Europe/Paris. */
export function formatJourDe(instant: Date): string {
  return format(new TZDate(instant, 'Europe/Paris'), 'do MMMM yyyy', { locale: fr });
}

/** '10:42' on the same Paris day as `now`, else the full instant. */
export function formatHeure(instant: Date, now: Date): string {
  const paris = new TZDate(instant, 'Europe/Paris');
  const sameDay = format(paris, 'yyyy-MM-dd') === format(new TZDate(now, 'Europe/Paris'), 'yyyy-MM-dd');
  return sameDay ? `à ${format(paris, 'HH:mm')}` : `le ${formatInstant(instant)}`;
}

/** How long ago a day is: 'aujourd’hui', 'hier', 'il y a 12 jours', 'il y a 3 mois', 'il y a 2 ans'. */
export function formatAnciennete(jour: Jour, today: Jour): string {
  const days = joursEntre(jour, today);
  if (days <= 0) return 'aujourd’hui';
  if (days === 1) return 'hier';
  if (days < 31) return `il y a ${days} jours`;
  const [annee, numero] = partsOf(jour);
  const [anneeActuelle, numeroActuel] = partsOf(today);
  const months = Math.max(1, (anneeActuelle - annee) * 12 + numeroActuel - numero);
  if (months < 24) return `il y a ${months} mois`;
  return `il y a ${Math.floor(months / 12)} ans`;
}

/** How far a day to come is, or a day gone: 'demain', 'dans 40 jours', 'aujourd’hui', 'il y a 3 jours'. */
export function formatDelai(jour: Jour, today: Jour): string {
  const days = joursEntre(today, jour);
  if (days <= 0) return formatAnciennete(jour, today);
  return days === 1 ? 'demain' : `dans ${formatNombre(days)} jours`;
}

/** '18 mois', '1 an', '3 ans', '2 ans et 6 mois' for a number of months: in years beyond two. */
export function formatDuree(mois: number): string {
  const [annees, reste] = [Math.floor(mois / 12), mois % 12];
  if (annees < 2 && reste > 0) return `${mois} mois`;
  return `${formatCompte(annees, 'an')}${reste > 0 ? ` et ${reste} mois` : ''}`;
}

function partsOf(jour: Jour): [annee: number, mois: number, jour: number] {
  return [Number(jour.slice(0, 4)), Number(jour.slice(5, 7)), Number(jour.slice(8, 10))];
}

const nombre = new Intl.NumberFormat('fr-FR');

/** '1 234,5' with the narrow no-break space of French numbers. */
export function formatNombre(value: number): string {
  return nombre.format(value);
}

/** '18500,5': a number as it is typed in a field, without its thousands. */
export function formatDecimal(value: number): string {
  return String(value).replace('.', ',');
}

const euros = new Intl.NumberFormat('fr-FR', {
  style: 'currency',
  currency: 'EUR',
  trailingZeroDisplay: 'stripIfInteger',
});

/** '18 500,50 €', '67 000 €', '0 €'. */
export function formatEuros(value: number): string {
  return euros.format(value);
}

const pourcent = new Intl.NumberFormat('fr-FR', { style: 'percent' });

/** '45 %' for 0.45. */
export function formatPourcent(part: number): string {
  return pourcent.format(part);
}

const taille = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** The size of a file given in bytes: '812 octets', '24 ko', '1,2 Mo'. */
export function formatTaille(octets: number): string {
  if (octets < 1024) return formatCompte(octets, 'octet');
  const isMega = octets >= 1024 * 1024;
  return isMega ? `${taille.format(octets / 1024 ** 2)} Mo` : `${Math.round(octets / 1024)} ko`;
}

/** 'une', 'deux' are not needed: '1 action', '3 actions'; the plural is given when it is not an added s. */
export function formatCompte(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatNombre(count)} ${count >= 2 ? plural : singular}`;
}

const liste = new Intl.ListFormat('fr-FR', { type: 'conjunction' });

/** 'JLVD', 'JLVD et HPPB', 'JLVD, HPPB et PAA'. */
export function formatListe(items: readonly string[]): string {
  return liste.format(items);
}
