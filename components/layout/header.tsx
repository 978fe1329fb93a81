import Link from 'next/link';
import { SeDeconnecter } from '@/components/comptes/se-deconnecter';
import { can, type Viewer } from '@/lib/access/can';
import { roleLabels } from '@/lib/access/roles';
import { chooseSchema, schemasOf } from '@/lib/access/schemas';
import { Logo } from './logo';
import { NavLink } from './nav-link';

type Props = { viewer: Viewer | null; lastSchema: string | undefined; isAway: boolean };

/** Brand, the pages that exist for this person, and who they are. */
export function Header({ viewer, lastSchema, isAway }: Props) {
  const schema = viewer && chooseSchema(viewer, lastSchema);
  const managesAccounts = viewer?.habilitations.some(({ schemaId }) => can(viewer, 'creer', 'compte', { schemaId }));
  return (
    <header className="site-header">
      <Link href="/" className="brand" prefetch={false}>
        <Logo />
        Maillage
      </Link>
      {viewer && (
        <nav aria-label="Principale">
          {schema && <SchemaLinks viewer={viewer} base={`/s/${schema.code}`} schemaId={schema.id} />}
          {managesAccounts && <NavLink href="/administration/comptes" label="Comptes" />}
          {can(viewer, 'creer', 'schema') && <NavLink href="/administration/schemas" label="Schémas" />}
        </nav>
      )}
      {viewer && <Who viewer={viewer} current={schema?.code} />}
      {!viewer && !isAway && <SignIn />}
    </header>
  );
}

function SchemaLinks({ viewer, base, schemaId }: { viewer: Viewer; base: string; schemaId: number }) {
  return (
    <>
      <NavLink
        href={`${base}/tableau`}
        under={[`${base}/tableau`, `${base}/actions/`, `${base}/ressources`, `${base}/evolution`, `${base}/schema`]}
        label="Tableau"
      />
      {can(viewer, 'saisir', 'remontee', { schemaId }) && <NavLink href={`${base}/ma-remontee`} label="Ma remontée" />}
      {can(viewer, 'valider', 'remontee', { schemaId }) && <NavLink href={`${base}/remontees`} label="Remontées" />}
      {can(viewer, 'lire', 'territoire', { schemaId }) && <NavLink href={`${base}/territoires`} label="Territoires" />}
      {can(viewer, 'lire', 'convention', { schemaId }) && <NavLink href={`${base}/conventions`} label="Conventions" />}
      {can(viewer, 'lire', 'instance', { schemaId }) && (
        <NavLink
          href={`${base}/instances`}
          under={[`${base}/instances`, `${base}/seances`, `${base}/decisions`]}
          label="Instances"
        />
      )}
      {can(viewer, 'lire', 'indicateur', { schemaId }) && <NavLink href={`${base}/indicateurs`} label="Indicateurs" />}
      {can(viewer, 'lire', 'bilan', { schemaId }) && <NavLink href={`${base}/bilans`} label="Bilans" />}
    </>
  );
}

function Who({ viewer, current }: { viewer: Viewer; current: string | undefined }) {
  const schemas = schemasOf(viewer);
  const [first] = viewer.habilitations;
  return (
    <details className="who">
      <summary>
        <b>
          {viewer.prenom} {viewer.nom}
        </b>
        <span>
          {first
            ? [roleLabels[first.role], first.epciSigle ?? first.organisationNom].filter(Boolean).join(' · ')
            : 'Aucun droit'}
        </span>
      </summary>
      <div className="who-menu">
        {schemas.length > 1 && (
          <ul className="plain">
            {schemas.map(({ code, departement }) => (
              <li key={code}>
                <a href={`/s/${code}/tableau`} aria-current={code === current || undefined}>
                  {departement} <span className="muted">{code}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
        <Link href="/mon-compte" prefetch={false}>
          Mon compte
        </Link>
        <SeDeconnecter />
      </div>
    </details>
  );
}

function SignIn() {
  return (
    <Link className="btn sign-in" href="/connexion" prefetch={false}>
      Se connecter
    </Link>
  );
}
