'use client';

import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Scatter, Tooltip, XAxis, YAxis } from 'recharts';
import styles from '@/components/ui/graphique.module.css';
import { formatNombre } from '@/lib/format';

/** A year of the drawing; the number of each layer, or null. */
export type Point = {
  nom: string;
  valeur: number | null;
  /** The same, when some of the EPCI concerned are missing from it. */
  partielle: number | null;
  trajectoire: number | null;
  cible: number | null;
};
export type CourbeProps = { points: readonly Point[]; unite: string };

const couches = [
  ['valeur', 'Valeur'],
  ['partielle', 'Valeur partielle'],
  ['trajectoire', 'Trajectoire'],
  ['cible', 'Cible'],
] as const;

/** Values as columns, the way to the targets as a dashed line, the targets as diamonds. Without movement; its table stands beside it. */
export default function Courbe({ points, unite }: CourbeProps) {
  const mesure = (nombre: number) => `${formatNombre(nombre)}${unite && `\u00a0${unite}`}`;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={[...points]} margin={{ top: 12, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <defs>
          <Rayures id="partielle" />
        </defs>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="nom" tickLine={false} stroke="var(--line-2)" height={24} />
        <YAxis
          tickLine={false}
          axisLine={false}
          width={56}
          tickCount={4}
          tickFormatter={formatNombre}
          domain={[(min: number) => Math.min(0, min), 'auto']}
        />
        <Tooltip
          cursor={{ fill: 'var(--wash)' }}
          isAnimationActive={false}
          content={({ active, payload }) => {
            const point = active && (payload[0]?.payload as Point | undefined);
            return point ? (
              <div className={styles.bulle}>
                <p className="strong">{point.nom}</p>
                <ul className="plain">
                  {couches.map(([code, libelle]) =>
                    point[code] === null ? null : (
                      <li key={code}>
                        {libelle} <b>{mesure(point[code])}</b>
                      </li>
                    ),
                  )}
                </ul>
              </div>
            ) : null;
          }}
        />
        <Bar dataKey="valeur" stackId="valeur" fill="var(--accent)" isAnimationActive={false} maxBarSize={44} />
        <Bar
          dataKey="partielle"
          stackId="valeur"
          fill="url(#partielle)"
          stroke="var(--accent)"
          isAnimationActive={false}
          maxBarSize={44}
        />
        <Line
          dataKey="trajectoire"
          stroke="var(--ink-2)"
          strokeWidth={2}
          strokeDasharray="6 4"
          dot={false}
          connectNulls
          isAnimationActive={false}
        />
        <Scatter
          dataKey="cible"
          shape="diamond"
          fill="var(--card)"
          stroke="var(--ink)"
          strokeWidth={2}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** Hatching: a value that does not stand on everyone. */
function Rayures({ id }: { id: string }) {
  return (
    <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="8" height="8" fill="var(--card)" />
      <path d="M2 0v8M6 0v8" stroke="var(--accent)" strokeWidth="1.6" />
    </pattern>
  );
}
