import * as z from 'zod';
import type { PaidBy } from '../claims/paid-by.ts';
import { wordsSchema } from '../claims/words.ts';

/** `null`: from the beginning of days. */
const fromDay = z.iso.date().nullable();

const datedSchemes = z
  .array(z.strictObject({ scheme: z.string().min(1), from: fromDay }))
  .min(1)
  .superRefine((schemes, context) => {
    inOrder(schemes, context);
    if (schemes[0]?.from !== null)
      context.addIssue({ code: 'custom', path: [0, 'from'], message: 'the first has no beginning' });
  });

const regionSchema = z
  .strictObject({
    code: z.string().regex(/^\d{6}$/),
    name: wordsSchema,
    /** DRG schemes that the region groups by, each until the next begins; the first has no beginning. */
    schemes: datedSchemes,
    /** Installed tariffs of the region: each has its days in force, and one follows another. */
    tariffs: z.array(z.string().min(1)),
    /** DIP catalogues that the region groups by, each until the next begins; before the first, by none. */
    dip: z
      .array(z.strictObject({ catalogue: z.string().min(1), from: fromDay }))
      .superRefine(inOrder)
      .optional(),
    /** Installed terms by which the region scores and pays DIP groups: each has its days in force. */
    dip_terms: z.array(z.string().min(1)).optional(),
    /** What pays, each until the next begins; before the first, and where nothing is said, DRG. */
    pays_by: z
      .array(z.strictObject({ by: z.enum(['drg', 'dip']), from: fromDay }))
      .superRefine(inOrder)
      .optional(),
  })
  .superRefine(({ dip = [], pays_by: paysBy = [] }, context) => {
    paysBy.forEach(({ by, from }, i) => {
      const hasCatalogue = by === 'drg' || dip.some((one) => (one.from ?? '') <= (from ?? ''));
      if (!hasCatalogue)
        context.addIssue({
          code: 'custom',
          path: ['pays_by', i],
          message: `no DIP catalogue is in force ${from === null ? 'at the beginning' : `on ${from}`}`,
        });
    });
  });

function inOrder(dated: readonly { readonly from: string | null }[], context: z.RefinementCtx): void {
  dated.forEach(({ from }, i) => {
    const before = dated[i - 1];
    if (!before || (from !== null && from > (before.from ?? ''))) return;
    const message = `is not after ${before.from ?? 'the beginning'}`;
    context.addIssue({ code: 'custom', path: [i, 'from'], message });
  });
}

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
  return (lastOn(schemes, day) as Region['schemes'][number]).scheme;
}

/** The DIP catalogue in force for the region on a day of discharge; `null` where it groups by none. */
export function catalogueInForce({ dip = [] }: Region, day: string): string | null {
  return lastOn(dip, day)?.catalogue ?? null;
}

/** Whether an id is that of a DIP catalogue, and not of a DRG scheme: of one that a region has, or had. */
export function isCatalogue(id: string, { byCode }: RegionBook): boolean {
  return [...byCode.values()].some(({ dip = [] }) => dip.some(({ catalogue }) => catalogue === id));
}

/** What a case that is discharged on a day is paid by in the region. */
export function paysBy({ pays_by: dated = [] }: Region, day: string): PaidBy {
  return lastOn(dated, day)?.by ?? 'drg';
}

/** The DRG scheme, or the DIP catalogue, of which the groups are that pay in the region on a day of discharge. */
export function payingScheme(region: Region, day: string): string {
  const catalogue = paysBy(region, day) === 'dip' ? catalogueInForce(region, day) : null;
  return catalogue ?? schemeInForce(region, day);
}

function lastOn<T extends { readonly from: string | null }>(dated: readonly T[], day: string): T | undefined {
  return dated.findLast(({ from }) => from === null || from <= day);
}
