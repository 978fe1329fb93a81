import 'server-only';
import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { chooseSchema } from './schemas';
import { requireViewer } from './viewer';

/** Leads a short address (`/tableau`) to the same one under the viewer's only or last scheme, its parameters kept. */
export async function redirectToSchema(path: string, search: URLSearchParams): Promise<never> {
  const query = search.size > 0 ? `?${search}` : '';
  const viewer = await requireViewer(`${path}${query}`);
  const schema = chooseSchema(viewer, (await cookies()).get('maillage.schema')?.value);
  if (!schema) notFound();
  redirect(`/s/${schema.code}${path}${query}`);
}
