import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

export default defineConfig({
  resolve: {
    alias: {
      '@': root,
      // Next answers this import itself; outside Next the real package throws.
      'server-only': path.join(root, 'node_modules/next/dist/compiled/server-only/empty.js'),
    },
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    globalSetup: 'tests/setup/cluster.ts',
    env: { MAILLAGE_ENV: 'test', MAILLAGE_MAINTENANT: '2026-11-22T09:00:00Z', TZ: 'UTC' },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
