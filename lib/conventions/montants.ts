type Montant = { annee: number; prevu: number; verse: number | null };
/** `verse` is null while no payment is known: that is not zero. */
export type Totaux = { prevu: number; verse: number | null };

/** Totals in euros, by year and in all, exact to the cent; what is not filled in adds nothing. */
export function totauxDe(montants: readonly Montant[]): { total: Totaux; annees: ({ annee: number } & Totaux)[] } {
  const annees = [...new Set(montants.map(({ annee }) => annee))].toSorted((a, b) => a - b);
  return {
    total: somme(montants),
    annees: annees.map((annee) => ({ annee, ...somme(montants.filter((one) => one.annee === annee)) })),
  };
}

// in cents: euros with a decimal point do not add up
function somme(montants: readonly Montant[]): Totaux {
  const cents = (of: (montant: Montant) => number) =>
    montants.reduce((sum, montant) => sum + Math.round(of(montant) * 100), 0) / 100;
  const isConnu = montants.some(({ verse }) => verse !== null);
  return { prevu: cents(({ prevu }) => prevu), verse: isConnu ? cents(({ verse }) => verse ?? 0) : null };
}
