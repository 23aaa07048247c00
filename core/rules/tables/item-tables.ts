import * as z from 'zod';
import { code, metadata, name } from './table-metadata.ts';

const amountFen = z.int().positive();
const days = z.int().positive();
const namedCode = z.tuple([code, name]);
const dayOrVisit = z.enum(['day', 'visit']);

/** How often, where, beside what and at which price services and consumables may be charged. */
export const itemTables = [
  z.strictObject({
    ...metadata,
    kind: z.literal('period-quantity'),
    /** Code, name, most units, in how many days that follow one another, or in the stay. */
    rows: z.array(z.tuple([code, name, z.number().positive(), z.union([days, z.literal('visit')])])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('price-cap'),
    /** Code, name, level of hospital (`null`: any), dearest price of one unit in fen. */
    rows: z.array(z.tuple([code, name, z.literal([1, 2, 3]).nullable(), amountFen])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('amount-cap'),
    /** Code, name, the group of items that share one cap, the cap for one stay in fen. */
    rows: z.array(z.tuple([code, name, name, amountFen])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('department'),
    /** Code, name, beginnings of the department codes (`dept`) that may charge it. */
    rows: z.array(z.tuple([code, name, z.array(code).min(1)])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('companion'),
    /** Code, name, within what, the items of which one must be charged beside it. */
    rows: z.array(z.tuple([code, name, dayOrVisit, z.array(namedCode).min(1)])),
  }),
  z.strictObject({
    ...metadata,
    kind: z.literal('unbundled'),
    /** Code and name of the whole, and the parts that together make it up. */
    rows: z.array(z.tuple([code, name, z.array(namedCode).min(2)])),
  }),
] as const;
