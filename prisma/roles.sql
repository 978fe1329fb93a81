-- For a PostgreSQL administrator, where the owner of the base may not create roles. Once a cluster; replace the two names.
-- The owner passes the group roles on to the login at each migration, hence "with admin option".
create role maillage_app nologin noinherit;
create role maillage_systeme nologin noinherit;
grant maillage_app, maillage_systeme to maillage_proprietaire with admin option;
