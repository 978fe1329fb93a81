import type { Jour } from '@/lib/clock';

/** The ways to see the bodies of a scheme: themselves, the meetings of a year, those of a month, who came. */
export const vuesInstances = ['instances', 'calendrier', 'mois', 'participation'] as const;
export type VueInstances = (typeof vuesInstances)[number];
export const vueInstancesLabels: Record<VueInstances, string> = {
  instances: 'Instances',
  calendrier: 'Calendrier',
  mois: 'Mois',
  participation: 'Participation',
};

/** A month, 'YYYY-MM'. */
export type Mois = string;
export type LectureInstances = { vue: VueInstances; annee: number; mois: Mois };

/** What an address asks to see; this year and this month unless it says so. The month asked gives its year. */
export function readLectureInstances(search: URLSearchParams, today: Jour): LectureInstances {
  const vue = vuesInstances.find((une) => une === search.get('vue')) ?? 'instances';
  const mois = /^20\d\d-(0[1-9]|1[0-2])$/.exec(search.get('mois') ?? '')?.[0];
  const annee = Number(/^20\d\d$/.exec(search.get('annee') ?? '')?.[0] ?? today.slice(0, 4));
  if (vue !== 'mois') return { vue, annee, mois: today.slice(0, 7) };
  const asked = mois ?? (annee === Number(today.slice(0, 4)) ? today.slice(0, 7) : `${annee}-01`);
  return { vue, annee: Number(asked.slice(0, 4)), mois: asked };
}

/** The address of a view, what it does not need left out. */
export function writeLectureInstances({ vue, annee, mois }: LectureInstances, today: Jour): string {
  const search = new URLSearchParams();
  if (vue !== 'instances') search.set('vue', vue);
  if (vue === 'mois') search.set('mois', mois);
  else if (vue !== 'participation' && annee !== Number(today.slice(0, 4))) search.set('annee', String(annee));
  return search.size > 0 ? `?${search}` : '';
}

/** The years one may ask for: those of the scheme, up to the next one, and the one asked. */
export function anneesInstances({ debut, today, annee }: { debut: Jour; today: Jour; annee: number }): number[] {
  const [premiere, derniere] = [Number(debut.slice(0, 4)), Number(today.slice(0, 4)) + 1];
  const annees = Array.from({ length: Math.max(0, derniere - premiere + 1) }, (_, i) => premiere + i);
  return [...new Set([...annees, annee])].sort((a, b) => a - b);
}
