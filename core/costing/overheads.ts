import * as z from 'zod';
import { type CheckedDocument, checkShape, type DocumentIssue } from '../claims/document-issue.ts';
import { wordsSchema } from '../claims/words.ts';
import { isPeriod } from '../indicators/period.ts';

/** Keys that the stays themselves tell: days in hospital, stays, what was billed. */
const stayKeys = ['bed-days', 'cases', 'revenue'] as const;

export type StayKey = (typeof stayKeys)[number];

const idSchema = z.string().min(1);
const fenSchema = z.int().nonnegative();

const overheadsSchema = z.strictObject({
  title: wordsSchema,
  source: z.string().min(1),
  /** Of the costs; only stays that ended in it share them. */
  period: z.string().refine(isPeriod, {
    params: {
      words: {
        zh: '应为月（2026-05）、季（2026-Q2）或年（2026）',
        en: 'expected a month (2026-05), a quarter (2026-Q2) or a year (2026)',
      },
    },
  }),
  /** Keys of the hospital's own: heads, square metres, by service and department. */
  keys: z.array(
    z.strictObject({
      id: idSchema,
      title: wordsSchema,
      values: z.record(idSchema, z.number().nonnegative()),
    }),
  ),
  /**
   * Services without stays, in the order in which they are closed: each passes its own cost, with what it was passed,
   * on to the services after it and to the departments.
   */
  services: z.array(
    z.strictObject({ id: idSchema, title: wordsSchema, amountFen: fenSchema, key: z.string().min(1) }),
  ),
  /** Departments' own overheads. */
  departments: z.array(z.strictObject({ department: idSchema, amountFen: fenSchema })),
  /** By what a department's overheads go to its stays. */
  toCases: z.enum(stayKeys),
  /** Cost of what has no unit cost, as a share of what is billed, by fee category (`med_chrgitm_type`). */
  costToCharge: z
    .strictObject({
      source: z.string().min(1),
      ratios: z.record(z.string().regex(/^\d{2}$/), z.number().nonnegative()),
    })
    .optional(),
});

/** What a hospital declares of its overheads for a period, and how they are passed on. */
export type Overheads = Readonly<z.infer<typeof overheadsSchema>>;

/** Checks declared overheads: everything that is wrong with them, at once. */
export function readOverheads(input: unknown): CheckedDocument<Overheads> {
  const checked = checkShape(overheadsSchema, input);
  if (!checked.ok) return checked;
  const issues = [
    ...repeatedIds(checked.value),
    ...unknownKeys(checked.value),
    ...unknownPlaces(checked.value),
  ];
  return issues.length === 0 ? checked : { ok: false, issues };
}

const issue = (path: DocumentIssue['path'], zh: string, en: string): DocumentIssue => ({
  path,
  words: { zh, en },
});

function repeatedIds({ keys, services, departments }: Overheads): readonly DocumentIssue[] {
  const places = [
    ...services.map(({ id }, at) => ({ id, path: ['services', at, 'id'] })),
    ...departments.map(({ department: id }, at) => ({ id, path: ['departments', at, 'department'] })),
  ];
  const named = [
    ...stayKeys.map((id) => ({ id, path: [] })),
    ...keys.map(({ id }, at) => ({ id, path: ['keys', at, 'id'] })),
  ];
  return [places, named].flatMap((list) =>
    list
      .filter(({ id }, at) => list.findIndex((other) => other.id === id) !== at)
      .map(({ id, path }) => issue(path, `${id} 重复`, `${id} stands twice`)),
  );
}

function unknownKeys({ keys, services }: Overheads): readonly DocumentIssue[] {
  const known: readonly string[] = [...stayKeys, ...keys.map(({ id }) => id)];
  return services.flatMap(({ key }, at) =>
    known.includes(key)
      ? []
      : [
          issue(
            ['services', at, 'key'],
            `没有分摊依据 ${key}；可用：${known.join('、')}`,
            `there is no key ${key}; there are ${known.join(', ')}`,
          ),
        ],
  );
}

/** A service that a key names and that is not there is a slip of the pen; any other name may be a department. */
function unknownPlaces({ keys, services }: Overheads): readonly DocumentIssue[] {
  return services.flatMap(({ id, key }, at) => {
    const values = keys.find((one) => one.id === key)?.values;
    const receivers = Object.entries(values ?? {}).filter(
      ([name, value]) => value > 0 && !isClosed(name, at, services),
    );
    if (values === undefined || receivers.length > 0) return [];
    const path = ['services', at, 'key'];
    return [
      issue(path, `${id} 按 ${key} 无处可分摊`, `by ${key} there is nobody for ${id} to pass its cost on to`),
    ];
  });
}

/** Whether it is a service that was closed before, or is being closed. */
function isClosed(name: string, at: number, services: Overheads['services']): boolean {
  const place = services.findIndex(({ id }) => id === name);
  return place >= 0 && place <= at;
}
