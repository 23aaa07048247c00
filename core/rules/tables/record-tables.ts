import * as z from 'zod';
import { code, metadata, name } from './table-metadata.ts';

/** What a list must show if what it says is so. */
export const recordTables = [
  z.strictObject({
    ...metadata,
    kind: z.literal('diagnosis-support'),
    /** Beginning of the diagnosis code, name, beginnings of catalogue codes one of which its care leaves on the bill. */
    rows: z.array(z.tuple([code, name, z.array(code).min(1)])),
  }),
] as const;
