import * as z from 'zod';
import type { Region, RegionBook } from './region-book.ts';

export const activationSchema = z.strictObject({
  /** Left out in the days when nothing else was activated. */
  kind: z.literal('scheme').optional(),
  /** Six-digit code of a region of the book. */
  region: z.string().regex(/^\d{6}$/),
  scheme: z.string().min(1),
  /** Hash of the scheme's files: what was tried is what is in force. */
  package: z.string().regex(/^[0-9a-f]{64}$/),
  /** First day of discharge; it holds until the next scheme of the region begins. */
  from: z.iso.date(),
  /** Who decided. */
  by: z.string().min(1),
  /** Why, where whoever decided said so. */
  why: z.string().min(1).optional(),
  at: z.iso.datetime(),
  /** Name of the dry run that the decision rests on. */
  dry_run: z.string().min(1),
});

/** A decision that a region groups by a scheme from a day on. */
export type SchemeActivation = Readonly<z.infer<typeof activationSchema>>;

/**
 * The book as the activations leave it. Of two for the same region and day the later made one holds: that
 * is how a decision is taken back. An activation of a region that the book does not have changes nothing.
 */
export function withActivations(book: RegionBook, activations: readonly SchemeActivation[]): RegionBook {
  if (activations.length === 0) return book;
  const activate = (region: Region) =>
    activateIn(
      region,
      activations.filter(({ region: code }) => code === region.code),
    );
  const regions = [...book.byCode.values()].map(activate);
  return { byCode: new Map(regions.map((region) => [region.code, region])), standIn: activate(book.standIn) };
}

function activateIn(region: Region, activations: readonly SchemeActivation[]): Region {
  const byDay = new Map([...region.schemes, ...activations].map(({ scheme, from }) => [from, scheme]));
  const schemes = [...byDay].map(([from, scheme]) => ({ from, scheme }));
  return { ...region, schemes: schemes.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)) };
}
