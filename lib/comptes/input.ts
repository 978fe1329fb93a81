import { z } from 'zod';
import { roles, roleScopes } from '@/lib/access/roles';

const id = z.coerce.number().int().positive().max(2_147_483_647, 'Cet élément n’existe pas.');
const name = (message: string) =>
  z.string({ error: message }).trim().min(1, message).max(120, 'Au plus 120 caractères.');
const optionalId = z.preprocess((value) => (value === '' ? undefined : value), id.optional());
const optionalDay = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z.iso.date('Donnez une date.').optional(),
);

const identite = {
  prenom: name('Donnez le prénom.'),
  nom: name('Donnez le nom.'),
  fonction: z.string().trim().max(200, 'Au plus 200 caractères.').optional(),
  courriel: z
    .string({ error: 'Donnez l’adresse électronique professionnelle.' })
    .trim()
    .toLowerCase()
    .pipe(z.email('Cette adresse n’est pas complète. Exemple : prenom.nom@collectivite.fr')),
};

const droit = {
  role: z.enum(roles, { error: 'Choisissez un rôle.' }),
  schemaId: optionalId,
  epciId: optionalId,
  organisation: z.string().trim().max(200, 'Au plus 200 caractères.').optional(),
  debut: z.iso.date('Donnez la date de début.'),
  fin: optionalDay,
};

type Droit = {
  role: (typeof roles)[number];
  schemaId?: number | undefined;
  epciId?: number | undefined;
  organisation?: string | undefined;
  debut: string;
  fin?: string | undefined;
};

/** A right names exactly what its role bears on, and ends after it begins. */
function checkDroit(value: Droit, context: z.RefinementCtx): void {
  const issue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  const scope = roleScopes[value.role];
  if (scope !== 'installation' && !value.schemaId) issue('schemaId', 'Choisissez le schéma.');
  if (scope === 'epci' && !value.epciId) issue('epciId', 'Choisissez l’EPCI.');
  if (scope === 'organisation' && !value.organisation) issue('organisation', 'Donnez l’organisation.');
  if (value.fin && value.fin < value.debut) issue('fin', 'La fin ne peut pas précéder le début.');
}

/** Keeps of the tuple only what the role bears on, whatever else the form still held. */
export function perimetreOf({ role, schemaId, epciId, organisation }: Droit) {
  const scope = roleScopes[role];
  return {
    schemaId: scope === 'installation' ? null : schemaId!,
    epciId: scope === 'epci' ? epciId! : null,
    organisation: scope === 'organisation' ? organisation!.replace(/\s+/g, ' ') : null,
  };
}

export const creerCompteInput = z.object({ ...identite, ...droit }).superRefine(checkDroit);
export const modifierCompteInput = z.object({
  utilisateurId: id,
  revision: id,
  ...identite,
});
export const accorderHabilitationInput = z.object({ utilisateurId: id, ...droit }).superRefine(checkDroit);
export const habilitationInput = z.object({ habilitationId: id });
export const compteInput = z.object({ utilisateurId: id });

const motDePasse = z.string({ error: 'Choisissez un mot de passe.' }).min(1, 'Choisissez un mot de passe.');
const confirmation = z.string({ error: 'Répétez le mot de passe.' });
const same = (value: { motDePasse: string; confirmation: string }) => value.motDePasse === value.confirmation;
const sameIssue = { path: ['confirmation'], message: 'Les deux mots de passe diffèrent.' };

export const choisirMotDePasseInput = z
  .object({ jeton: z.string().min(1), motDePasse, confirmation })
  .refine(same, sameIssue);
export const changerMotDePasseInput = z
  .object({ actuel: z.string().min(1, 'Donnez votre mot de passe actuel.'), motDePasse, confirmation })
  .refine(same, sameIssue);
