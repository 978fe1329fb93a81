import type { Avancement } from '@/lib/suivi/rules';
import { avancementLabels } from '@/lib/suivi/rules';

type Mark = Avancement | null;

/** The four marks, drawn once per page; StatutMark points at them. They fill up like a gauge and survive grey. */
export function MarkSprite() {
  return (
    <svg width="0" height="0" aria-hidden="true" className="visually-hidden">
      <symbol id="m-non_renseigne" viewBox="0 0 20 20">
        <circle cx="10" cy="10" r="8" fill="none" stroke="var(--nr)" strokeWidth="2" strokeDasharray="2.6 2.4" />
      </symbol>
      <symbol id="m-pas_fait" viewBox="0 0 20 20">
        <circle cx="10" cy="10" r="8" fill="var(--card)" stroke="var(--pas)" strokeWidth="2" />
        <path d="M6 10h8" stroke="var(--pas)" strokeWidth="2.2" strokeLinecap="round" />
      </symbol>
      <symbol id="m-en_cours" viewBox="0 0 20 20">
        <circle cx="10" cy="10" r="8" fill="var(--card)" stroke="var(--cours)" strokeWidth="2" />
        <path d="M10 2a8 8 0 0 1 0 16z" fill="var(--cours)" />
      </symbol>
      <symbol id="m-fait" viewBox="0 0 20 20">
        <circle cx="10" cy="10" r="9" fill="var(--fait)" />
        <path
          d="M5.6 10.4l3 3 5.8-6.4"
          fill="none"
          stroke="var(--card)"
          strokeWidth="2.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </symbol>
    </svg>
  );
}

export function StatutMark({ avancement, size = 18 }: { avancement: Mark; size?: number }) {
  return (
    <svg width={size} height={size} aria-hidden="true">
      <use href={`#m-${avancement ?? 'non_renseigne'}`} />
    </svg>
  );
}

/** Word, shape and colour: never one without the others. */
export function Statut({ avancement }: { avancement: Mark }) {
  const code = avancement ?? 'non_renseigne';
  return (
    <span className={`st ${code}`}>
      <StatutMark avancement={avancement} />
      {avancementLabels[code]}
    </span>
  );
}
