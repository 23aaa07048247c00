import * as z from 'zod';
import { dipHeaderSchema } from '../catalogue.ts';

const { reading, operationKinds, dxEdition, procEdition, codeMapping } = dipHeaderSchema.shape;

/** How an imported catalogue is read unless told otherwise, as stored with the dictionaries. */
export const defaultReadingSchema = z.strictObject({
  source: z.string().min(1),
  /** By form. */
  rows: reading,
  combinations: reading,
  operationKinds,
  editions: z.strictObject({ dxEdition, procEdition, codeMapping }),
});

export type DefaultReading = Readonly<z.infer<typeof defaultReadingSchema>>;
