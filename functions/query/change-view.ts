import * as z from 'zod';
import { contributionNames } from '../../core/steering/contribution-names.ts';
import { type MemberKind, sayContributions } from '../../core/steering/contribution-words.ts';
import type { Contribution, Explanation } from '../../core/steering/contributions.ts';
import type { Split, SplitRow } from '../../core/steering/decompose-change.ts';
import type { Names } from '../../platform/knowledge/query-knowledge.ts';
import { nameOf, wordsViewSchema } from './summary-row.ts';

const sidesSchema = z.strictObject({ above: z.number(), below: z.number() });

const partsSchema = z.strictObject({
  volume: z.number().meta({ description: '量 more or fewer cases' }),
  mix: z.number().meta({ description: '结构 of other groups' }),
  price: z.number().meta({ description: '价 the same group at another price' }),
});

const splitRowSchema = z.strictObject({
  key: z.string().nullable().meta({ description: '无归属为 null; null for what has none' }),
  name: wordsViewSchema.nullable(),
  before: sidesSchema,
  now: sidesSchema,
  change: z.number(),
  parts: partsSchema,
});

/** A change taken apart: each of the lists adds up to it, the rows with most of it first. */
export const splitSchema = z.strictObject({
  before: z.number(),
  now: z.number(),
  change: z.number(),
  parts: partsSchema,
  by_group: z.array(splitRowSchema),
  by_member: z.array(splitRowSchema),
  by_column: z.array(splitRowSchema).meta({ description: '按费用构成 by part of the bill' }),
});

export type SplitView = z.infer<typeof splitSchema>;

/** @param members what the parts of the unit are, that are told apart beside its groups */
export function splitView(split: Split, members: MemberKind, names: Names): z.infer<typeof splitSchema> {
  const rows = (of: readonly SplitRow[], nameIn: (key: string) => z.infer<typeof wordsViewSchema> | null) =>
    of.toSorted(mostFirst).map(({ key, before, now, change, parts }) => ({
      key,
      name: key === null ? null : nameIn(key),
      before,
      now,
      change,
      parts,
    }));
  const { before, now, change, parts } = split;
  return {
    before,
    now,
    change,
    parts,
    by_group: rows(split.byGroup, names.group),
    by_member: rows(split.byMember, (key) => nameOf(members, key, names)),
    by_column: rows(split.byColumn, () => null),
  };
}

const mostFirst = (a: SplitRow, b: SplitRow) =>
  Math.abs(b.change) - Math.abs(a.change) || ((a.key ?? '') < (b.key ?? '') ? -1 : 1);

/** One thing that most of a change came from. */
export const contributionSchema = z.strictObject({
  of: z.enum(['group', 'member', 'part']),
  key: z.string().nullable(),
  effect: z.number(),
  share: z.number().meta({ description: '占全部变化 of the whole change' }),
  by: z.enum(['volume', 'mix', 'price']),
  text: wordsViewSchema,
});

export function contributionViews(
  explanation: Explanation,
  members: MemberKind,
  names: Names,
): z.infer<typeof contributionSchema>[] {
  const texts = sayContributions(
    explanation,
    members,
    contributionNames(explanation, members, names),
    names.groupKind,
  );
  return explanation.contributions.map(({ of, key, effect, share, by }: Contribution, at) => ({
    of,
    key,
    effect,
    share,
    by,
    text: texts[at] ?? { zh: '', en: '' },
  }));
}
