import { NextResponse, type NextRequest } from 'next/server';

/** Nonce and security headers of every page; remembers the last scheme visited for the short addresses. */
export function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID());
  const csp = [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    // the address of an OIDC issuer joins this line when that door opens
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // the log names the request by it
  headers.set('x-request-id', request.headers.get('x-request-id')?.slice(0, 64) ?? crypto.randomUUID());
  headers.set('content-security-policy', csp);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', csp);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  if (process.env.NEXTAUTH_URL?.startsWith('https:')) {
    response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  }
  const schema = /^\/s\/([a-z0-9-]+)\//.exec(request.nextUrl.pathname)?.[1];
  // not while a form is sent: a new cookie would have the page drawn again under the person's hands
  if (schema && request.method === 'GET' && request.cookies.get('maillage.schema')?.value !== schema) {
    response.cookies.set('maillage.schema', schema, { sameSite: 'lax', httpOnly: true, maxAge: 31_536_000 });
  }
  return response;
}

// not where files come in: what passes here is held whole in memory, and cut at 10 Mo
export const config = {
  matcher: ['/((?!_next/|icon\\.svg$|s/[^/]+/(?:documents/[0-9]+|conventions/[0-9]+/documents)$).*)'],
};
