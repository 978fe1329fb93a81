import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { chooseSchema } from '@/lib/access/schemas';
import { getViewer } from '@/lib/access/viewer';
import { slug } from '@/lib/text';

/** Sends each role to its page: the board, narrowed to one's EPCI for its référents and élus; accounts for an administrator. */
export default async function HomePage(): Promise<never> {
  const viewer = await getViewer();
  if (!viewer) redirect('/connexion');
  const schema = chooseSchema(viewer, (await cookies()).get('maillage.schema')?.value);
  if (schema) {
    const own = viewer.habilitations.filter(({ schemaCode }) => schemaCode === schema.code);
    const sigles = own.every(({ epciSigle }) => epciSigle)
      ? own.map(({ epciSigle }) => `territoire=${slug(epciSigle!)}`)
      : [];
    redirect(`/s/${schema.code}/tableau${sigles.length > 0 ? `?${sigles.join('&')}` : ''}`);
  }
  redirect(
    viewer.habilitations.some(({ role }) => role === 'administrateur') ? '/administration/comptes' : '/mon-compte',
  );
}
