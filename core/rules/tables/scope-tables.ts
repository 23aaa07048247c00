import * as z from 'zod';
import { code, metadata, name } from './table-metadata.ts';

/** `one-of`: some diagnosis must fit; `none-of`: no diagnosis may. */
const scopeMode = z.enum(['one-of', 'none-of']);

/** What must, or must not, stand on the list beside an item. */
export const scopeTables = [
  z.strictObject({
    ...metadata,
    kind: z.literal('diagnosis-scope'),
    /**
     * The item's code (`null`: it is known by its whole name only) and name, the mode, the scope as published,
     * and what a diagnosis fits by: a beginning of its code, or a word in its title. Of several `one-of` rows
     * of an item one is enough; each `none-of` row stands for itself.
     */
    rows: z.array(
      z.tuple([
        code.nullable(),
        name,
        scopeMode,
        name,
        z.array(z.string().min(1)),
        z.array(z.string().min(1)),
      ]),
    ),
  }),
] as const;
