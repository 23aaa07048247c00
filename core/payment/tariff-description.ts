import * as z from 'zod';
import { columnSchema, tariffHeadSchema } from './tariff-schema.ts';

/** Cells of a column that say so mark a group out. */
const markSchema = z.strictObject({ header: z.string().min(1), says: z.string().min(1) });

/**
 * What turns a published table into a tariff: all that the tariff says besides its table, and what the columns of
 * the table are, by the names in its first row. Money in the table is yuan.
 */
export const tariffDescriptionSchema = tariffHeadSchema.extend({
  /** File of the table, beside the description. */
  table: z.string().min(1),
  group: z.string().min(1).default('drg'),
  weight: z.string().min(1).default('weight'),
  columns: z.array(columnSchema.extend({ header: z.string().min(1) })).min(1),
  marks: z
    .strictObject({ basic: markSchema, tcm: markSchema, by_item: markSchema, case_review: markSchema })
    .partial(),
});

export type TariffMark = z.infer<typeof markSchema>;

/** The marks of a description. */
export function marksOf({ marks }: Pick<TariffDescription, 'marks'>): readonly TariffMark[] {
  return Object.values(marks).filter((mark) => mark !== undefined);
}

export type TariffDescription = z.infer<typeof tariffDescriptionSchema>;
