import { addMonths, format, parseISO } from 'date-fns';
import type { Jour } from '@/lib/clock';
import { formatDelai, formatJour } from '@/lib/format';
import type { Campagne } from './rules';

type Dates = Pick<Campagne, 'annee' | 'ouverture' | 'echeance'>;
type Periode = { dateDebut: Jour; dateFin: Jour };

/** What is offered for the next campaign: the year after the last, opening today, three months to answer. */
export function proposeCampagne(campagnes: readonly Dates[], { dateDebut }: Periode, today: Jour): Dates {
  const last = campagnes.length > 0 ? Math.max(...campagnes.map(({ annee }) => annee)) : null;
  const annee = last === null ? Math.max(yearOf(today), yearOf(dateDebut)) : last + 1;
  return { annee, ouverture: today, echeance: format(addMonths(parseISO(today), 3), 'yyyy-MM-dd') };
}

type Contexte = { periode: Periode; autres: readonly Dates[]; premiereLigne?: Jour | null };

/**
 * Why the year or the dates of a campaign are refused, with the field; null when they are good. Campaigns open in the order
 * of their years: a line belongs to the last one opened, so an earlier year opened later would never receive any.
 */
export function refuseCampagne(
  { annee, ouverture, echeance }: Dates,
  { periode, autres, premiereLigne }: Contexte,
): { champ: keyof Dates; message: string } | null {
  const [debut, fin] = [yearOf(periode.dateDebut), yearOf(periode.dateFin)];
  if (annee < debut || annee > fin)
    return { champ: 'annee', message: `Choisissez une année du schéma, de ${debut} à ${fin}.` };
  if (autres.some((autre) => autre.annee === annee))
    return { champ: 'annee', message: `La campagne ${annee} existe déjà.` };
  if (echeance <= ouverture) return { champ: 'echeance', message: 'L’échéance doit suivre l’ouverture.' };
  if (premiereLigne && ouverture > premiereLigne) {
    const message = `Une première ligne a été transmise le ${formatJour(premiereLigne)} : la campagne ne peut pas ouvrir après.`;
    return { champ: 'ouverture', message };
  }
  const later = autres.find((autre) => autre.annee > annee && autre.ouverture <= ouverture);
  if (later) {
    const message = `La campagne ${later.annee} ouvre le ${formatJour(later.ouverture)} : celle de ${annee} doit ouvrir avant.`;
    return { champ: 'ouverture', message };
  }
  const earlier = autres.find((autre) => autre.annee < annee && autre.ouverture >= ouverture);
  if (earlier) {
    const message = `La campagne ${earlier.annee} ouvre le ${formatJour(earlier.ouverture)} : celle de ${annee} doit ouvrir après.`;
    return { champ: 'ouverture', message };
  }
  return null;
}

/** « Campagne 2026 · échéance le 1er janvier 2027, dans 40 jours », or the day it opens when that is to come. */
export function direCampagne({ annee, ouverture, echeance }: Dates, today: Jour): string {
  const fin = `échéance le ${formatJour(echeance)}`;
  if (ouverture > today)
    return `Campagne ${annee} · ouvre le ${formatJour(ouverture)}, ${formatDelai(ouverture, today)} · ${fin}`;
  return `Campagne ${annee} · ${fin}, ${formatDelai(echeance, today)}`;
}

function yearOf(jour: Jour): number {
  return Number(jour.slice(0, 4));
}
