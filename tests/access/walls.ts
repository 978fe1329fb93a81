import type pg from 'pg';

/** What everybody may read before signing in, and why: the only policies of people that ask nothing. */
const openOnPurpose = ['installation.lecture'];
/** The table of the migrations is nobody's but the owner's. */
const ownerOnly = ['_prisma_migrations'];

/** The schemas of the base that hold our functions and views. */
const ours =
  "('public', 'acces', 'conventions', 'documents', 'indicateurs', 'instances', 'organisations', 'suivi', 'referentiel')";

/** The functions of our own that people may call, sorted; the others serve triggers and policies. */
export async function listFunctions(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where nspname in ${ours} and has_function_privilege('maillage_app', p.oid, 'execute')
       and has_schema_privilege('maillage_app', n.oid, 'usage')
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** The holes in the walls, in French; an empty list when every table is guarded. */
export async function listHoles(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ hole: string }>(
    `select format('%s : sécurité par ligne absente', relname) as hole from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity and relname <> all ($2)
     union all
     select format('%s : ouverte au rôle %s', c.relname, r.rolname) from pg_class c, pg_roles r
     where c.relname = any ($2) and r.rolname in ('maillage_app', 'maillage_systeme')
       and has_table_privilege(r.rolname, c.oid, 'select, insert, update, delete, truncate')
     union all
     select format('%s : aucune règle', relname) from pg_class c
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> all ($2)
       and not exists (select from pg_policy p where p.polrelid = c.oid)
     union all
     select format('%s.%s : règle ouverte à tous', tablename, policyname) from pg_policies
     where schemaname = 'public' and (roles && '{maillage_app,public}')
       and (qual = 'true' or with_check = 'true')
       and tablename || '.' || policyname <> all ($1)
     union all
     select format('%s.%s : règle qui vaut pour tous les rôles', tablename, policyname) from pg_policies
     where schemaname = 'public' and 'public' = any (roles)
     union all
     select format('%s : vue qui lit avec les droits de son propriétaire, ouverte à %s', c.oid::regclass, r.rolname) from pg_class c, pg_roles r
     where c.relkind in ('v', 'm') and c.relnamespace in (select oid from pg_namespace where nspname in ${ours})
       and r.rolname in ('maillage_app', 'maillage_systeme') and has_table_privilege(r.rolname, c.oid, 'select')
       and not coalesce('security_invoker=true' = any (c.reloptions) or 'security_invoker=on' = any (c.reloptions), false)
     union all
     select format('%s : fonction à droits de propriétaire sans chemin fixé', p.oid::regprocedure) from pg_proc p
     where p.prosecdef and p.pronamespace in (select oid from pg_namespace where nspname in ${ours})
       and not exists (select from unnest(p.proconfig) c where c like 'search\\_path=%')
     union all
     select format('%s : fonction à droits de propriétaire que tous peuvent appeler', p.oid::regprocedure) from pg_proc p
     where p.prosecdef and p.pronamespace in (select oid from pg_namespace where nspname in ${ours})
       and has_function_privilege('public', p.oid, 'execute')
     union all
     select format('%s : le rôle %s passe outre les règles', rolname, rolname) from pg_roles
     where rolname in ('maillage_app', 'maillage_systeme', 'maillage_connexion') and (rolsuper or rolbypassrls)
     order by 1`,
    [openOnPurpose, ownerOnly],
  );
  return rows.map(({ hole }) => hole);
}
