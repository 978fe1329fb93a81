import { z } from 'zod';
import { isSiret, typesOrganisation } from './rules';

const absent = 'Cet élément n’existe pas.';
const id = z.coerce.number({ error: absent }).int(absent).positive(absent).max(2_147_483_647, absent);
const empty = (value: unknown) => (value === '' ? undefined : value);
const optionalId = z.preprocess(empty, id.optional());
const text = (message: string, max: number) =>
  z.string({ error: message }).trim().min(1, message).max(max, `Au plus ${max} caractères.`);
const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Au plus ${max} caractères.`)
    .optional()
    .transform((value) => value || null);
const coche = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

/** What an organisation is, as a form offers it. */
export const typeOrganisation = z.enum(typesOrganisation, { error: 'Choisissez ce qu’elle est.' });

/** An organisation, new without `organisationId`; `isAutre` when it is none of those of a like name. */
export const enregistrerOrganisationInput = z.object({
  schemaId: id,
  organisationId: optionalId,
  revision: optionalId,
  nom: text('Donnez le nom de l’organisation.', 200).transform((value) => value.replace(/\s+/g, ' ')),
  sigle: optionalText(40),
  type: typeOrganisation,
  siret: z
    .string()
    .max(40, 'Un SIRET compte 14 chiffres.')
    .optional()
    .transform((value) => value?.replace(/[\s\u00a0\u202f.-]/g, '') || null)
    .superRefine((value, context) => {
      const refuse = (message: string) => context.addIssue({ code: 'custom', message });
      if (value === null) return;
      if (!/^[0-9]{14}$/.test(value)) refuse('Un SIRET compte 14 chiffres.');
      else if (!isSiret(value)) refuse('Ce numéro n’est pas un SIRET : un chiffre est faux, ou deux sont intervertis.');
    }),
  isAutre: coche,
});

/** A contact, new without `contactId`; a function first, a name only when it helps, and a way to reach it. */
export const enregistrerContactInput = z
  .object({
    schemaId: id,
    organisationId: id,
    contactId: optionalId,
    revision: optionalId,
    fonction: text('Donnez la fonction, par exemple « Direction territoriale ».', 120),
    nom: optionalText(120),
    courriel: z
      .preprocess(
        (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
        z
          .string()
          .trim()
          .max(200, 'Au plus 200 caractères.')
          .pipe(z.email('Une adresse comme prenom.nom@organisme.fr.'))
          .optional(),
      )
      .transform((value) => value ?? null),
    telephone: z
      .string()
      .trim()
      .max(30, 'Au plus 30 caractères.')
      .regex(/^[+0-9 .()\u00a0\u202f-]*$/, 'Un numéro de téléphone, par exemple 04 92 30 00 00.')
      .optional()
      .transform((value) => value || null),
  })
  .superRefine(({ courriel, telephone }, context) => {
    if (!courriel && !telephone)
      context.addIssue({ code: 'custom', path: ['courriel'], message: 'Donnez une adresse ou un téléphone.' });
  });

export const retirerContactInput = z.object({ contactId: id, revision: id });
