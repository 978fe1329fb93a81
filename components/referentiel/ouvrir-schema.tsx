'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Select, TextField } from '@/components/ui/field';
import { Edition, type Mutation } from '@/components/ui/edition';

type Departement = { code: string; nom: string };
type Cree = { id: number; code: string };

/** Opens an empty scheme; then says what comes next, which is somebody of its cellule. */
export function CreerSchema({
  action,
  departements,
  annee,
}: {
  action: Mutation<Cree>;
  departements: Departement[];
  annee: number;
}) {
  const [done, setDone] = useState<{ message: string; cree: Cree | undefined } | null>(null);
  const [departement, setDepartement] = useState('');
  const [debut, setDebut] = useState(`${annee}-01-01`);
  const nom = departements.find(({ code }) => code === departement)?.nom;
  if (done)
    return (
      <div className="panel stack" role="status">
        <p className="notice success">{done.message}</p>
        <h2>Et maintenant</h2>
        <p>
          Un schéma est écrit par sa cellule, côté État et côté Département. Créez le compte de la première personne :
          elle choisira son mot de passe par un lien, puis écrira le schéma et invitera ses collègues.
        </p>
        <p className="actions">
          <a className="btn primary" href={`/administration/comptes/nouveau?schema=${done.cree?.id ?? ''}`}>
            Inviter la cellule
          </a>
          <a className="btn" href="/administration/schemas">
            Voir les schémas
          </a>
        </p>
      </div>
    );
  return (
    <div className="panel">
      <Edition
        action={action}
        submitLabel="Ouvrir le schéma"
        brouillon="nouveau"
        onDone={({ message, data }) => setDone({ message, cree: data })}
      >
        <Select
          name="departement"
          label="Département"
          value={departement}
          onChange={(event) => setDepartement(event.target.value)}
        >
          <option value="">Choisir…</option>
          {departements.map((one) => (
            <option key={one.code} value={one.code}>
              {one.code} · {one.nom}
            </option>
          ))}
        </Select>
        <Periode annee={annee} onDebut={setDebut} />
        <NomEtCode
          key={`${departement}-${debut.slice(0, 4)}`}
          nom={nom ? `Schéma d’amélioration de l’accessibilité des services au public : ${nom}` : ''}
          code={departement && `${departement.toLowerCase()}-${debut.slice(0, 4)}`}
        />
      </Edition>
    </div>
  );
}

type Source = {
  id: number;
  code: string;
  nom: string;
  departementCode: string;
  debut: string;
  fin: string;
  jalons: number;
};

/** Opens the scheme that follows this one, with what it holds in force. */
export function DupliquerSchema({ action, source }: { action: Mutation<{ code: string }>; source: Source }) {
  const router = useRouter();
  const [done, setDone] = useState<{ message: string; code: string | undefined } | null>(null);
  if (done)
    return (
      <div className="panel stack" role="status">
        <p className="notice success">{done.message}</p>
        <p>
          Il est en élaboration : sa cellule est la vôtre, ses textes se reprennent un à un, et celui-ci ne bouge pas.
        </p>
        <p className="actions">
          {done.code && (
            <Link className="btn primary" href={`/s/${done.code}/schema`} prefetch={false}>
              Écrire le schéma {done.code}
            </Link>
          )}
          <button type="button" className="btn" onClick={() => router.push(`/s/${source.code}/schema`)}>
            Revenir au schéma {source.code}
          </button>
        </p>
      </div>
    );
  return (
    <div className="panel">
      <Edition
        action={action}
        submitLabel="Ouvrir le schéma suivant"
        brouillon={`suite-${source.id}`}
        onDone={({ message, data }) => setDone({ message, code: data?.code })}
      >
        <input type="hidden" name="schemaId" value={source.id} />
        <NomEtCode nom={source.nom} code={`${source.departementCode.toLowerCase()}-${source.debut.slice(0, 4)}`} />
        <div className="fields two">
          <TextField type="date" name="debut" label="Premier jour" defaultValue={source.debut} />
          <TextField type="date" name="fin" label="Dernier jour" defaultValue={source.fin} />
        </div>
        {source.jalons > 0 && (
          <label className="check">
            <input type="checkbox" name="jalons" defaultChecked />
            <span>
              Reprendre les jalons qui ne sont pas faits
              <br />
              <span className="muted">
                À leurs dates, s’ils finissent après le premier jour du nouveau schéma. Les autres restent ici.
              </span>
            </span>
          </label>
        )}
      </Edition>
    </div>
  );
}

function Periode({ annee, onDebut }: { annee: number; onDebut: (jour: string) => void }) {
  return (
    <div className="fields two">
      <TextField
        type="date"
        name="debut"
        label="Premier jour"
        defaultValue={`${annee}-01-01`}
        onChange={(event) => onDebut(event.target.value)}
      />
      <TextField
        type="date"
        name="fin"
        label="Dernier jour"
        hint="Six ans, d’après la loi."
        defaultValue={`${annee + 5}-12-31`}
      />
    </div>
  );
}

function NomEtCode({ nom, code }: { nom: string; code: string }) {
  return (
    <>
      <TextField name="nom" label="Nom du schéma" defaultValue={nom} />
      <TextField
        name="code"
        label="Code"
        hint="Il figure dans les adresses et ne changera plus, par exemple 84-2027."
        autoComplete="off"
        defaultValue={code}
      />
    </>
  );
}
