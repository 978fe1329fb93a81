/** Where signing in leads: the same-site path that was asked for, never another site, never the sign-in page again. */
export function safeRetour(asked: string | null): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  if (!asked || !/^\/(?![/\\])/.test(asked) || /[\u0000-\u001f\\]/.test(asked) || asked.startsWith('/connexion'))
    return '/';
  return asked;
}
