import * as z from 'zod';
import type { Words } from '../claims/words.ts';

const notAscending: Words = { zh: '各点须由小到大', en: 'points stand in ascending order' };

/**
 * How a figure is turned into marks or a coefficient: points of the figure and what it gives. `linear`: between two
 * points in proportion. `steps`: what the last point at or below it gives. Beyond the ends, what the end gives.
 */
export const curveSchema = z.strictObject({
  kind: z.enum(['linear', 'steps']),
  points: z
    .array(z.tuple([z.number(), z.number()]))
    .min(2)
    .superRefine((points, context) => {
      points.forEach(([at], place) => {
        const before = points[place - 1]?.[0];
        if (before !== undefined && before >= at)
          context.addIssue({
            code: 'custom',
            path: [place, 0],
            message: `${notAscending.zh} ${notAscending.en}`,
            params: { words: notAscending },
          });
      });
    }),
});

export type ScoringCurve = Readonly<z.infer<typeof curveSchema>>;

/** What the curve gives for a figure. */
export function readCurve({ kind, points }: ScoringCurve, figure: number): number {
  const after = points.findIndex(([at]) => at > figure);
  const [beforeAt, before] = points.at(after < 0 ? -1 : Math.max(0, after - 1)) ?? [0, 0];
  const next = points[after];
  if (kind === 'steps' || after <= 0 || !next) return before;
  const [nextAt, gives] = next;
  return before + ((gives - before) * (figure - beforeAt)) / (nextAt - beforeAt);
}

/** Which way a curve goes: `higher` where more of the figure never gives less; `neither` where it goes both ways. */
export function rewardedBy({ points }: ScoringCurve): 'higher' | 'lower' | 'neither' {
  const steps = points.slice(1).map(([, gives], place) => gives - (points[place]?.[1] ?? 0));
  if (steps.every((step) => step >= 0)) return 'higher';
  return steps.every((step) => step <= 0) ? 'lower' : 'neither';
}
