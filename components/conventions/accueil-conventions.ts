import type { Bloc } from '@/components/ui/blocs';
import type { Jour } from '@/lib/clock';
import type { Attendue } from '@/lib/conventions/calendrier';
import { formatDelai, formatJour, formatListe } from '@/lib/format';

/** What the conventions expect within six months, or are late for. */
export function blocEcheances(attendues: readonly Attendue[], schemaCode: string, today: Jour): Bloc[] {
  if (attendues.length === 0) return [];
  const base = `/s/${schemaCode}/conventions`;
  const suite = `${base}?vue=calendrier`;
  const lignes = attendues.map((attendue) => {
    const { nature, le, convention } = attendue;
    return {
      cle: `${convention.id}-${nature}`,
      href: `${base}/${convention.id}`,
      titre: `${convention.reference} ${convention.intitule}`,
      detail: `${direAttendue(attendue)} · ${formatListe(convention.parties.map(({ sigle }) => sigle))}`,
      quand: formatDelai(le, today),
    };
  });
  return [{ titre: 'Échéances des conventions', lignes, suite, lien: { href: suite, label: 'Toutes les échéances' } }];
}

function direAttendue({ nature, le, dans }: Attendue): string {
  if (nature === 'preavis') return `Préavis à donner avant le ${formatJour(le)}`;
  if (nature === 'terme') return dans < 0 ? `Terme passé le ${formatJour(le)}` : `Terme le ${formatJour(le)}`;
  return dans < 0 ? `Évaluation ${le.slice(0, 4)} attendue` : `À évaluer avant le ${formatJour(le)}`;
}
