import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { GestesCompteRendu } from '@/components/instances/gestes-compte-rendu';
import { VieSeance } from '@/components/instances/vie-seance';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { DocumentEcrit } from '@/components/ui/document-ecrit';
import { Imprimer } from '@/components/ui/imprimer';
import { Vues } from '@/components/ui/vues';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { asViewer } from '@/lib/db';
import { formatJour } from '@/lib/format';
import { readCompteRendu } from '@/lib/instances/compte-rendu-ecriture';
import { openSeance } from '@/lib/instances/ouvrir';
import { redigePublic } from '@/lib/instances/public';
import { isPubliable, isRendue, isTenue } from '@/lib/instances/rules';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';
import { changerEtatSeance } from '../mutations';
import {
  ecrireCompteRendu,
  approuverCompteRendu,
  reprendreCompteRendu,
  publierCompteRendu,
  depublierCompteRendu,
} from './mutations';

export const metadata: Metadata = { title: 'Compte rendu' };

const mutations = {
  ecrireCompteRendu,
  approuverCompteRendu,
  reprendreCompteRendu,
  publierCompteRendu,
  depublierCompteRendu,
  changerEtatSeance,
};

type Props = { params: Promise<{ schema: string; id: string }>; searchParams: SearchParams };

export default async function CompteRenduPage({ params, searchParams }: Props) {
  const [{ schema: code, id }, search] = await Promise.all([params, searchParamsOf(searchParams)]);
  const ici = `/s/${code}/seances/${id}`;
  const viewer = await requireViewer(`${ici}/compte-rendu`);
  const { seance, ecrit, tenir } = await asViewer(viewer, async (db) => {
    const { seance, isOuvert, tenir } = (await openSeance(db, viewer, { code, id })) ?? notFound();
    const { etat } = seance;
    // before it goes round, minutes are a draft of who writes them
    if (!isTenue(etat) || (!tenir && !isRendue(etat))) notFound();
    return { seance, tenir: tenir && isOuvert, ecrit: await readCompteRendu(db, seance) };
  });
  const hasPublique = isPubliable(seance.instance);
  const isPublique = hasPublique && search.get('version') === 'publique';
  const { compteRendu, etat } = seance;
  const enRelecture = etat === 'diffuse' && compteRendu?.relectureAu;
  return (
    <main id="contenu" tabIndex={-1}>
      <Breadcrumb
        steps={[
          { label: 'Instances', href: `/s/${code}/instances` },
          { label: seance.instance.nom, href: `/s/${code}/instances/${seance.instance.id}` },
          { label: `Séance du ${formatJour(seance.jour)}`, href: ici },
          { label: 'Compte rendu' },
        ]}
      />
      <div className="head">
        <div>
          <h1>{ecrit.titre}</h1>
          <p>{ecrit.sousTitre}</p>
        </div>
        <div className="actions no-print">{tenir && <GestesCompteRendu seance={seance} mutations={mutations} />}</div>
      </div>
      <div className="stack">
        <div className="no-print">
          <VieSeance seance={seance} />
        </div>
        {enRelecture && (
          <p className="notice no-print">
            {today() <= enRelecture
              ? `En relecture jusqu’au ${formatJour(enRelecture)} : signalez vos corrections à qui l’a écrit.`
              : `La relecture est close depuis le ${formatJour(enRelecture)} : il attend son approbation.`}
          </p>
        )}
        <div className="actions no-print">
          {hasPublique && (
            <Vues
              label="Version"
              vues={[
                { label: 'Version des membres', href: `${ici}/compte-rendu`, isCourante: !isPublique },
                { label: 'Version publique', href: `${ici}/compte-rendu?version=publique`, isCourante: isPublique },
              ]}
            />
          )}
          {!isPublique && (
            <>
              <a className="btn quiet" href={`${ici}/compte-rendu/odt`} download>
                ODT
              </a>
              <a className="btn quiet" href={`${ici}/compte-rendu/pdf`} download>
                PDF
              </a>
            </>
          )}
          {seance.publieLe && (
            <Link className="btn quiet" href={`/public/comptes-rendus/${seance.id}`} prefetch={false}>
              Page publique
            </Link>
          )}
          <Imprimer />
        </div>
        {isPublique && (
          <p className="notice no-print">
            Ce que lira le public : les personnes y sont dites par leur fonction. Relisez les textes avant de publier.
          </p>
        )}
        <DocumentEcrit ecrit={isPublique ? redigePublic(seance) : ecrit} />
      </div>
    </main>
  );
}
