import * as z from 'zod';

const regionSchema = z.strictObject({
  code: z.string().regex(/^\d{6}$/),
  name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  /** Grouping scheme the region pays by. */
  scheme: z.string().min(1),
  tariff: z.string().min(1),
});

const regionBookSchema = z
  .strictObject({
    source: z.string().min(1),
    /** Stands in for the region of a hospital that is not in the registry. */
    default_region: z.string(),
    regions: z.array(regionSchema).min(1),
  })
  .refine((book) => book.regions.some((region) => region.code === book.default_region), {
    path: ['default_region'],
    message: 'is not among the regions',
  })
  .superRefine(({ regions }, context) => {
    regions.forEach(({ code }, index) => {
      if (regions.findIndex((region) => region.code === code) === index) return;
      context.addIssue({ code: 'custom', path: ['regions', index], message: `${code} stands twice` });
    });
  });

/** A pooling area (统筹区) and what it groups and pays by. */
export type Region = Readonly<z.infer<typeof regionSchema>>;

export interface RegionBook {
  readonly byCode: ReadonlyMap<string, Region>;
  readonly standIn: Region;
}

/** Checks the stored regions. Throws one error that lists every mistake. */
export function parseRegionBook(input: unknown): RegionBook {
  const parsed = regionBookSchema.safeParse(input);
  if (!parsed.success) throw new Error(`regions: ${z.prettifyError(parsed.error)}`);
  const byCode = new Map(parsed.data.regions.map((region) => [region.code, region]));
  return { byCode, standIn: byCode.get(parsed.data.default_region) as Region };
}
