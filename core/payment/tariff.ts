import * as z from 'zod';
import type { HospitalLevel, InsuranceType } from '../claims/settlement-list.ts';
import { wordsSchema } from '../claims/words.ts';

const multiplesByLevel = z.strictObject({
  '1': z.number().positive(),
  '2': z.number().positive(),
  '3': z.number().positive(),
});

const tariffSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: wordsSchema,
    region: z.string().regex(/^\d{6}$/),
    scheme: z.string().min(1),
    effective_from: z.iso.date(),
    effective_to: z.iso.date().nullable(),
    source: z.string().min(1),
    notes: z.array(z.string()),
    /** Which cases a column of standards is for; the first that fits is used. */
    columns: z
      .array(
        z.strictObject({
          levels: z.array(z.literal([1, 2, 3])).min(1),
          insurance: z.array(z.enum(['employee', 'resident', 'other'])).min(1),
        }),
      )
      .min(1),
    outliers: z.strictObject({
      high_multiple: multiplesByLevel,
      /** Share of the cost above the high multiple that is paid on top of the standard. */
      high_excess_share: z.number().min(0).max(1),
      low_multiple: multiplesByLevel,
      source: z.string().min(1),
    }),
    /** Group, relative weight, then one standard in fen for each column; null where none is published. */
    rows: z.array(z.tuple([z.string(), z.number().nonnegative().nullable()], z.int().positive().nullable())),
  })
  .superRefine((tariff, context) => {
    const seen = new Set<string>();
    tariff.rows.forEach(([group, , ...standards], row) => {
      if (seen.has(group))
        context.addIssue({ code: 'custom', path: ['rows', row], message: `${group} stands twice` });
      if (standards.length !== tariff.columns.length) {
        context.addIssue({
          code: 'custom',
          path: ['rows', row],
          message: `${group}: one standard for each column`,
        });
      }
      seen.add(group);
    });
  });

/** A region's weights and payment standards, as stored under `knowledge/tariffs`. */
export type TariffData = z.infer<typeof tariffSchema>;

/** What a region publishes for one group. */
export interface TariffRow {
  /** Relative weight in ten-thousandths, so that sums of weights are exact; `null` where not published. */
  readonly weightE4: number | null;
  /** Payment standards in fen, one for each column of the tariff. */
  readonly standardsFen: readonly (number | null)[];
}

export interface Tariff {
  readonly data: TariffData;
  readonly rows: ReadonlyMap<string, TariffRow>;
}

/** Checks a stored tariff and indexes it by group. Throws one error that lists every mistake. */
export function parseTariff(input: unknown): Tariff {
  const parsed = tariffSchema.safeParse(input);
  if (!parsed.success) throw new Error(`tariff: ${z.prettifyError(parsed.error)}`);
  return indexTariff(parsed.data);
}

/** @param data checked before */
export function indexTariff(data: TariffData): Tariff {
  const rows = data.rows.map(
    ([group, weight, ...standardsFen]) =>
      [group, { weightE4: weight === null ? null : Math.round(weight * 10_000), standardsFen }] as const,
  );
  return { data, rows: new Map(rows) };
}

/** The payment standard of a group in fen, or `null` where the tariff publishes none for such a case. */
export function standardFen(
  tariff: Tariff,
  group: string,
  level: HospitalLevel,
  insurance: InsuranceType,
): number | null {
  const column = tariff.data.columns.findIndex(
    (candidate) => candidate.levels.includes(level) && candidate.insurance.includes(insurance),
  );
  return tariff.rows.get(group)?.standardsFen[column] ?? null;
}
