import type * as z from 'zod';
import type { RecordFault } from '../rejection.ts';
import type { IssueFacts } from './field.ts';

/** Turns what zod found into faults with NHSA field paths. */
export function toRecordFaults(issues: readonly z.core.$ZodIssue[]): RecordFault[] {
  return issues.map((issue) => ({ field: toFieldPath(issue.path), value: issue.input, ...factsOf(issue) }));
}

function factsOf(issue: z.core.$ZodIssue): IssueFacts {
  if (issue.code === 'custom') return issue.params as IssueFacts;
  if (issue.input === undefined || issue.input === null) return { code: 'field-missing' };
  const isList = issue.code === 'invalid_type' && issue.expected === 'array';
  return { code: 'bad-node', expected: isList ? aList : anObject };
}

const aList = { zh: '列表', en: 'a list' };
const anObject = { zh: '一个对象', en: 'one object' };

/** `['feedetail', 3, 'cnt']` as `feedetail[3].cnt`. */
function toFieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`))
    .join('');
}
