import * as z from 'zod';
import { addDays } from '../../claims/calendar-days.ts';
import type { Catalogue } from '../../claims/catalogue.ts';
import type { FeeLine, Procedure, SettlementList } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { isAntibacterial } from '../../drugs/national-drug-code.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import type { TableOfKind } from '../knowledge-points.ts';
import { type FlaggedLine, hitOnLines } from '../line-hit.ts';
import { isOrdered, listDays } from '../line-span.ts';
import { type CaseCheck, noData, pass, type Verdict, verdictOf } from '../rule.ts';

const words = {
  choice: {
    zh: '{item}不是{operation}（Ⅰ类切口）预防用药的适宜品种',
    en: '{item} is not fit to prevent infection in {operation}, a clean operation',
  },
  early: {
    zh: '{operation}（Ⅰ类切口）于{day}施行，{item}在{date}即开始使用',
    en: '{operation}, a clean operation, was done on {day}; {item} was given as early as {date}',
  },
  long: {
    zh: '{operation}（Ⅰ类切口）预防用药限术后{hours}小时，手术日{day}，{item}用至{date}',
    en: '{operation}, a clean operation of {day}, allows prevention for {hours} hours; {item} was given on {date}',
  },
  earlyOrder: {
    zh: '{operation}（Ⅰ类切口）手术日{day}，{item}医嘱{date}即开始',
    en: '{operation}, a clean operation, is of {day}; {item} is ordered from {date} on',
  },
  longOrder: {
    zh: '{operation}（Ⅰ类切口）预防用药限术后{hours}小时，手术日{day}，{item}医嘱至{date}',
    en: '{operation}, a clean operation of {day}, allows prevention for {hours} hours; {item} is ordered until {date}',
  },
  operation: { zh: '{operation}，手术日{day}', en: '{operation}, on {day}' },
} as const satisfies Readonly<Record<string, Words>>;

const parameters = z.strictObject({
  /** Days before the operation on which the first dose may be charged. */
  daysBefore: z.int().nonnegative(),
  /** Beginnings of procedures that are done without an incision and say nothing of it. */
  withoutIncision: z.array(z.string().min(1)),
  /** Beginnings of diagnoses that call for treatment: antibacterials are then no prevention. */
  infectionDiagnoses: z.array(z.string().min(1)),
});

/** What is wrong with a line, and the day that shows it. */
interface Fault {
  readonly kind: 'choice' | 'early' | 'long';
  readonly date: string;
}
type Parameters = z.infer<typeof parameters>;
type CleanOperation = TableOfKind<'clean-operation'>['rows'][number];

/** A clean operation that was done, and what the region says of it. */
interface Done {
  readonly procedure: Procedure;
  readonly operation: CleanOperation;
}

/** The prevention that the operations of a stay allow together. */
interface Course {
  /** The main operation's code and name. */
  readonly code: string;
  readonly operation: string;
  readonly classes: readonly string[];
  readonly hours: number;
  /** Day of the first operation, `yyyy-MM-dd`. */
  readonly day: string;
  /** First and last day of prevention. */
  readonly from: string;
  readonly to: string;
}

/**
 * Antibacterials (XJ01) in a stay whose operations are all clean and that has no infection to treat: of an
 * unfit class, before the operation's day, or after the hours allowed. A list gives the day of an operation,
 * not the hour, so the hours are counted from the end of that day. No date: no data. Orders may be judged before
 * the operation is done; one without an end is judged up to today.
 */
export const surgicalProphylaxis = defineCheck({
  tableKind: 'clean-operation',
  parameters,
  bind: ({ table, catalogue, parameters: limits }): CaseCheck => ({
    reads: 'case',
    run({ list, standingLines, dischargedOn }) {
      const operations = cleanOperationsOf(list, table.rows, limits);
      if (operations.length === 0) return pass;
      if (!standingLines) return noData('feeLines');
      const given = standingLines.filter((line) => isAntibacterial(line.code) && !line.dischargeDrug);
      if (given.length === 0) return pass;
      const course = courseOf(operations, limits);
      return course ? judge(given, { ...course, today: dischargedOn }, catalogue) : noData('operationDate');
    },
  }),
});

/** The operations, where all of them are clean and no diagnosis tells of an infection; else none. */
function cleanOperationsOf(
  { procedures, diagnoses }: SettlementList,
  rows: readonly CleanOperation[],
  { withoutIncision, infectionDiagnoses }: Parameters,
): readonly Done[] {
  const operations = procedures.filter(({ code }) => !startsWithAny(code, withoutIncision));
  if (operations.length === 0) return [];
  const clean = operations.flatMap((procedure) => {
    const operation = rows.find(([beginning]) => procedure.code.startsWith(beginning));
    return operation ? [{ procedure, operation }] : [];
  });
  const isClean = clean.length === operations.length;
  return isClean && !diagnoses.some(({ code }) => startsWithAny(code, infectionDiagnoses)) ? clean : [];
}

/** From the first operation for as long as the last one allows; `null` where a date is missing. */
function courseOf(operations: readonly Done[], { daysBefore }: Parameters): Course | null {
  const [main] = operations;
  const days = operations.flatMap(({ procedure }) => procedure.performedOn ?? []).sort();
  const [day] = days;
  if (!main || day === undefined || days.length < operations.length) return null;
  const ends = operations.map(({ procedure, operation: [, , , hours] }) =>
    addDays(procedure.performedOn ?? day, Math.ceil(hours / 24)),
  );
  return {
    code: main.procedure.code,
    operation: main.operation[1],
    classes: operations.flatMap(({ operation: [, , classes] }) => classes),
    hours: Math.max(...operations.map(({ operation: [, , , hours] }) => hours)),
    day,
    from: addDays(day, -daysBefore),
    to: ends.sort().at(-1) ?? day,
  };
}

interface Judged extends Course {
  readonly today: string;
}

function judge(given: readonly FeeLine[], course: Judged, catalogue: Catalogue): Verdict {
  const flagged = given.flatMap((line) => flag(line, course, catalogue));
  if (flagged.length === 0) return pass;
  const { code, operation, day } = course;
  const hit = hitOnLines(flagged, 'line-amount');
  const why = {
    kind: 'procedure',
    ref: code,
    text: sayEvidence(words.operation, { operation, day }),
  } as const;
  return verdictOf([{ ...hit, evidence: [...hit.evidence, why] }]);
}

function flag(line: FeeLine, course: Judged, catalogue: Catalogue): readonly FlaggedLine[] {
  const fault = faultOf(line, course);
  if (!fault) return [];
  const { kind, date } = fault;
  const { operation, hours, day } = course;
  const item = line.name ?? catalogue.get(line.code)?.name ?? line.code;
  const said = kind !== 'choice' && isOrdered(line) ? words[`${kind}Order`] : words[kind];
  const text = sayEvidence(said, { item, operation, hours, day, date });
  return [{ line, amountFen: line.amountFen, text }];
}

function faultOf(line: FeeLine, { classes, from, to, today }: Judged): Fault | null {
  const [first = '', ...later] = listDays(line, today);
  if (!startsWithAny(line.code, classes)) return { kind: 'choice', date: first };
  if (first < from) return { kind: 'early', date: first };
  const last = later.at(-1) ?? first;
  return last > to ? { kind: 'long', date: last } : null;
}

function startsWithAny(code: string, beginnings: readonly string[]): boolean {
  return beginnings.some((beginning) => code.startsWith(beginning));
}
