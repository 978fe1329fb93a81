import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { env } from '@/lib/env';

/** Control of `npm run bench`: what the framework costs on its own. Does not exist otherwise. */
export default async function VidePage() {
  await connection();
  if (!env().BENCH) notFound();
  return <main id="contenu">Vide</main>;
}
