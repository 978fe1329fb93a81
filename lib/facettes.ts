/** One family of boxes: a box is its value, its label, how many rows answer to it, and whether it is ticked. */
export type Groupe = { famille: string; legende: string; cases: [string, string, number, boolean][] };

type Famille<F extends string> = { famille: F; legende: string; options: readonly (readonly [string, string])[] };

/**
 * The rows that answer, one of the values ticked in each family; and the boxes, each counted under the other families. A box that
 * nothing answers to is left out unless it is ticked.
 */
export function facetter<T, F extends string>(
  rows: readonly T[],
  valeursOf: (row: T) => Record<F, readonly string[]>,
  asked: Record<F, readonly string[]>,
  familles: readonly Famille<F>[],
): { rows: T[]; groupes: Groupe[] } {
  const lues = rows.map((row) => ({ row, valeurs: valeursOf(row) }));
  const refusals = lues.map(({ valeurs }) =>
    familles
      .map(({ famille }) => famille)
      .filter((f) => asked[f].length > 0 && !valeurs[f].some((valeur) => asked[f].includes(valeur))),
  );
  const groupes = familles.flatMap(({ famille, legende, options }): Groupe[] => {
    const cases = options.flatMap(([valeur, libelle]): Groupe['cases'] => {
      const nombre = lues.filter(
        ({ valeurs }, i) => valeurs[famille].includes(valeur) && refusals[i]!.every((f) => f === famille),
      ).length;
      const choisie = asked[famille].includes(valeur);
      return nombre > 0 || choisie ? [[valeur, libelle, nombre, choisie]] : [];
    });
    return cases.length > 0 ? [{ famille, legende, cases }] : [];
  });
  return { rows: lues.flatMap(({ row }, i) => (refusals[i]!.length === 0 ? [row] : [])), groupes };
}
