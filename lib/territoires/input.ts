import { z } from 'zod';
import { caracteres, competences } from './competences';
import { naturesMandat } from './rules';

const id = z.coerce.number().int().positive().max(2_147_483_647, 'Cet élément n’existe pas.');
const empty = (value: unknown) => (value === '' ? undefined : value);
const optionalId = z.preprocess(empty, id.optional());
const optionalDay = z.preprocess(empty, z.iso.date('Donnez une date, par exemple 12/06/2026.').optional());
const day = (message: string) => z.iso.date(message);
const name = (message: string) =>
  z.string({ error: message }).trim().min(1, message).max(120, 'Au plus 120 caractères.');

const mandat = {
  prenom: name('Donnez le prénom.'),
  nom: name('Donnez le nom.'),
  fonction: z.string().trim().max(200, 'Au plus 200 caractères.').optional(),
  utilisateurId: optionalId,
  debut: day('Donnez la date de début.'),
  fin: optionalDay,
};

function checkDates({ debut, fin }: { debut: string; fin?: string | undefined }, context: z.RefinementCtx): void {
  if (fin && fin < debut)
    context.addIssue({ code: 'custom', path: ['fin'], message: 'La fin ne peut pas précéder le début.' });
}

/** A person named for an EPCI; `remplaceId`, with the revision read, is the mandate that ends the day before. */
export const nommerReferentInput = z
  .object({
    schemaId: id,
    epciId: id,
    nature: z.enum(naturesMandat, { error: 'Choisissez le mandat.' }),
    ...mandat,
    motifCumul: z.string().trim().max(500, 'Au plus 500 caractères.').optional(),
    remplaceId: optionalId,
    remplaceRevision: optionalId,
  })
  .superRefine(checkDates);

export const modifierMandatInput = z.object({ mandatId: id, revision: id, ...mandat }).superRefine(checkDates);

/** `date` is the first day on which the person no longer holds the mandate. */
export const terminerMandatInput = z.object({
  mandatId: id,
  revision: id,
  date: day('Donnez la date à laquelle le mandat prend fin.'),
});

const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Au plus ${max} caractères.`)
    .optional()
    .transform((value) => value || null);

/** A competence that an EPCI holds, new without `competenceId`; « autre » says which. */
export const enregistrerCompetenceInput = z
  .object({
    schemaId: id,
    epciId: id,
    competenceId: optionalId,
    revision: optionalId,
    competence: z.enum(competences, { error: 'Choisissez la compétence.' }),
    precision: optionalText(120),
    caractere: z.enum(caracteres, { error: 'Dites si elle est obligatoire, optionnelle ou facultative.' }),
    priseLe: day('Donnez la date de la prise de compétence.'),
    deliberation: optionalText(120),
    interetDefiniLe: optionalDay,
    rendueLe: optionalDay,
  })
  .superRefine(({ competence, precision, priseLe, interetDefiniLe, rendueLe }, context) => {
    const refuse = (champ: string, message: string) => context.addIssue({ code: 'custom', path: [champ], message });
    if (competence === 'autre' && !precision) refuse('precision', 'Dites quelle compétence.');
    if (interetDefiniLe && interetDefiniLe < priseLe)
      refuse('interetDefiniLe', 'Cette date suit la prise de compétence.');
    if (rendueLe && rendueLe < priseLe) refuse('rendueLe', 'Cette date suit la prise de compétence.');
  });
