import * as z from 'zod';

export const rulesActivationSchema = z.strictObject({
  kind: z.literal('rules'),
  /** Six-digit code of a region of the book. */
  region: z.string().regex(/^\d{6}$/),
  /** Hash of the document: what was tried is what is in force. */
  document: z.string().regex(/^[0-9a-f]{64}$/),
  /** Who decided. */
  by: z.string().min(1),
  /** Why, where whoever decided said so. */
  why: z.string().min(1).optional(),
  at: z.iso.datetime(),
  /** Name of the dry run that the decision rests on. */
  dry_run: z.string().min(1),
});

/**
 * A decision that a document says what a region's rules are, instead of the one before it. The days stand in
 * the document.
 */
export type RulesActivation = Readonly<z.infer<typeof rulesActivationSchema>>;
