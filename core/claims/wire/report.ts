import type { RecordFault } from '../rejection.ts';

/** What is wrong with a value, and what should have been there where the code alone does not say it. */
export type Fault = Pick<RecordFault, 'code' | 'expected'>;

/** Is told all that is wrong, in the order in which it is met. @param place within what is read: `''`, `cnt`, `[3].cnt` */
export type Report = (place: string, sent: unknown, fault: Fault) => void;

/** Reads a node or one of its rows; `undefined` where it is refused, of which the report has been told. */
export type NodeReader<T> = (node: unknown, report: Report) => T | undefined;

/** For what nothing is decided by. */
export const unreported: Report = () => {};

/** Tells of places inside `outer`. */
export function reportWithin(outer: string, report: Report): Report {
  return (place, sent, fault) => report(join(outer, place), sent, fault);
}

function join(outer: string, inner: string): string {
  return inner === '' || inner.startsWith('[') ? `${outer}${inner}` : `${outer}.${inner}`;
}

const words = {
  list: { zh: '列表', en: 'a list' },
  object: { zh: '一个对象', en: 'one object' },
};

/** The fault of a node that is not of the structure that it should have. */
export function structureFault(node: unknown, expected: keyof typeof words): Fault {
  if (node === undefined || node === null) return { code: 'field-missing' };
  return { code: 'bad-node', expected: words[expected] };
}
