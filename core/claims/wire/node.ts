import { type NodeReader, type Report, reportWithin, structureFault, unreported } from './report.ts';

/** A node of the settlement list as sent: nothing is known about its fields yet. */
export type WireObject = Readonly<Record<string, unknown>>;

export function isWireObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A node that is one object; some clients send it as a list of one. */
export function toObject(node: unknown): unknown {
  return Array.isArray(node) && node.length === 1 ? node[0] : node;
}

/** A node that is a list; a blank one is no list, and a single object (from XML) is a list of one. */
export function toList(node: unknown): unknown {
  if (node === undefined || node === null || node === '') return null;
  return isWireObject(node) ? [node] : node;
}

/** A node of many rows. Rows that are mere placeholders read as `null` and are left out; `null` where none are left. */
export function listNode<T>(readRow: NodeReader<T | null>): NodeReader<readonly T[] | null> {
  return (node, report) => {
    const rows = toList(node);
    if (rows === null) return null;
    if (!Array.isArray(rows)) {
      report('', rows, structureFault(rows, 'list'));
      return undefined;
    }
    const present: T[] = [];
    let isWhole = true;
    let at = 0;
    const reportRow: Report = (place, sent, fault) => reportWithin(`[${at}]`, report)(place, sent, fault);
    for (; at < rows.length; at++) {
      const row = readRow(rows[at], reportRow);
      if (row === undefined) isWhole = false;
      else if (row !== null) present.push(row);
    }
    if (!isWhole) return undefined;
    return present.length === 0 ? null : present;
  };
}

/** A node that nothing is decided by: rows that make no sense are left out, and so is what is no list. */
export function uncheckedListNode<T>(readRow: NodeReader<T>): NodeReader<readonly T[] | null> {
  const readList = listNode<T>((row) => readRow(row, unreported) ?? null);
  return (node) => readList(node, unreported) ?? null;
}
