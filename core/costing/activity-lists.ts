import * as z from 'zod';
import { type CheckedDocument, checkShape, type DocumentIssue } from '../claims/document-issue.ts';
import { wordsSchema } from '../claims/words.ts';

const activitySchema = z.strictObject({
  id: z.string().min(1),
  title: wordsSchema,
  /** What is used up: supplies, people's time, equipment, energy, space. */
  kind: z.enum(['supplies', 'time', 'equipment', 'energy', 'space']),
  /** Of the cost driver, each time the procedure is performed. */
  quantity: z.number().positive(),
  /** Of the quantity: minutes, sets, kWh. */
  unit: wordsSchema,
  unitCostYuan: z.number().nonnegative(),
});

const activityListSchema = z.strictObject({
  /** ICD-9-CM-3 code, insurance edition. */
  procedure: z.string().min(1),
  title: wordsSchema,
  source: z.string().min(1),
  /** Catalogue codes that are paid for by the activities: on a stay with the procedure they cost nothing besides. */
  covers: z.array(z.string().min(1)),
  activities: z.array(activitySchema).min(1),
});

export type ActivityList = Readonly<z.infer<typeof activityListSchema>>;
export type Activity = ActivityList['activities'][number];

/** By procedure code. */
export type ActivityLists = ReadonlyMap<string, ActivityList>;

/** Checks a hospital's activity lists, one a procedure: everything that is wrong with them, at once. */
export function readActivityLists(input: unknown): CheckedDocument<ActivityLists> {
  const checked = checkShape(z.array(activityListSchema).min(1), input);
  if (!checked.ok) return checked;
  const lists = checked.value;
  const issues = [
    ...repeated(
      lists.map(({ procedure }) => procedure),
      (at) => [at, 'procedure'],
    ),
    ...lists.flatMap(({ activities, covers }, list) => [
      ...repeated(
        activities.map(({ id }) => id),
        (at) => [list, 'activities', at, 'id'],
      ),
      ...repeated(covers, (at) => [list, 'covers', at]),
    ]),
  ];
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, value: new Map(lists.map((list) => [list.procedure, list])) };
}

/** Fen that an activity costs each time, to the nearest. */
export function activityFen({ quantity, unitCostYuan }: Activity): number {
  return Math.round(quantity * unitCostYuan * 100);
}

function repeated(
  names: readonly string[],
  pathOf: (at: number) => DocumentIssue['path'],
): readonly DocumentIssue[] {
  return names.flatMap((name, at) => {
    if (names.indexOf(name) === at) return [];
    return [{ path: pathOf(at), words: { zh: `${name} 重复`, en: `${name} stands twice` } }];
  });
}
