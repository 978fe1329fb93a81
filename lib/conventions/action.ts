import type { Jour } from '@/lib/clock';
import { Prisma } from '@/lib/db';
import type { Constat, EtatConvention, Niveau } from './rules';

/** A convention that serves an action, and what its parties commit to for it. */
export type ConventionDeAction = {
  id: number;
  reference: string;
  intitule: string;
  niveau: Niveau;
  etat: EtatConvention;
  /** The end in force, avenants included. */
  fin: Jour | null;
  parties: string[];
  engagements: {
    id: number;
    partie: string;
    texte: string;
    echeance: Jour | null;
    constat: Constat | null;
    constateLe: Jour | null;
  }[];
};

/** The conventions that name an action or commit somebody to it, signed ones first, as far as this person reads them. */
export function conventionsDeAction(schemaId: number, actionId: number): Prisma.Sql {
  return Prisma.sql`
    select c.id, c.reference, c.intitule, c.niveau::text as niveau, c.etat::text as etat, conventions.fin(c.id, c.date_fin)::text as fin,
      array(select coalesce(o.sigle, o.nom) from convention_partie p join organisation o on o.id = p.organisation_id
        where p.convention_id = c.id order by p.ordre) as parties,
      (select coalesce(json_agg(json_build_object('id', g.id, 'partie', coalesce(o.sigle, o.nom), 'texte', g.texte, 'echeance', g.echeance,
         'constat', g.constat, 'constateLe', g.constate_le) order by p.ordre, g.id), '[]')
       from engagement g join convention_partie p on p.id = g.partie_id join organisation o on o.id = p.organisation_id
       where g.convention_id = c.id and g.action_id = ${actionId}) as engagements
    from convention c
    where c.schema_id = ${schemaId} and c.id in (
      select convention_id from convention_action where action_id = ${actionId}
      union select convention_id from engagement where action_id = ${actionId})
    order by c.etat <> 'signee', c.reference, c.id`;
}
