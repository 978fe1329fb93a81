import type { z } from 'zod';
import type { Viewer } from '@/lib/access/can';
import type { WriteDb } from '@/lib/db';
import { Conflit, Refus } from '@/lib/errors';
import { refuseBeside } from '@/lib/referentiel/garde';
import type { renouvelerInput } from './input';
import { takeConvention } from './redaction';
import type { EtatConvention } from './rules';

/**
 * Makes the convention that follows a signed one: its terms, parties, EPCI and actions, and the engagements that were not kept
 * whole, to be observed again. It starts as being negotiated; the one before keeps its own life. Returns the id of the new one.
 */
export async function renew(
  db: WriteDb,
  viewer: Viewer,
  { conventionId, reference, dateEffet, dateFin }: z.output<typeof renouvelerInput>,
): Promise<number> {
  await takeConvention(db, viewer, conventionId);
  const [ancienne] = await db.$queryRaw<{ etat: EtatConvention }[]>`
    select etat::text as etat from convention where id = ${conventionId}`;
  if (!['signee', 'echue', 'resiliee'].includes(ancienne!.etat))
    throw new Refus('Une convention se renouvelle une fois signée.');
  const [row] = await refuseBeside(
    db.$queryRaw<{ id: number }[]>`
      insert into convention (schema_id, reference, intitule, niveau, famille, objet, parent_id, sans_parent, date_effet, date_fin,
        reconduction, duree_reconduction_mois, nb_reconductions_max, preavis_mois, precedente_id)
      select schema_id, ${reference}, intitule, niveau, famille, objet, parent_id, sans_parent, ${dateEffet}::date, ${dateFin}::date,
        reconduction, duree_reconduction_mois, nb_reconductions_max, preavis_mois, id
      from convention where id = ${conventionId} returning id`,
    [
      [
        /convention_schema_id_reference_key/,
        'reference',
        'Une autre convention de ce schéma porte déjà cette référence.',
      ],
      [/convention_precedente_id_schema_id_key/, '_', 'Cette convention est déjà renouvelée.'],
    ],
  );
  if (!row) throw new Conflit();
  const { id } = row;
  await db.$executeRaw`
    insert into convention_partie (convention_id, schema_id, organisation_id, qualite, ordre)
    select ${id}, schema_id, organisation_id, qualite, ordre from convention_partie where convention_id = ${conventionId}`;
  await db.$executeRaw`
    insert into engagement (partie_id, convention_id, schema_id, texte, action_id, epci_id)
    select n.id, ${id}, g.schema_id, g.texte, g.action_id, g.epci_id
    from engagement g join convention_partie p on p.id = g.partie_id
    join convention_partie n on n.convention_id = ${id} and n.organisation_id = p.organisation_id
    where g.convention_id = ${conventionId} and g.constat is distinct from 'tenu' order by g.id`;
  await db.$executeRaw`
    insert into convention_epci (convention_id, schema_id, epci_id)
    select ${id}, c.schema_id, c.epci_id from convention_epci c
    join schema_epci e on e.schema_id = c.schema_id and e.epci_id = c.epci_id where c.convention_id = ${conventionId}`;
  await db.$executeRaw`
    insert into convention_action (convention_id, schema_id, action_id)
    select ${id}, schema_id, action_id from convention_action where convention_id = ${conventionId}`;
  await db.$executeRaw`update convention set etat = 'en_negociation' where id = ${id}`;
  return id;
}
