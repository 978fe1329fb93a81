import type { CastName } from './cast.ts';
import type { Row } from './insert.ts';
import type { Suivi } from './schema04/indicateurs/index.ts';
import type { Scheme } from './scheme.ts';

export type Suivie = { id: number; libelle: string; suivi: Suivi };
type Lieu = {
  suivies: readonly Suivie[];
  epcis: ReadonlyMap<number, readonly number[]>;
  scheme: Scheme;
  people: Record<CastName, number>;
  annee: number;
};

/** A number that only depends on where it is asked for: the same demonstration every time. */
function tirage(...of: readonly number[]): number {
  let h = 2_166_136_261;
  for (const n of of) h = Math.imul(h ^ n, 16_777_619) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 2_246_822_507) >>> 0;
  return (h ^ (h >>> 13)) >>> 0;
}

const vide = { valeur: null, numerateur: null, denominateur: null, jour: null, graduation: null };

/** What a territory says: a value of the type, « non disponible », « sans objet » with its reason; null says nothing. */
function ditDe({ id, suivi }: Suivie, territoire: number, annee: number, part: number): Row | null {
  const sort = tirage(id, territoire, annee) % 100;
  const base = { commentaire: null as string | null, is_estimee: sort % 10 === 3 };
  if (sort >= part) return null;
  if (sort < 4) return { ...base, ...vide, statut: 'non_disponible', is_estimee: false };
  if (sort < 8)
    return {
      ...base,
      ...vide,
      statut: 'sans_objet',
      is_estimee: false,
      commentaire: 'Le service n’existe pas sur ce territoire.',
    };
  return { ...base, ...vide, statut: 'renseignee', ...termesDe(suivi, tirage(id, territoire), annee, sort) };
}

function termesDe(suivi: Suivi, graine: number, annee: number, sort: number): Row {
  switch (suivi.type) {
    case 'nombre': {
      // a zero is a value; one in thirty is out of all proportion with the year before
      const depart = graine % 11 === 0 ? 0 : 1 + (graine % 24);
      return {
        valeur: depart + (annee % 2 === 0 ? Math.round((depart * (sort % 7)) / 10) : 0) * (sort === 17 ? 40 : 1),
      };
    }
    case 'pourcentage': {
      const denominateur = 4_000 + (graine % 40) * 250;
      return {
        numerateur: Math.round((denominateur * (20 + (graine % 30) + (annee % 2 === 0 ? 6 : 0))) / 100),
        denominateur,
      };
    }
    case 'oui_non':
      return { graduation: graine % 3 === 0 ? 'non' : 'oui' };
    case 'tendance':
      return { graduation: ['hausse', 'stable', 'baisse'][graine % 3]! };
    case 'qualitatif':
      return { graduation: suivi.graduations![graine % suivi.graduations!.length]! };
    case 'date':
      return { jour: `${annee}-${String(1 + (graine % 9)).padStart(2, '0')}-15` };
  }
}

/** The values of a year: nearly all of a past one, validated; a third of the current one, some of it waiting or come back. */
export function valeursOf({ suivies, epcis, scheme, people, annee }: Lieu, laquelle: number): Row[] {
  const isPassee = laquelle < annee;
  return suivies.flatMap((suivie) =>
    territoiresDe(suivie, epcis).flatMap((epci) => {
      const dit = ditDe(suivie, epci ?? 0, laquelle, isPassee ? 84 : epci === scheme.epcis.get('JLVD') ? 12 : 40);
      if (!dit) return [];
      const sort = tirage(suivie.id, epci ?? 0, 7) % 10;
      const suite = epci === null || isPassee || sort < 6 ? 'valide' : sort === 6 ? 'retourne' : null;
      return [
        {
          ...{ indicateur_id: suivie.id, schema_id: scheme.id, annee: laquelle, epci_id: epci, ...dit },
          ...{
            suite,
            suite_motif: suite === 'retourne' ? 'Vérifiez ce nombre : il compte deux fois le même lieu.' : null,
          },
          suite_par_id: suite ? people['cellule.etat'] : null,
          auteur_id: auteurDe(epci, scheme, people),
        },
      ];
    }),
  );
}

/** What the référent of JLVD was typing. */
export function brouillonsOf({ suivies, epcis, scheme, people, annee }: Lieu): Row[] {
  const jlvd = scheme.epcis.get('JLVD')!;
  return suivies
    .filter((suivie) => suivie.suivi.echelle === 'epci' && epcis.get(suivie.id)!.includes(jlvd))
    .flatMap((suivie) => {
      const sort = tirage(suivie.id, jlvd, annee) % 100;
      const dit = sort >= 60 ? ditDe(suivie, jlvd, annee, 100) : null;
      return dit
        ? [
            {
              indicateur_id: suivie.id,
              schema_id: scheme.id,
              annee,
              epci_id: jlvd,
              ...dit,
              auteur_id: people['referent.jlvd'],
            },
          ]
        : [];
    });
}

/** A target for every third number, half as high again as where the territories stand. */
export function ciblesOf({ suivies, epcis, scheme }: Lieu): Row[] {
  const fin = Number(scheme.debut.slice(0, 4)) + 5;
  return suivies
    .filter(({ suivi }, i) => (suivi.type === 'nombre' && i % 3 === 0) || suivi.type === 'pourcentage')
    .flatMap(({ id, suivi }) => {
      const finale =
        suivi.type === 'pourcentage' ? 80 : 18 * Math.max(1, suivi.echelle === 'epci' ? epcis.get(id)!.length : 1);
      return [
        { indicateur_id: id, schema_id: scheme.id, annee: fin - 3, valeur: Math.round(finale * 0.7) },
        { indicateur_id: id, schema_id: scheme.id, annee: fin, valeur: finale },
      ];
    });
}

function territoiresDe({ id, suivi }: Suivie, epcis: Lieu['epcis']): readonly (number | null)[] {
  return suivi.echelle === 'epci' ? epcis.get(id)! : [null];
}

function auteurDe(epci: number | null, scheme: Scheme, people: Record<string, number>): number {
  const sigle = [...scheme.epcis].find(([, id]) => id === epci)?.[0].toLowerCase();
  return people[`referent.${sigle}`] ?? people['cellule.departement']!;
}
