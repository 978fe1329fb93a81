'use client';

import { signOut } from 'next-auth/react';

export function SeDeconnecter() {
  return (
    <button type="button" onClick={() => void signOut({ callbackUrl: '/connexion' })}>
      Se déconnecter
    </button>
  );
}
