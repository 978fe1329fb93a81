import { z } from 'zod';

const schema = z
  .object({
    DATABASE_URL: z.string().min(1, 'DATABASE_URL manque'),
    NEXTAUTH_SECRET: z.string().min(16).optional(),
    // The address people know: what leaves the page (a calendar) names it.
    NEXTAUTH_URL: z.url().optional(),
    MAILLAGE_ENV: z.enum(['production', 'test']).default('production'),
    MAILLAGE_MAINTENANT: z.iso.datetime({ offset: true }).optional(),
    // Number of reverse proxies whose X-Forwarded-For can be believed; 0: none.
    MAILLAGE_PROXIES: z.coerce.number().int().min(0).default(0),
    // Legal mentions, shown as they are.
    MENTION_EDITEUR: z.string().optional(),
    MENTION_DIRECTEUR: z.string().optional(),
    MENTION_HEBERGEUR: z.string().optional(),
    MENTION_CONTACT: z.string().optional(),
    MENTION_DPO: z.string().optional(),
    BENCH: z.string().optional(),
  })
  .refine((env) => !env.MAILLAGE_MAINTENANT || env.MAILLAGE_ENV === 'test', {
    message: 'MAILLAGE_MAINTENANT est réservé aux essais',
  });

let cached: z.infer<typeof schema> | undefined;

/** The environment, checked once; throws when a variable is missing or refused. */
export function env() {
  return (cached ??= schema.parse(process.env));
}
