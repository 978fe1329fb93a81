import fc from 'fast-check';
import type pg from 'pg';
import { expect } from 'vitest';
import { insertId, insertRows } from '../../prisma/seed/insert.ts';
import type { Scene } from './scene.ts';

/** The first event is written this day, each of the others some days after the one before. */
export const DEBUT = Date.UTC(2026, 0, 10, 9);

const avancement = fc.constantFrom('pas_fait', 'en_cours', 'fait');
const rang = fc.nat(7);
/** Days between the day of writing and the day spoken of. */
const recul = fc.nat(120);
export const evenement = fc.record({
  /** Days since the event before. */
  delai: fc.nat(20),
  recul,
  fait: fc.oneof(
    { weight: 4, arbitrary: fc.record({ nature: fc.constant('decision'), avancement }) },
    { weight: 3, arbitrary: fc.record({ nature: fc.constant('confirmation') }) },
    {
      weight: 4,
      arbitrary: fc.record({ nature: fc.constant('correction'), rang, avancement: fc.option(avancement) }),
    },
    { weight: 2, arbitrary: fc.record({ nature: fc.constant('blocage') }) },
    { weight: 2, arbitrary: fc.record({ nature: fc.constant('levee'), rang }) },
    { weight: 3, arbitrary: fc.record({ nature: fc.constant('jalon'), rang, rouvrir: fc.boolean() }) },
  ),
});
export type Evenement = {
  delai: number;
  recul: number;
  fait: { nature: string; rang?: number; avancement?: string | null; rouvrir?: boolean };
};

/** Writes one event at an instant; false when the database refuses it on purpose. */
export async function happen(
  { owner, schemaId, cellule }: Scene,
  { id: actionId, jalonIds }: { id: number; jalonIds: number[] },
  { recul, fait }: Evenement,
  at: number,
): Promise<boolean> {
  const pick = async (sql: string, rang: number) => {
    const { rows } = await owner.query<{ id: number }>(sql, [actionId]);
    return rows[rang % rows.length]?.id;
  };
  await owner.query("select set_config('maillage.maintenant', $1, false)", [new Date(at).toISOString()]);
  const jour = dayOf(Math.max(at - recul * 86_400_000, Date.UTC(2025, 0, 2)));
  const common = { schema_id: schemaId, auteur_id: cellule.id, created_at: new Date(at).toISOString() };
  const about = { ...common, action_id: actionId, date_effet: jour, commentaire: 'Essai.' };
  const { nature, rang = 0 } = fait;
  try {
    if (nature === 'decision') await insertId(owner, 'statut', { ...about, nature, avancement: fait.avancement });
    else if (nature === 'confirmation') await insertId(owner, 'statut', { ...about, nature, date_effet: dayOf(at) });
    else if (nature === 'correction') {
      const corrige_id = await pick('select id from statut where action_id = $1 order by id', rang);
      if (!corrige_id) return false;
      await insertId(owner, 'statut', { ...about, nature, corrige_id, avancement: fait.avancement });
    } else if (nature === 'blocage') {
      const { commentaire: motif, ...rest } = about;
      await insertId(owner, 'blocage', { ...rest, motif, condition: 'Essai.' });
    } else if (nature === 'levee') {
      const blocage_id = await pick('select id from blocage where action_id = $1 order by id', rang);
      if (!blocage_id) return false;
      await insertRows(owner, 'levee_blocage', [{ ...common, blocage_id, date_effet: jour, commentaire: 'Levé.' }]);
    } else {
      const jalon_id = jalonIds[rang % jalonIds.length];
      await insertId(owner, 'jalon_realisation', { ...common, jalon_id, fait_le: fait.rouvrir ? null : jour });
    }
    return true;
  } catch (error) {
    // ML002: a rule of the follow-up; 23505: already corrected, already lifted
    expect(['ML002', '23505']).toContain((error as pg.DatabaseError).code);
    return false;
  }
}

// The instants used here are at nine in the morning: the same day in Paris and in universal time.
export function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
