import * as z from 'zod';

/** A region's list of services, drugs and consumables with names, fee categories and prices, as stored. */
const catalogueSchema = z.strictObject({
  id: z.string().min(1),
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  source: z.string().min(1),
  effective_from: z.iso.date(),
  effective_to: z.iso.date().nullable(),
  /** code, name, fee category (`med_chrgitm_type`), regional price in fen or null. */
  rows: z.array(
    z.tuple([z.string(), z.string(), z.string().regex(/^\d{2}$/), z.int().positive().nullable()]),
  ),
});

export interface CatalogueItem {
  readonly code: string;
  readonly name: string;
  /** `med_chrgitm_type`, `01` … `14`. */
  readonly category: string;
  /** The full price of one unit; `null` where the region sets none. */
  readonly unitPriceFen: number | null;
}

export type Catalogue = ReadonlyMap<string, CatalogueItem>;

/** Checks a stored catalogue and indexes it by code. Throws one error that lists every mistake. */
export function parseCatalogue(input: unknown): Catalogue {
  const parsed = catalogueSchema.safeParse(input);
  if (!parsed.success) throw new Error(`catalogue: ${z.prettifyError(parsed.error)}`);
  return new Map(
    parsed.data.rows.map(([code, name, category, unitPriceFen]) => [
      code,
      { code, name, category, unitPriceFen },
    ]),
  );
}
