import * as z from 'zod';
import { type Words, wordsSchema } from '../../claims/words.ts';

/** The moments of a clinician's work at which CDS Hooks asks. */
const hook = z.enum(['patient-view', 'order-select', 'order-sign']);

const serviceSchema = z.strictObject({
  /** Of the URL; it stays as it is for as long as clients are configured with it. */
  id: z.string().regex(/^[a-z][a-z-]*$/),
  hook,
  title: wordsSchema,
  description: wordsSchema,
  usageRequirements: wordsSchema,
  /** Keys of the templates it asks for. */
  prefetch: z.array(z.string().min(1)).min(1),
  /** Those without which it does not answer. */
  needed: z.array(z.string().min(1)),
});

const bookSchema = z.strictObject({
  id: z.string().min(1),
  title: wordsSchema,
  source: z.string().min(1),
  services: z.array(serviceSchema).min(1),
  prefetch: z.record(z.string(), z.string().min(1)),
  source_label: wordsSchema,
  /** Code system of the rule ids in a card's topic. */
  topic_system: z.string().min(1),
});

export type HookService = Readonly<z.infer<typeof serviceSchema>>;

/** The services that are offered and what they are called. */
export type HookBook = Readonly<z.infer<typeof bookSchema>>;

/** Checks `knowledge/orders/cds-hooks.json`. Throws one error that lists every mistake. */
export function parseHookBook(input: unknown): HookBook {
  const parsed = bookSchema.safeParse(input);
  if (!parsed.success) throw new Error(`CDS Hooks services: ${z.prettifyError(parsed.error)}`);
  const { services, prefetch } = parsed.data;
  for (const { id, needed, prefetch: asked } of services) {
    const lost = [
      ...asked.filter((key) => !(key in prefetch)),
      ...needed.filter((key) => !asked.includes(key)),
    ];
    if (lost.length > 0) throw new Error(`CDS Hooks service ${id}: no prefetch template ${lost.join(', ')}`);
  }
  return parsed.data;
}

/** The service at `/cds-services/{id}`, if there is one. */
export function findHookService({ services }: HookBook, id: string): HookService | undefined {
  return services.find((service) => service.id === id);
}

/** The body of the discovery endpoint. */
export function discoverServices({ services, prefetch }: HookBook, language: keyof Words) {
  return {
    services: services.map((service) => ({
      id: service.id,
      hook: service.hook,
      title: service.title[language],
      description: service.description[language],
      usageRequirements: service.usageRequirements[language],
      prefetch: Object.fromEntries(service.prefetch.map((key) => [key, prefetch[key]])),
    })),
  };
}
