import { execFileSync, spawnSync } from 'node:child_process';
import { strFromU8, unzipSync } from 'fflate';

/** Whether a command of the machine is installed. */
export const has = (command: string) => spawnSync('which', [command]).status === 0;

/** The first of these texts that does not come after the one before it. */
export function firstMissing(dit: string, textes: readonly string[]): string | undefined {
  let from = 0;
  return textes.find((texte) => {
    const at = dit.indexOf(texte, from);
    from = at + texte.length;
    return at === -1;
  });
}

export function texteOdt(octets: Uint8Array): string {
  return strFromU8(unzipSync(octets)['content.xml']!)
    .replace(/<text:line-break\/>|<\/text:(p|h)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** What pdftotext reads, which must be installed; words cut at the end of a line are made whole. */
export function textePdf(octets: Uint8Array): string {
  const lu = execFileSync('pdftotext', ['-raw', '-', '-'], { input: octets, stdio: ['pipe', 'pipe', 'ignore'] });
  return lu
    .toString()
    .replaceAll('\u00a0', ' ')
    .replace(/\u00ad\n/g, '');
}
