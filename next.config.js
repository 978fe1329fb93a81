import path from 'node:path';

/** @type {import('next').NextConfig} */
export default {
  output: 'standalone',
  outputFileTracingRoot: path.resolve('.'),
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['@node-rs/argon2', 'pg', '@myriaddreamin/typst-ts-node-compiler'],
  // npm test runs tsc and eslint on their own
  typescript: { ignoreBuildErrors: true },
};
