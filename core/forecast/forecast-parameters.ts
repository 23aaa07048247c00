import * as z from 'zod';
import { wordsSchema } from '../claims/words.ts';
import { forecastMeasures } from './forecast-measures.ts';

const share = z.number().gt(0).lt(1);
const positive = z.number().positive();
const count = z.int().positive();

const seasonSchema = z.strictObject({
  /** Shorter histories, and units with fewer cases a month, have no season of their own. */
  minMonths: count,
  minMonthlyCases: positive,
  /** Days before and after the first lunar day in which the Spring Festival is felt. */
  festivalWindow: z.tuple([z.int(), z.int()]),
  /** Usual deviations (of logarithms): of a month from its parent's, of what festival and working days do to it. */
  monthSpread: positive,
  calendarSpread: positive,
  /** By how much a month varies beyond what counts do. */
  noiseSpread: positive,
});

const parametersSchema = z.strictObject({
  id: z.string().min(1),
  source: z.string().min(1),
  /** Months forecast unless others are asked for, and at most. */
  horizon: count,
  maxHorizon: count,
  /** So many months back are read. */
  historyMonths: count,
  /** The share of months that are to fall within the intervals. */
  level: share,
  season: seasonSchema,
  backTest: z.strictObject({
    /** The last so many months are forecast again, each from those before it, and from no fewer than `minMonths`. */
    origins: count,
    minMonths: count,
  }),
  choice: z.strictObject({
    /** A method takes the place of the combination if its errors are smaller by this share, … */
    margin: share,
    /** … at this share of the origins, … */
    winShare: share,
    /** … of which there are so many. */
    minOrigins: count,
  }),
  /** Errors of a unit's own count as so many beside what units of its size usually err. */
  spreadWeight: positive,
  /** A unit has opened late, or closed, where chance leaves it without cases for so long with this probability. */
  lifespanDoubt: share,
  /** The last month looks unfinished where it has less than this share of what was expected of it. */
  unfinishedShare: share,
  capacity: z.strictObject({
    /** Demand grows faster than capacity by so much: the difference of the two growths. */
    excess: positive,
    /** Probabilities from which a warning is called likely, and sure. */
    likely: share,
    sure: share,
    /** Fewer cases than this in the year before are too few to speak of growth. */
    minCases: count,
    source: z.string().min(1),
    kinds: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z-]+$/),
          name: wordsSchema,
          /** What tables call it besides. */
          alsoCalled: z.array(z.string().min(1)),
          /** What asks for it. */
          demand: z.enum(forecastMeasures),
          /** Whether one is there every day of a month, and takes a day of demand each: beds. */
          daily: z.boolean(),
        }),
      )
      .min(1),
  }),
});

/** How forecasts are made and what is warned about, kept as knowledge. */
export type ForecastParameters = Readonly<z.infer<typeof parametersSchema>>;

export type SeasonParameters = ForecastParameters['season'];

export type CapacityKind = ForecastParameters['capacity']['kinds'][number];

/** Checks the stored parameters. Throws one error that lists every mistake. */
export function parseForecastParameters(input: unknown): ForecastParameters {
  const parsed = parametersSchema.safeParse(input);
  if (!parsed.success) throw new Error(`forecast parameters: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
