import http from 'node:http';
import { chromium } from '@playwright/test';
import type { Browser } from '../browser.ts';

/** Bytes on the wire, gzipped, of the scripts that a page names in its own tags. */
export async function weighScripts(url: string, headers: Record<string, string> = {}): Promise<number> {
  const html = await (await fetch(url, { headers })).text();
  const sources = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag));
  const sizes = sources.map(([, source]) => weigh(new URL(source!.replaceAll('&amp;', '&'), url)));
  return (await Promise.all(sizes)).reduce((total, size) => total + size, 0);
}

/** Bytes on the wire: everything, and the scripts among it. */
export type Cold = { total: number; scripts: number };

/** What a browser with an empty cache receives for a page, until it rests. */
export async function weighCold(browser: Browser, url: string, headers: Record<string, string> = {}): Promise<Cold> {
  const { executablePath, args, env } = browser;
  const running = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
  try {
    const context = await running.newContext({ locale: 'fr-FR' });
    const cookies = headers.cookie?.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
    });
    await context.addCookies(cookies ?? []);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    const received: Cold = { total: 0, scripts: 0 };
    const scripts = new Set<string>();
    session.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      received.total += encodedDataLength;
      if (scripts.has(requestId)) received.scripts += encodedDataLength;
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    return received;
  } finally {
    await running.close();
  }
}

function weigh(url: URL): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let size = 0;
      response.on('data', (chunk: Buffer) => (size += chunk.length));
      response.once('end', () => resolve(size));
    });
    request.once('error', reject);
  });
}
