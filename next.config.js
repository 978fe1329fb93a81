import path from 'node:path';

/** @type {import('next').NextConfig} */
export default {
  output: 'standalone',
  outputFileTracingRoot: path.resolve('.'),
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['@node-rs/argon2', 'pg'],
  // A page is never kept by the router: what is shown is what the database holds.
  experimental: { staleTimes: { dynamic: 0, static: 0 } },
};
