import * as z from 'zod';
import { wordsSchema } from '../claims/words.ts';
import { measures } from '../indicators/case-measures.ts';
import type { Severity } from '../rules/finding.ts';

/** What can be compared. */
export const unitKinds = ['hospital', 'department', 'doctor'] as const;

export type UnitKind = (typeof unitKinds)[number];

const positive = z.int().positive();

const indicatorSchema = z.strictObject({
  /** The national code where the indicator is national, else `DS-…`. */
  id: z.string().regex(/^(ZB\d{14}|DS-[A-Z0-9-]+)$/),
  name: wordsSchema,
  measure: z.enum(measures),
  /** How a number of the measure is written. */
  shownAs: z.enum(['yuan', 'days', 'percent', 'doses-per-100-days', 'weight']),
  /**
   * `peers`: stays of a period against those of other units. `break`: a lasting change between months, apart from
   * what all peers went through. `growth`: the last months against as many before.
   */
  method: z.enum(['peers', 'break', 'growth']),
  /** `group`: stays are compared with stays of the same group only. `none`: the mix of groups is what is judged. */
  adjust: z.enum(['group', 'none']),
  units: z.array(z.enum(unitKinds)).min(1),
  /** Which way is a finding. */
  direction: z.enum(['up', 'down', 'both']),
  severity: z.enum(['violation', 'highly-suspicious', 'suspicious', 'reminder'] satisfies Severity[]),
  legalBasis: z.array(z.string().regex(/^条例 \d+(\(\d\))?$/)),
  source: z.string().min(1),
  effectiveFrom: z.iso.date(),
  effectiveTo: z.iso.date().nullable(),
  parameters: z.strictObject({
    /** Share of false findings that is accepted among those of an indicator and kind of unit. */
    falseDiscoveryRate: z.number().gt(0).lt(1),
    /** Times what was expected, at least, that matters: significance alone is no finding. */
    minRatio: z.number().min(1),
    /** Of a unit, in the period; where months are compared, in each of them. */
    minStays: positive,
    /** Of the peers in a group, and how many they must be. */
    minPeerStays: positive,
    minPeers: positive,
    /** Months a series must have, and those on either side of a break; a growth compares as many. */
    minMonths: positive.optional(),
    minMonthsAside: positive.optional(),
    /** Share of the unit's stays whose measure must be known. */
    minKnown: z.number().min(0).max(1),
  }),
  /** What a region must supply before the indicator says anything. */
  awaits: wordsSchema.optional(),
});

/** What is declared of an indicator, kept as knowledge. */
export type Indicator = Readonly<z.infer<typeof indicatorSchema>>;

/** Checks the stored indicators. Throws one error that lists every mistake. */
export function parseIndicators(input: unknown): readonly Indicator[] {
  const parsed = z.array(indicatorSchema).safeParse(input);
  if (!parsed.success) throw new Error(`indicators: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
