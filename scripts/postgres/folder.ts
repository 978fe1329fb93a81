import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { codeOf, Panne } from '../panne.ts';
import { defaultAccount, findBinaries, type Account } from './binaries.ts';

const MAJOR = '18';
const CONTROL_SIZE = 8192;
const FORGOTTEN_AFTER = 10 * 60_000;

export type Secrets = { superuser: string; owner: string; login: string };

/** One cluster on disk: `data` is PostgreSQL's own folder, the rest is ours, beside it. */
export type Folder = { root: string; data: string; log: string; account: Account; secrets: Secrets; created: boolean };

/** The cluster kept for `dataDir`, made on first use. A damaged one is refused and left as it is. */
export function openFolder(dataDir: string): Folder {
  const root = locate(dataDir);
  const isNew = !fs.existsSync(root);
  if (isNew) create(root);
  const data = path.join(root, 'data');
  check(root, data);
  return {
    root,
    data,
    log: path.join(root, 'postgres.log'),
    account: accountOf(data),
    secrets: readSecrets(root),
    created: isNew,
  };
}

/** Says that the cluster cannot be used, why, and what to do. */
export function damaged(root: string, reason: string): Panne {
  return new Panne(
    `Le dossier de données ${root} est endommagé (${reason}). Rien n'a été modifié : remettez une sauvegarde à sa place, ou déplacez ce dossier pour repartir d'une base vide.`,
  );
}

function locate(dataDir: string): string {
  writable(dataDir);
  const root = path.join(fs.realpathSync(dataDir), 'postgres');
  const pointer = path.join(dataDir, 'postgres.emplacement');
  if (fs.existsSync(pointer)) {
    const kept = fs.readFileSync(pointer, 'utf8').trim();
    if (!fs.existsSync(kept)) throw damaged(kept, 'il a disparu');
    return kept;
  }
  const account = defaultAccount();
  if (!account || canEnter(path.dirname(root), account)) return root;
  return elsewhere(root, pointer);
}

// The data must outlive the temporary folder, and the checkout is closed to PostgreSQL's account.
function elsewhere(root: string, pointer: string): string {
  const digest = createHash('sha256').update(root).digest('hex').slice(0, 12);
  const kept = path.join('/var/lib/maillage', digest);
  fs.mkdirSync(path.dirname(kept), { recursive: true, mode: 0o755 });
  if (!fs.existsSync(kept)) create(kept);
  fs.writeFileSync(pointer, `${kept}\n`);
  return kept;
}

function writable(dataDir: string): void {
  try {
    makeFolder(dataDir);
    const probe = fs.mkdtempSync(path.join(dataDir, 'essai-'));
    fs.rmdirSync(probe);
  } catch (error) {
    throw new Panne(
      `Impossible d'écrire dans le dossier de données ${dataDir} (${codeOf(error) ?? 'refus'}) : donnez-vous le droit d'y écrire, ou choisissez-en un autre par DATA_DIR.`,
      { cause: error },
    );
  }
}

// Node's own recursive mkdir never returns where nothing can be made, such as /proc.
function makeFolder(folder: string): void {
  if (fs.existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function canEnter(folder: string, account: { uid: number; gid: number }): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

// Made aside then renamed: a start killed half-way, or two at once, never leave half a cluster.
function create(root: string): void {
  sweep(root);
  const account = defaultAccount();
  const draft = fs.mkdtempSync(`${root}.creation-`);
  fs.chmodSync(draft, 0o711);
  const secrets: Secrets = { superuser: secret(), owner: secret(), login: secret() };
  fs.writeFileSync(path.join(draft, 'acces.json'), JSON.stringify(secrets), { mode: 0o600 });
  initdb(path.join(draft, 'data'), secrets.superuser, account);
  try {
    fs.renameSync(draft, root);
  } catch (error) {
    if (!fs.existsSync(root)) throw error;
    fs.rmSync(draft, { recursive: true });
  }
}

function sweep(root: string): void {
  const prefix = `${path.basename(root)}.creation-`;
  for (const name of fs.readdirSync(path.dirname(root)).filter((entry) => entry.startsWith(prefix))) {
    const draft = path.join(path.dirname(root), name);
    if (Date.now() - fs.statSync(draft).mtimeMs > FORGOTTEN_AFTER) fs.rmSync(draft, { recursive: true });
  }
}

function initdb(data: string, password: string, account: Account): void {
  const pwfile = `${data}.motdepasse`;
  fs.mkdirSync(data, { mode: 0o700 });
  fs.writeFileSync(pwfile, password, { mode: 0o600 });
  if (account) for (const file of [data, pwfile]) fs.chownSync(file, account.uid, account.gid);
  const options = [
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=fr-FR',
    '--auth=scram-sha-256',
    '--username=postgres',
    `--pwfile=${pwfile}`,
    `--pgdata=${data}`,
  ];
  const { status, stderr, error } = spawnSync(findBinaries(account).initdb, options, {
    ...account,
    cwd: '/',
    encoding: 'utf8',
  });
  fs.rmSync(pwfile);
  if (status !== 0) throw new Panne(`La base embarquée n'a pas pu être créée : ${(error?.message ?? stderr).trim()}`);
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

function check(root: string, data: string): void {
  const version = path.join(data, 'PG_VERSION');
  if (!fs.existsSync(version)) throw damaged(root, 'PG_VERSION manque');
  const major = fs.readFileSync(version, 'utf8').trim();
  if (!/^\d+$/.test(major)) throw damaged(root, 'PG_VERSION est illisible');
  if (major !== MAJOR)
    throw new Panne(
      `Le dossier de données ${root} vient de PostgreSQL ${major} alors que cette version de Maillage utilise PostgreSQL ${MAJOR}. Rien n'a été modifié : reprenez la version de Maillage qui l'a créé pour en exporter les données.`,
    );
  const control = fs.statSync(path.join(data, 'global', 'pg_control'), { throwIfNoEntry: false });
  if (control?.size !== CONTROL_SIZE) throw damaged(root, 'pg_control manque ou est tronqué');
}

// A folder first made by an ordinary user stays theirs when root starts the server later.
function accountOf(data: string): Account {
  const { uid, gid } = fs.statSync(data);
  return defaultAccount() && uid !== 0 ? { uid, gid } : defaultAccount();
}

function readSecrets(root: string): Secrets {
  try {
    const secrets = JSON.parse(fs.readFileSync(path.join(root, 'acces.json'), 'utf8')) as Partial<Secrets>;
    if (secrets.superuser && secrets.owner && secrets.login) return secrets as Secrets;
  } catch (error) {
    if (codeOf(error) === 'EACCES') throw damaged(root, "acces.json n'est pas lisible par cet utilisateur");
  }
  throw damaged(root, 'acces.json manque ou est illisible');
}
