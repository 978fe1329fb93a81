import { z } from 'zod';

const id = z.coerce.number().int().positive().max(2_147_483_647);
const epci = { schemaId: id, epciId: id };

export const donnerVisaInput = z.object(epci);

/** A visa given in a local meeting, recorded with its date. */
export const enregistrerVisaInput = z.object({ ...epci, dateVisa: z.iso.date('Donnez la date de la réunion.') });

export const retirerVisaInput = z.object({ visaId: id });
