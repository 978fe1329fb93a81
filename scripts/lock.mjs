import { createHash } from 'crypto';
import fs from 'fs';
import os from 'os';
import path from 'path';

// Kept out of the checkout: npm ci empties node_modules, next build empties .next.
function fileOf(name) {
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 12);
  return path.join(os.tmpdir(), 'maillage-verrou-' + digest);
}

function isHeld(file) {
  try {
    const pid = Number(fs.readFileSync(file, 'utf8'));
    // Just created and not yet written, or held by a living process.
    if (!pid) return Date.now() - fs.statSync(file).mtimeMs < 2000;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Takes the lock `name` for this process and returns how to give it back; undefined when a living process holds it. */
export function tryLock(name) {
  const file = fileOf(name);
  if (fs.existsSync(file) && !isHeld(file)) fs.rmSync(file, { force: true });
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (error.code === 'EEXIST') return undefined;
    throw error;
  }
  return () => fs.rmSync(file, { force: true });
}
