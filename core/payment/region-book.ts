import * as z from 'zod';
import { wordsSchema } from '../claims/words.ts';

const regionSchema = z.strictObject({
  code: z.string().regex(/^\d{6}$/),
  name: wordsSchema,
  /** Grouping schemes that the region pays by, each until the next begins; the first has no beginning. */
  schemes: z
    .array(z.strictObject({ scheme: z.string().min(1), from: z.iso.date().nullable() }))
    .min(1)
    .superRefine((schemes, context) => {
      schemes.forEach(({ from }, i) => {
        const before = schemes[i - 1];
        const follows = before ? from !== null && from > (before.from ?? '') : from === null;
        if (!follows)
          context.addIssue({
            code: 'custom',
            path: [i, 'from'],
            message: before ? `is not after ${before.from ?? 'the beginning'}` : 'the first has no beginning',
          });
      });
    }),
  /** Installed tariffs of the region: each has its days in force, and one follows another. */
  tariffs: z.array(z.string().min(1)),
});

const regionBookSchema = z
  .strictObject({
    source: z.string().min(1),
    /** Stands in for the region of a hospital that is not in the registry. */
    default_region: z.string(),
    regions: z.array(regionSchema).min(1),
  })
  .superRefine((book, context) => {
    const codes = book.regions.map((region) => region.code);
    if (!codes.includes(book.default_region))
      context.addIssue({ code: 'custom', path: ['default_region'], message: 'is not among the regions' });
    codes.forEach((code, i) => {
      if (codes.indexOf(code) !== i)
        context.addIssue({ code: 'custom', path: ['regions', i], message: `${code} stands twice` });
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
  return regionBook(parsed.data.regions, parsed.data.default_region);
}

/** @param standIn code of the one that stands in, which is among them */
export function regionBook(regions: readonly Region[], standIn: string): RegionBook {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  return { byCode, standIn: byCode.get(standIn) as Region };
}

/**
 * The scheme in force for the region on a day of discharge.
 * @param day such as `2026-03-05`
 */
export function schemeInForce({ schemes }: Region, day: string): string {
  const current = schemes.findLast(({ from }) => from === null || from <= day);
  return (current as Region['schemes'][number]).scheme;
}
