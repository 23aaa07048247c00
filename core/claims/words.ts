import * as z from 'zod';

/** A text in both languages of the house; Chinese is the authority. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** {@link Words} as stored knowledge holds them: neither language may be left blank. */
export const wordsSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
