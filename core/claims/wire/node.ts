import * as z from 'zod';

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

/** A node of many rows. Rows that are mere placeholders read as `null` and are left out. */
export function listNode<T>(row: z.ZodType<T | null>) {
  return z.preprocess(toList, z.array(row).nullable()).transform((rows) => {
    const present = rows?.filter((entry) => entry !== null) ?? [];
    return present.length === 0 ? null : present;
  });
}

/** A node that nothing is decided by: rows that make no sense are left out, and so is what is no list. */
export function uncheckedListNode<T>(row: z.ZodType<T | null>) {
  return listNode(row.catch(null)).catch(null);
}
