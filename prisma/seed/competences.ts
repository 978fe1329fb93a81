import type pg from 'pg';
import { daysBefore } from './days.ts';
import { insertRows } from './insert.ts';
import type { Scheme } from './scheme.ts';

type Prise = [epci: string, competence: string, caractere: string, ilYA: number, interetIlYA: number | null];

/** Taken so many days ago; the intérêt communautaire of one is late, of another still to come. */
const prises: readonly Prise[] = [
  ['PAA', 'msap', 'optionnelle', 1_900, 1_500],
  ['PAA', 'action_sociale', 'optionnelle', 1_900, 1_300],
  ['PAA', 'transports', 'obligatoire', 1_900, 1_880],
  ['DLVA', 'msap', 'optionnelle', 1_400, 900],
  ['DLVA', 'ram_petite_enfance', 'optionnelle', 1_100, 700],
  ['CCAPV', 'msap', 'optionnelle', 800, 400],
  ['CCSB', 'action_sociale', 'optionnelle', 950, null],
  ['JLVD', 'msap', 'optionnelle', 420, null],
  ['JLVD', 'equipements_culturels_sportifs', 'facultative', 2_100, null],
  ['CCPFML', 'msap', 'optionnelle', 1_000, 600],
];

/** Inserts the competences of the demonstration around the anchor day. */
export async function insertCompetences(client: pg.Client, scheme: Scheme, anchor: string): Promise<void> {
  await insertRows(
    client,
    'competence_epci',
    prises.map(([epci, competence, caractere, ilYA, interetIlYA]) => ({
      ...{ schema_id: scheme.id, epci_id: scheme.epcis.get(epci), competence, caractere },
      prise_le: daysBefore(anchor, ilYA),
      deliberation: `${daysBefore(anchor, ilYA).slice(0, 4)}-${String(ilYA % 90).padStart(2, '0')}`,
      interet_defini_le: interetIlYA === null ? null : daysBefore(anchor, interetIlYA),
    })),
  );
}
