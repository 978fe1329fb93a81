import type { Jour } from '@/lib/clock';
import { Prisma } from '@/lib/db';
import { decisionsParmi, type DecisionLue } from './decision';
import { participationsJson, type Participation } from './participation';

/** What the sheet of an EPCI says of its local body. */
export type InstanceLocale = {
  id: number;
  nom: string;
  minimumAnnuel: number;
  tenues: number;
  tenueDans: string | null;
  vacants: number;
  prochaine: { id: number; debut: string } | null;
  derniere: { id: number; debut: string } | null;
};
export type InstancesDeEpci = { locales: InstanceLocale[]; participation: Participation[]; decisions: DecisionLue[] };

/**
 * The local bodies of the EPCI `se` of a scheme that still meet, how it took part in the meetings held over the life of the scheme,
 * and the decisions that it took or answers for, as JSON to read inside the query of its sheet.
 */
export function instancesDeEpciJson({ today }: { today: Jour }): Prisma.Sql {
  return Prisma.sql`json_build_object(
    'locales', (select coalesce(json_agg(json_build_object('id', i.id, 'nom', i.nom, 'minimumAnnuel', i.minimum_annuel,
        'tenues', instances.reunions_tenues(i.id, ${Number(today.slice(0, 4))}::int), 'tenueDans', i.tenue_dans,
        'vacants', (select count(*) from siege g where g.instance_id = i.id and g.retire_le is null and not exists (
          select from membre m where m.siege_id = g.id and m.qualite = 'titulaire' and m.debut <= ${today}::date
            and (m.fin is null or m.fin >= ${today}::date))),
        'prochaine', (select json_build_object('id', s.id, 'debut', s.debut) from seance s where s.instance_id = i.id
          and s.etat in ('prevue', 'convoquee') and (s.debut at time zone 'Europe/Paris')::date >= ${today}::date order by s.debut limit 1),
        'derniere', (select json_build_object('id', s.id, 'debut', s.debut) from seance s where s.instance_id = i.id
          and s.etat in ('tenue', 'diffuse', 'approuve', 'publie') order by s.debut desc limit 1)) order by i.id), '[]')
      from instance i where i.schema_id = se.schema_id and i.epci_id = se.epci_id and (i.fin_le is null or i.fin_le >= ${today}::date)),
    'participation', ${participationsJson({
      schemaId: Prisma.sql`se.schema_id`,
      parmi: Prisma.sql`true`,
      de: Prisma.sql`x.epci_id = se.epci_id`,
    })},
    'decisions', (select coalesce(json_agg(w.decision), '[]')
      from (${decisionsParmi(Prisma.sql`se.schema_id`, { epciId: Prisma.sql`se.epci_id` })}) w))`;
}
