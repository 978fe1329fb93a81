'use client';

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatEuros, formatNombre } from '@/lib/format';
import styles from './graphique.module.css';

/** One family of values, drawn as one layer of each column. */
export type Couche = { code: string; libelle: string; fill: string; stroke?: string };
export type ColonnesProps = {
  couches: readonly Couche[];
  /** For each column: its label under the axis, its whole name, its values in the order of the layers. */
  colonnes: readonly (readonly [court: string, nom: string, ...valeurs: number[]])[];
  /** What is measured; things counted by default. */
  unite?: 'euros';
};

type Row = { court: string; nom: string; valeurs: number[] };

/** Columns of stacked layers. Drawn in the browser alone, without movement; its table stands beside it. */
export default function Colonnes({ couches, colonnes, unite }: ColonnesProps) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={colonnes.map(([court, nom, ...valeurs]): Row => ({ court, nom, valeurs }))}
        margin={{ top: 6, right: 4, bottom: 0, left: 0 }}
        barCategoryGap="18%"
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="court" tickLine={false} stroke="var(--line-2)" minTickGap={14} height={24} />
        <YAxis
          allowDecimals={false}
          tickLine={false}
          axisLine={false}
          width={unite ? 78 : 28}
          tickCount={4}
          tickFormatter={unite ? formatEuros : formatNombre}
        />
        <Tooltip
          cursor={{ fill: 'var(--wash)' }}
          isAnimationActive={false}
          content={({ active, payload }) => {
            const row = active && (payload[0]?.payload as Row | undefined);
            return row ? <Valeurs row={row} couches={couches} unite={unite} /> : null;
          }}
        />
        {couches.map(({ code, fill, stroke = 'var(--card)' }, i) => (
          <Bar
            key={code}
            stackId="etats"
            dataKey={(row: Row) => row.valeurs[i]}
            fill={fill}
            stroke={stroke}
            isAnimationActive={false}
            maxBarSize={56}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

type ValeursProps = { row: Row } & Pick<ColonnesProps, 'couches'> & { unite: ColonnesProps['unite'] };

function Valeurs({ row: { nom, valeurs }, couches, unite }: ValeursProps) {
  return (
    <div className={styles.bulle}>
      <p className="strong">{nom}</p>
      <ul className="plain">
        {couches.map(({ code, libelle, fill, stroke }, i) => (
          <li key={code}>
            <svg width="12" height="12" aria-hidden="true">
              <rect width="12" height="12" fill={fill} stroke={stroke} />
            </svg>
            <b>{unite ? formatEuros(valeurs[i]!) : formatNombre(valeurs[i]!)}</b>{' '}
            {unite ? libelle : libelle.toLowerCase()}
          </li>
        ))}
      </ul>
    </div>
  );
}
