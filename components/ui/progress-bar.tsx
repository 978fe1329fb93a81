import { avancementLabels, avancementOrder, type Totaux } from '@/lib/suivi/rules';
import { formatNombre } from '@/lib/format';

/** How each state fills a bar or a column, told apart without colour; BarSprite draws the patterns. */
export const fills = {
  fait: 'var(--fait)',
  en_cours: 'url(#hachures)',
  pas_fait: 'url(#tirets)',
  non_renseigne: 'var(--nr-fill)',
};

/** Shares of the four states in their fixed order, never without its sentence for those who do not see it. */
export function ProgressBar({ totaux, height = 14 }: { totaux: Totaux; height?: number }) {
  const shown = avancementOrder.filter((code) => totaux[code] > 0);
  const sentence = shown
    .map((code) => `${formatNombre(totaux[code])} ${avancementLabels[code].toLowerCase()}`)
    .join(', ');
  const starts = shown.map((_, i) => shown.slice(0, i).reduce((sum, code) => sum + totaux[code], 0));
  return (
    <svg role="img" aria-label={sentence || 'Aucune action'} width="100%" height={height} className="bar">
      {shown.map((code, i) => (
        <rect
          key={code}
          x={`${(100 * starts[i]!) / totaux.total}%`}
          width={`${(100 * totaux[code]) / totaux.total}%`}
          height="100%"
          fill={fills[code]}
          stroke="var(--card)"
        />
      ))}
    </svg>
  );
}

/** The hatching of « en cours » and the dashes of « pas fait », once per page. */
export function BarSprite() {
  return (
    <svg width="0" height="0" aria-hidden="true" className="visually-hidden">
      <pattern id="hachures" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="8" height="8" fill="var(--cours)" />
        <rect width="3" height="8" fill="var(--cours-2)" />
      </pattern>
      <pattern id="tirets" width="10" height="7" patternUnits="userSpaceOnUse">
        <rect width="10" height="7" fill="var(--pas-fill)" />
        <rect x="2" y="3" width="5" height="1" fill="var(--pas-trait)" />
      </pattern>
    </svg>
  );
}
