import * as z from 'zod';
import { wordsSchema } from '../claims/words.ts';

export const byLevelSchema = z.strictObject({
  '1': z.number().positive(),
  '2': z.number().positive(),
  '3': z.number().positive(),
});

const groups = z.array(z.string().min(1));

/** For which cases a column of the table is, and what its cells say. */
export const columnSchema = z.strictObject({
  /** Payment standards, the coefficients they contain, or the limits of outliers in money. */
  holds: z.enum(['standard', 'coefficient', 'low-limit', 'high-limit']),
  levels: z.array(z.literal([1, 2, 3])).min(1),
  insurance: z.array(z.enum(['employee', 'resident', 'other'])).min(1),
  /** Base rate of a column of standards: yuan for a weight of one. `published`: else it follows from them. */
  rate: z.strictObject({ yuan: z.number().positive(), published: z.boolean() }).optional(),
});

const byItem = z.strictObject({ method: z.literal('by-item'), share: z.number().positive().max(1) });

const outliersSchema = z.strictObject({
  /** Times the standard, by level; `null` where the table has limits in money. */
  high_multiple: byLevelSchema.nullable(),
  low_multiple: byLevelSchema.nullable(),
  /**
   * What a case at or above the high limit is paid. `excess-share`: standard + (cost − limit) × share.
   * `ratio-factor`: standard × (1 + (cost − limit) ÷ standard) × factor. `by-item`: cost × share.
   */
  high_pay: z.discriminatedUnion('method', [
    z.strictObject({ method: z.literal('excess-share'), share: z.number().min(0).max(1) }),
    z.strictObject({ method: z.literal('ratio-factor'), factor: z.number().positive() }),
    byItem,
  ]),
  /** What a case at or below the low limit is paid. `by-item`: cost × share. `proportional`: standard × cost ÷ limit. */
  low_pay: z.discriminatedUnion('method', [byItem, z.strictObject({ method: z.literal('proportional') })]),
  source: z.string().min(1),
});

const whenSchema = z
  .strictObject({
    min_days: z.int().positive(),
    max_days: z.int().positive(),
    day_surgery: z.boolean(),
    departments: z.array(z.string().min(1)).min(1),
    groups: groups.min(1),
  })
  .partial()
  .refine((when) => Object.keys(when).length > 0, 'says of no case that it leaves');

/** Cases that are not paid by their group: very short or long stays, bed-day care, day surgery. */
export const exitSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: wordsSchema,
  source: z.string().min(1),
  /** All that is said must hold. */
  when: whenSchema,
  pay: z.discriminatedUnion('method', [
    byItem,
    z.strictObject({
      method: z.literal('bed-day'),
      fen_per_day: z.partialRecord(z.enum(['1', '2', '3']), z.int().positive()),
    }),
    z.strictObject({ method: z.literal('standard-share'), share: z.number().positive() }),
  ]),
});

/** Groups that the table marks out. */
const classesSchema = z.strictObject({
  /** Basic groups: one price everywhere; no coefficient of an institution is applied to it. */
  basic: groups,
  /** Groups of traditional Chinese medicine. */
  tcm: groups,
  /** Paid as billed. */
  by_item: groups,
  /** Paid what a review of each case decides. */
  case_review: groups,
});

/** Group, relative weight, then one cell for each column: fen, or a coefficient; null where none is published. */
const rowSchema = z.tuple(
  [z.string().min(1), z.number().nonnegative().nullable()],
  z.number().positive().nullable(),
);

/** What a tariff says besides its table. */
export const tariffHeadSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: wordsSchema,
  region: z.string().regex(/^\d{6}$/),
  scheme: z.string().min(1),
  effective_from: z.iso.date(),
  effective_to: z.iso.date().nullable(),
  source: z.string().min(1),
  notes: z.array(z.string()),
  /** Coefficients that the standards contain, where they go by level alone; basic groups have the same at each. */
  tiers: z.strictObject({ by_level: byLevelSchema, basic: z.number().positive() }).nullable(),
  /** Coefficients of institutions by `fixmedins_code`, on top of the standards; 1 for all others. */
  institutions: z.record(z.string().regex(/^[A-Z]\d{11}$/), z.number().positive()),
  outliers: outliersSchema,
  /** The first that fits a case holds. */
  exits: z.array(exitSchema),
  /**
   * What the fund pays of a payment. `pro-rata`: as large a share as it paid of the bill. `after-personal`: what
   * is left when the patient's part of the bill is taken off.
   */
  fund: z.strictObject({ method: z.enum(['pro-rata', 'after-personal']), source: z.string().min(1) }),
});

export const tariffSchema = tariffHeadSchema
  .extend({
    classes: classesSchema,
    /** Of those that hold the same, the first that fits a case is used. */
    columns: z.array(columnSchema).min(1),
    rows: z.array(rowSchema),
  })
  .superRefine((tariff, context) => {
    const add: Add = (path, zh, en) =>
      context.addIssue({ code: 'custom', path, message: en, params: { words: { zh, en } } });
    const { effective_from: from, effective_to: to } = tariff;
    if (to !== null && to < from)
      add(['effective_to'], `早于起日 ${from}`, `lies before the first day, ${from}`);
    checkRows(tariff, add);
    checkLimits(tariff, add);
    checkClasses(tariff, add);
  });

/** A region's weights and payment standards, as stored under `knowledge/tariffs`. */
export type TariffData = z.infer<typeof tariffSchema>;

export type TariffColumn = TariffData['columns'][number];

type Add = (path: PropertyKey[], zh: string, en: string) => void;
type Checked = Pick<TariffData, 'rows' | 'columns' | 'classes' | 'outliers'>;

function checkRows({ rows, columns }: Checked, add: Add): void {
  const seen = new Set<string>();
  rows.forEach(([group, , ...cells], row) => {
    if (seen.has(group)) add(['rows', row], `病组 ${group} 重复`, `${group} stands twice`);
    seen.add(group);
    if (cells.length !== columns.length)
      add(['rows', row], `${group}：每列应有一格`, `${group}: one cell for each column`);
    cells.forEach((cell, at) => {
      if (cell !== null && columns[at]?.holds !== 'coefficient' && !Number.isSafeInteger(cell))
        add(['rows', row, at + 2], `${group}：应为整数分`, `${group}: whole fen`);
    });
  });
}

function checkLimits({ outliers, columns }: Checked, add: Add): void {
  for (const [multiple, holds] of [
    ['high_multiple', 'high-limit'],
    ['low_multiple', 'low-limit'],
  ] as const) {
    const inMoney = columns.some((column) => column.holds === holds);
    if (inMoney === (outliers[multiple] !== null))
      add(['outliers', multiple], `倍率与 ${holds} 列应有其一`, `either multiples or a column of ${holds}`);
  }
}

function checkClasses({ rows, classes }: Checked, add: Add): void {
  const known = new Set(rows.map(([group]) => group));
  for (const [name, members] of Object.entries(classes)) {
    members.forEach((group, at) => {
      if (!known.has(group)) add(['classes', name, at], `${group} 不在表中`, `${group} has no row`);
    });
  }
  for (const group of classes.by_item) {
    if (classes.case_review.includes(group))
      add(['classes'], `${group}：按项目与特例单议只能居其一`, `${group}: by item, or by review`);
  }
}
