import fs from 'node:fs';
import path from 'node:path';
import { Panne } from '../panne.ts';
import { ROOT } from '../tool.ts';

type Manifest = { node: Record<string, { filename?: string; exportedName?: string }> };

/** The number under which the build serves a mutation, named by its file and its export. */
export function actionIdOf(filename: string, exportedName: string): string {
  const file = path.join(ROOT, '.next', 'server', 'server-reference-manifest.json');
  const { node } = JSON.parse(fs.readFileSync(file, 'utf8')) as Manifest;
  const found = Object.entries(node).find(([, one]) => one.filename === filename && one.exportedName === exportedName);
  if (!found) throw new Panne(`${filename}#${exportedName} n'est pas dans la construction.`);
  return found[0];
}

type Post = { page: string; actionId: string; cookie: string; fields: Record<string, string> };

/** Sends a form to a mutation as the browser does; returns the state it answers, or null when the answer never came whole. */
export async function postMutation({ page, actionId, cookie, fields }: Post): Promise<string | null> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(`_1_${name}`, value);
  // the arguments (previous state, form), the second by reference to the fields above
  body.set('0', '[null,"$K1"]');
  try {
    const response = await fetch(page, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'next-action': actionId, accept: 'text/x-component', origin: new URL(page).origin },
      body,
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    return response.ok ? (/"etat":"([a-z]+)"/.exec(text)?.[1] ?? null) : null;
  } catch {
    return null;
  }
}
