import type pg from 'pg';
import { daysBefore, instantOf } from './days.ts';
import { insertIds } from './insert.ts';
import type { Demo, InstancesPosees } from './instances.ts';
import { numeroOf } from './plan.ts';
import type { EffetFait } from './schema04/seances.ts';
import type { SeancePosee } from './seances.ts';

type Contexte = Demo & {
  instances: InstancesPosees;
  seances: readonly SeancePosee[];
  pointIds: readonly (readonly number[])[];
};

/** Inserts what the meetings decided, where it stands on the anchor day, and what it changed. */
export async function insertDecisions(client: pg.Client, contexte: Contexte): Promise<void> {
  const { scheme, anchor, seances, pointIds, instances } = contexte;
  const organisations = await readOrganisations(client);
  const decisions = seances.flatMap((seance, i) =>
    seance.points.flatMap(({ decisions: prises }, j) =>
      prises.map((decision) => ({ seance, decision, point_id: pointIds[i]![j]! })),
    ),
  );
  const veille = daysBefore(anchor, 1);
  const ids = await insertIds(
    client,
    'decision',
    decisions.map(({ seance: { id, instance, jour, fin, tenueParId }, decision, point_id }) => {
      const { annee, numero, nature, texte, organisation, personne = null, delai, suivi = 'a_faire' } = decision;
      const echeance = daysBefore(jour, -delai);
      const isSuivie = suivi !== 'a_faire';
      const epciId = instances.get(instance)!.epciId;
      return {
        ...{ schema_id: scheme.id, seance_id: id, point_id, epci_id: epciId, serie: epciId ?? 0 },
        ...{ annee, numero, nature, texte, responsable: personne, responsable_id: organisations.get(organisation)! },
        ...{ echeance, confirmee_le: fin, confirmee_par_id: tenueParId, suivi, constat: decision.constat ?? null },
        suivi_le: isSuivie ? later(fin, instantOf(echeance < veille ? echeance : veille, 15 * 60)) : null,
        suivi_par_id: isSuivie ? tenueParId : null,
      };
    }),
  );
  for (const [i, { seance, decision }] of decisions.entries())
    if (decision.effet)
      await insertEffet(client, contexte, {
        ...{ id: ids[i]!, seance, effet: decision.effet },
        phrase: `Décision ${numeroOf(decision)} : ${decision.texte}`,
      });
}

const later = (a: string, b: string) => (a > b ? a : b);

async function readOrganisations(client: pg.Client): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ id: number; sigle: string }>(
    'select id, sigle from organisation where sigle is not null',
  );
  return new Map(rows.map(({ id, sigle }) => [sigle, id]));
}

type Prise = { id: number; seance: SeancePosee; effet: EffetFait; phrase: string };

/** Says what a decision did; the history has withdrawn the action already, the evaluation is written here. */
async function insertEffet(client: pg.Client, contexte: Contexte, { id, seance, effet, phrase }: Prise): Promise<void> {
  const { scheme, anchor, seances } = contexte;
  const write = (colonne: 'action_id' | 'convention_id' | 'seance_id', cible: number, contenu: object, avant: object) =>
    client.query(
      `insert into decision_effet (decision_id, schema_id, nature, ${colonne}, contenu, avant, applique_le)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, scheme.id, effet.nature, cible, contenu, avant, seance.fin],
    );
  switch (effet.nature) {
    case 'retrait':
      return void (await write('action_id', scheme.actions.get(effet.action)!.id, {}, { code: effet.action }));
    case 'compte_rendu': {
      const avant = seances.findLast(({ instance, debut }) => instance === seance.instance && debut < seance.debut);
      return void (await write('seance_id', avant!.id, {}, {}));
    }
    case 'evaluation': {
      const { avancement, suite } = effet;
      const annee = Number(anchor.slice(0, 4)) - 1;
      const { rows } = await client.query<{ id: number }>(
        `update evaluation_convention set avancement = $3, suite = $4, commentaire = $5, evaluee_le = $6
         where annee = $2 and convention_id = (select id from convention where reference = $1) returning convention_id as id`,
        [effet.convention, annee, avancement, suite, phrase, seance.jour],
      );
      return void (await write('convention_id', rows[0]!.id, { annee, avancement, suite }, { evaluation: null }));
    }
  }
}
