import * as z from 'zod';
import { wordsSchema } from '../claims/words.ts';

/** What every package of groups says of itself, a DRG scheme and a DIP catalogue alike. */
export const packageHeaderShape = {
  /** Also the name of its folder. */
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/),
  version: z.string().min(1),
  title: wordsSchema,
  /** `CN` or the six-digit administrative code of the area. */
  region: z.string().regex(/^(?:CN|\d{6})$/),
  effectiveFrom: z.iso.date(),
  effectiveTo: z.iso.date().nullable(),
  source: wordsSchema,
  /** Code tables, by the names of files in `knowledge/codes`. */
  dxEdition: z.string().min(1),
  procEdition: z.string().min(1),
  /** Mapping from the clinical edition; `null` where a package has none. */
  codeMapping: z.string().min(1).nullable(),
} as const;

interface Days {
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

export function endsAfterItBegins({ effectiveFrom, effectiveTo }: Days): boolean {
  return effectiveTo === null || effectiveTo >= effectiveFrom;
}

export const endsTooEarly = {
  path: ['effectiveTo'],
  error: 'lies before effectiveFrom',
  params: { words: { zh: '早于 effectiveFrom', en: 'lies before effectiveFrom' } },
};
