import { getViewer } from '@/lib/access/viewer';
import { asViewer } from '@/lib/db';
import { readRendu } from '@/lib/documents/rendu';
import { formatsRendu, mimes, rendre } from '@/lib/exports/rendre';
import { openSeance } from '@/lib/instances/ouvrir';
import { readCompteRendu } from '@/lib/instances/compte-rendu-ecriture';
import { isApprouvee, isRendue, isTenue } from '@/lib/instances/rules';
import { absent, telecharge } from '@/lib/exports/telecharger';

type Context = { params: Promise<{ schema: string; id: string; format: string }> };

/** The minutes as a file: the one kept on their approval, else the draft as it stands. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { schema, id, format: demande } = await params;
  const viewer = await getViewer();
  if (!viewer) return new Response('Connectez-vous pour télécharger.', { status: 401 });
  const format = formatsRendu.find((one) => one === demande);
  if (!format) return absent();
  const found = await asViewer(viewer, async (db) => {
    const ouverte = await openSeance(db, viewer, { code: schema, id });
    if (!ouverte) return null;
    const { seance, tenir } = ouverte;
    if (!isTenue(seance.etat) || (!tenir && !isRendue(seance.etat))) return null;
    const garde = isApprouvee(seance.etat) ? await readRendu(db, seance.id, mimes[format]) : null;
    return garde ? { garde } : { ecrit: await readCompteRendu(db, seance) };
  });
  if (!found) return absent();
  return telecharge(found.garde ?? rendre(found.ecrit, format));
}
