import type { Jour } from '@/lib/clock';
import { formatJour } from '@/lib/format';
import { writeFiltres } from '@/lib/suivi/filtres';
import { champsCaches, writeLecture, type Lecture, type Moment, type MomentLu } from '@/lib/suivi/lecture';
import styles from './moment.module.css';

type FormProps = {
  path: string;
  lecture: Lecture;
  erreurs: MomentLu['erreurs'];
  bornes: { debut: Jour; today: Jour };
  mots?: { ouvrir: string; au: string; du: string; duHint: string };
};

const motsDuTableau = {
  ouvrir: 'À une autre date',
  au: 'Voir le tableau au',
  du: 'et ce qui a changé depuis le',
  duHint: 'Facultatif : compare les deux dates.',
};

/** Chooses another day to read, or two days to compare: an ordinary form, so that the address says it all. */
export function MomentForm({ path, lecture, erreurs, bornes, mots = motsDuTableau }: FormProps) {
  const kept = [
    ...new URLSearchParams(writeFiltres(lecture.filtres)),
    ...champsCaches({ ...lecture, du: '', au: '', connuLe: '' }),
  ];
  const isOpen = Object.keys(erreurs).length > 0;
  return (
    <details className={styles.choix} open={isOpen || undefined}>
      <summary className="btn">{mots.ouvrir}</summary>
      <form action={path} className={styles.panneau} noValidate>
        {kept.map(([name, value], i) => (
          <input key={i} type="hidden" name={name} value={value} />
        ))}
        <ChoixJour name="au" label={mots.au} value={lecture.au} erreur={erreurs.au} bornes={bornes} />
        <ChoixJour
          name="connu_le"
          label="tel qu’il était connu le"
          hint="Sans date : avec tout ce qui a été corrigé ou saisi depuis."
          value={lecture.connuLe}
          erreur={erreurs.connu_le}
          bornes={bornes}
        />
        <ChoixJour
          name="du"
          label={mots.du}
          hint={mots.duHint}
          value={lecture.du}
          erreur={erreurs.du}
          bornes={bornes}
        />
        <button className="btn primary">Afficher</button>
      </form>
    </details>
  );
}

type JourProps = {
  name: string;
  label: string;
  hint?: string;
  value: string;
  erreur: string | undefined;
  bornes: FormProps['bornes'];
};

function ChoixJour({ name, label, hint, value, erreur, bornes }: JourProps) {
  const described = [hint && `${name}-hint`, erreur && `${name}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint && (
        <p id={`${name}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <input
        id={name}
        name={name}
        type="date"
        className="field-control"
        min={bornes.debut}
        max={bornes.today}
        defaultValue={value}
        aria-invalid={erreur ? true : undefined}
        aria-describedby={described || undefined}
      />
      {erreur && (
        <p id={`${name}-error`} className="field-error">
          {erreur}
        </p>
      )}
    </div>
  );
}

type BandeauProps = { path: string; lecture: Lecture; moment: Moment; du?: Moment | null; today: Jour };

/** Says which day is read and with what knowledge: nothing is written there. */
export function MomentBandeau({ path, lecture, moment: { au, connuLe }, du, today }: BandeauProps) {
  const present = `${path}${writeLecture({ ...lecture, du: '', au: '', connuLe: '' })}`;
  return (
    <div className={`notice ${styles.bandeau}`} role="note">
      <p>
        <span className="strong">
          {du ? `Du ${formatJour(du.au)} au ${formatJour(au)}` : `Lecture au ${formatJour(au)}`}
        </span>
        {connuLe
          ? `, avec ce qui était connu ${connuLe === today ? 'à cet instant' : `le ${formatJour(connuLe)} au soir`}.`
          : ', avec ce que l’on en sait aujourd’hui.'}{' '}
        Rien ne s’y modifie.
      </p>
      <a href={present} className="btn small no-print">
        Revenir à aujourd’hui
      </a>
    </div>
  );
}
