/** A file sent to be kept, never opened in place; its name is ascii. */
export function telecharge({ nom, mime, octets }: { nom: string; mime: string; octets: Uint8Array }): Response {
  return new Response(Buffer.from(octets), {
    headers: {
      'content-type': mime,
      'content-disposition': `attachment; filename="${nom}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** What is answered for what does not exist, or is not for this person. */
export function absent(): Response {
  return new Response('Cette séance n’existe pas, ou ne vous est pas ouverte.', { status: 404 });
}
