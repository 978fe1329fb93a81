import type { ViewerDb } from '@/lib/db';
import { totauxDe, type Totaux } from './montants';
import { voletLabels, volets, type Volet } from './rules';

/** An amount of a convention, in euros; `verse` is null while no payment is known. */
export type MontantLu = {
  conventionId: number;
  annee: number;
  volet: Volet;
  financeur: string;
  prevu: number;
  verse: number | null;
};

/** The amounts of a scheme's conventions that this person reads; one query. */
export async function listMontants(db: ViewerDb, schemaId: number): Promise<MontantLu[]> {
  return db.$queryRaw<MontantLu[]>`
    select m.convention_id as "conventionId", m.annee, m.volet::text as volet, coalesce(o.sigle, o.nom) as financeur,
      m.prevu::float8 as prevu, m.verse::float8 as verse
    from convention_montant m join organisation o on o.id = m.financeur_id
    where m.schema_id = ${schemaId} order by m.annee, m.id`;
}

export type Part = Totaux & {
  libelle: string;
  /** How much of what is planned has no known payment. */
  inconnu: number;
};
export type Exercice = { annee: number; parts: Part[]; total: Part };
export type Financements = { annees: Exercice[]; parts: Part[]; total: Part };

/** Amounts by year and by financeur, the one who plans most first; each total is the sum of its lines. */
export function parFinanceur(montants: readonly MontantLu[]): Financements {
  const parts = [...new Set(montants.map(({ financeur }) => financeur))].map((libelle) =>
    partOf(
      libelle,
      montants.filter(({ financeur }) => financeur === libelle),
    ),
  );
  const ordre = parts.toSorted((a, b) => b.prevu - a.prevu || a.libelle.localeCompare(b.libelle, 'fr'));
  return ventile(
    montants,
    ordre.map(({ libelle }) => libelle),
    ({ financeur }) => financeur,
  );
}

/** The same by volet, in their order. */
export function parVolet(montants: readonly MontantLu[]): Financements {
  return ventile(
    montants,
    volets.map((volet) => voletLabels[volet]),
    ({ volet }) => voletLabels[volet],
  );
}

function ventile(
  montants: readonly MontantLu[],
  ordre: readonly string[],
  cle: (montant: MontantLu) => string,
): Financements {
  const partsOf = (some: readonly MontantLu[]) =>
    ordre.flatMap((libelle) => {
      const siens = some.filter((one) => cle(one) === libelle);
      return siens.length > 0 ? [partOf(libelle, siens)] : [];
    });
  const annees = [...new Set(montants.map(({ annee }) => annee))].toSorted((a, b) => a - b);
  return {
    annees: annees.map((annee) => {
      const siens = montants.filter((one) => one.annee === annee);
      return { annee, parts: partsOf(siens), total: partOf(`Total ${annee}`, siens) };
    }),
    parts: partsOf(montants),
    total: partOf('Total', montants),
  };
}

function partOf(libelle: string, montants: readonly MontantLu[]): Part {
  return {
    ...{ libelle, ...totauxDe(montants).total },
    inconnu: totauxDe(montants.filter(({ verse }) => verse === null)).total.prevu,
  };
}
