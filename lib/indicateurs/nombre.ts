/** What a cell says: a number, why there is none, nothing, or the French sentence that refuses it. */
export type Lu =
  | { statut: 'renseignee'; valeur: number }
  | { statut: 'non_disponible' | 'sans_objet' | 'absente' }
  | { erreur: string };

// INSEE writes « /// » for what has no object by nature; people write a dash
const SANS_OBJET = new Set(['-', '–', '—', '///', 'so', 'sansobjet', 'na']);
const NON_DISPONIBLE = new Set(['nc', 'nd', 'nondisponible', 'noncommunique', 'noncommuniqué', '…', '...']);
const ESPACES = /[\s\u00a0\u202f]/g;

/**
 * Reads a number as French people type or paste it: '1 234,5', '1234,5', '1234.5', '45 %', '12 000 €'; 'nc' is « non disponible », a
 * dash « sans objet », an empty cell « non renseignée ». Refuses what could be two numbers ('1.234'), and a unit that is not asked.
 */
export function lireNombre(texte: string, unite: '' | '%' | '€' = ''): Lu {
  const serre = texte.replace(ESPACES, '');
  if (serre === '') return { statut: 'absente' };
  const mot = serre.toLowerCase().replace(/(?<=[a-zé])[./](?=[a-zé]|$)/g, '');
  if (SANS_OBJET.has(mot)) return { statut: 'sans_objet' };
  if (NON_DISPONIBLE.has(mot)) return { statut: 'non_disponible' };
  const [, signe, chiffres, suite] = /^([-−+]?)([0-9.,]+)([%€]?)$/.exec(serre) ?? [];
  if (chiffres === undefined)
    return { erreur: 'Un nombre, « nc » s’il n’est pas disponible, ou « - » s’il est sans objet.' };
  if (suite && suite !== unite) return { erreur: `Cet indicateur ne se dit pas en ${suite}.` };
  // spaces only part thousands, never a decimal part
  if (/[.,][0-9]*\s+[0-9]/.test(texte.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ').trim()))
    return { erreur: 'Un seul nombre, par exemple 1 234,5.' };
  if (/^[0-9]{1,3}\.[0-9]{3}$/.test(chiffres))
    return {
      erreur: `« ${chiffres} » se lit de deux façons : écrivez ${chiffres.replace('.', ' ')} ou ${chiffres.replace('.', ',')}.`,
    };
  if (!/^[0-9]{1,12}([.,][0-9]{1,6})?$/.test(chiffres))
    return { erreur: 'Un nombre, par exemple 1 234,5 : six décimales au plus.' };
  const valeur = Number(chiffres.replace(',', '.'));
  return { statut: 'renseignee', valeur: signe === '-' || signe === '−' ? 0 - valeur : valeur };
}
