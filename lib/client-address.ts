import { headers } from 'next/headers';

/** The address the request came from, as far as declared reverse proxies can be believed; null when it cannot be known. */
export async function clientAddress(proxies: number): Promise<string | null> {
  if (proxies === 0) return null;
  const chain =
    (await headers())
      .get('x-forwarded-for')
      ?.split(',')
      .map((part) => part.trim()) ?? [];
  return chain.at(-proxies) ?? null;
}
