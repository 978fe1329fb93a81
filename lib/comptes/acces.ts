import 'server-only';
import { notFound } from 'next/navigation';
import { can, type Viewer } from '@/lib/access/can';
import { requireViewer } from '@/lib/access/viewer';

/** The viewer of an accounts page; for anyone who manages no account, the page does not exist. */
export async function requireGestionnaire(retour: string): Promise<Viewer> {
  const viewer = await requireViewer(retour);
  if (!viewer.habilitations.some(({ schemaId }) => can(viewer, 'creer', 'compte', { schemaId }))) notFound();
  return viewer;
}
