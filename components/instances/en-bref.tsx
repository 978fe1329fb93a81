import Link from 'next/link';
import type { Jour } from '@/lib/clock';
import { formatCompte, formatDelai, formatJour } from '@/lib/format';
import type { InstanceLue } from '@/lib/instances/data';
import { jourEtHeure } from '@/lib/instances/horaire';
import { etatSeanceLabels } from '@/lib/instances/rules';
import { Reunions } from './reunions';

type Props = { instance: InstanceLue; annee: number; base: string; today: Jour };

/** What one asks first of a body: how often it met, when it meets next, who is missing. */
export function EnBref({ instance, annee, base, today }: Props) {
  const { epci, tenues, minimumAnnuel, quorum, tenueDans, isComiteMsap, creeeLe, finLe } = instance;
  const { prochaine, derniere, sieges, vacants } = instance;
  return (
    <section className="panel" aria-labelledby="en-bref">
      <h2 id="en-bref">En bref</h2>
      <dl className="kv">
        <dt>Réunions en {annee}</dt>
        <dd>
          <Reunions tenues={tenues} minimum={finLe ? 0 : minimumAnnuel} {...{ annee, today }} />
        </dd>
        {!finLe && (
          <>
            <dt>Prochaine séance</dt>
            <dd>
              {prochaine ? (
                <>
                  <Link href={`${base}/seances/${prochaine.id}`} prefetch={false}>
                    {formatJour(jourEtHeure(prochaine.debut).jour)}
                  </Link>
                  <span className="muted"> {formatDelai(jourEtHeure(prochaine.debut).jour, today)}</span>
                </>
              ) : (
                'Aucune'
              )}
            </dd>
          </>
        )}
        <dt>Dernière séance</dt>
        <dd>
          {derniere ? (
            <>
              <Link href={`${base}/seances/${derniere.id}`} prefetch={false}>
                {formatJour(jourEtHeure(derniere.debut).jour)}
              </Link>
              <span className="muted"> {etatSeanceLabels[derniere.etat].toLowerCase()}</span>
            </>
          ) : (
            'Aucune'
          )}
        </dd>
        <dt>Sièges</dt>
        <dd>
          {formatCompte(sieges, 'siège')}
          {vacants > 0 && `, dont ${formatCompte(vacants, 'vacant')}`}
        </dd>
        {quorum !== null && (
          <>
            <dt>Quorum</dt>
            <dd>{formatCompte(quorum, 'membre')}</dd>
          </>
        )}
        {epci && (
          <>
            <dt>EPCI</dt>
            <dd>
              <Link href={`${base}/territoires/${epci.siren}`} prefetch={false}>
                {epci.sigle}
              </Link>
            </dd>
          </>
        )}
        {tenueDans && (
          <>
            <dt>Tenue dans</dt>
            <dd>{tenueDans}</dd>
          </>
        )}
        {isComiteMsap && (
          <>
            <dt>Comité des MSAP</dt>
            <dd>il s’y tient</dd>
          </>
        )}
        <dt>Existe</dt>
        <dd>
          depuis le {formatJour(creeeLe)}
          {finLe && `, jusqu’au ${formatJour(finLe)}`}
        </dd>
      </dl>
    </section>
  );
}
