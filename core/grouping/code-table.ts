import * as z from 'zod';

/** A national code table of one edition: what exists, and what it is called. */
export const codeTableSchema = z.strictObject({
  id: z.string().min(1),
  source: z.string().min(1),
  titles: z.record(z.string(), z.string()),
});

export interface CodeTable {
  readonly id: string;
  readonly has: (code: string) => boolean;
  /** The official title, Chinese only; `null` for a code the table does not have. */
  readonly title: (code: string) => string | null;
}

/** Makes a table safe to ask for any text, `constructor` included. */
export function indexCodeTable({ id, titles }: z.infer<typeof codeTableSchema>): CodeTable {
  const byCode = new Map(Object.entries(titles));
  return { id, has: (code) => byCode.has(code), title: (code) => byCode.get(code) ?? null };
}
