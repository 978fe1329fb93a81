// Read by any Node, before anything is installed: no dependency, no recent syntax.
import { spawnSync } from 'child_process';
import { createHash } from 'crypto';
import fs from 'fs';
import path from 'path';
import { fileURLToPath, pathToFileURL } from 'url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const stamp = path.join(root, 'node_modules', '.maillage-installation');

/** Checks Node, installs what is missing, then runs a TypeScript file of this folder in this process. */
export async function prepareAndRun(file) {
  refuseOldNode();
  followNpm();
  await installOnce();
  process.chdir(root);
  // Same effect as node --import tsx, which could not be asked before tsx is installed.
  await import(pathToFileURL(path.join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href);
  await import('./' + file);
}

function refuseOldNode() {
  const version = process.versions.node.split('.').map(Number);
  if (version[0] > 20 || (version[0] === 20 && version[1] >= 19)) return;
  stop(
    'Node ' +
      process.versions.node +
      ' est trop ancien pour Maillage : installez Node 20.19 ou plus récent (https://nodejs.org), puis recommencez.',
  );
}

// npm runs us through a shell that it may stop, or that may outlive it, without a word to us.
function followNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const grandparent = shellParent(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && shellParent(parent) === grandparent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  timer.unref();
}

// The parent of a process that is a shell; nothing for npm itself, whose own parent may well leave it in the background.
function shellParent(pid) {
  try {
    const fields = /\((.*)\) \S+ (\d+)/.exec(fs.readFileSync('/proc/' + pid + '/stat', 'utf8'));
    return fields && /^(sh|dash|bash|ash|busybox)$/.test(fields[1]) ? fields[2] : undefined;
  } catch {
    return undefined;
  }
}

async function installOnce() {
  if (isInstalled()) return;
  const lock = await import('./lock.mjs');
  let release = lock.tryLock(root + ' installation');
  while (!release) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    release = lock.tryLock(root + ' installation');
  }
  try {
    if (!isInstalled()) install();
  } finally {
    release();
  }
}

function install() {
  const start = Date.now();
  process.stdout.write('Installation des dépendances (npm ci)… ');
  const options = ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const result =
    npm && /\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm].concat(options), { cwd: root, encoding: 'utf8' })
      : spawnSync('npm', options, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
  if (result.status !== 0) {
    const lines = (result.stderr || String(result.error)).split('\n');
    process.stderr.write('\n' + lines.slice(0, 15).join('\n') + '\n');
    stop(
      "L'installation des dépendances a échoué : vérifiez l'accès au registre npm et le droit d'écrire dans " +
        root +
        '.',
    );
  }
  fs.writeFileSync(stamp, lockHash());
  console.log(((Date.now() - start) / 1000).toFixed(1).replace('.', ',') + ' s');
}

function isInstalled() {
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === lockHash()) return true;
  // Installed by hand: npm leaves its own copy of the lock file, dated of the installation.
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  return fs.existsSync(installed) && changedAt(installed) >= changedAt(path.join(root, 'package-lock.json'));
}

function changedAt(file) {
  return fs.statSync(file).mtimeMs;
}

function lockHash() {
  return createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}

function stop(sentence) {
  console.error('\n✗ ' + sentence);
  process.exit(1);
}
