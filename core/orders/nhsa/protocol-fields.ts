import * as z from 'zod';
import { wordsSchema } from '../../claims/words.ts';

/**
 * `str(n)`, `num(n,d)`, `date` and `datetime` as published; `list` of nodes, `map` of a node, `texts` (a list of
 * plain values), and `any`, of which nothing is read.
 */
const typeForm = /^(?:str\(\d+\)|num\(\d+(?:,\d+)?\)|date|datetime|list|map|texts|any)$/;

const fieldSchema = z.strictObject({
  name: z.string().min(1),
  zh: z.string().min(1),
  en: z.string().min(1),
  type: z.string().regex(typeForm),
  /** Always, or by one of the services alone. */
  required: z.union([z.literal(true), z.enum(['3101', '3102', '3103'])]).optional(),
  dictionary: z.string().min(1).optional(),
  /** Parts several codes in one text. */
  separator: z.string().length(1).optional(),
  /** Rows that are taken at most. */
  most: z.int().positive().optional(),
  /** A required list without rows is not blank. */
  may_be_empty: z.literal(true).optional(),
  /** Names under which clients send it too. */
  aliases: z.array(z.string().min(1)).optional(),
  /** Of a person: its value is never repeated in an answer. */
  identity: z.literal(true).optional(),
  /** Where and why the row is not as published. */
  own: z.string().min(1).optional(),
});

const fieldsSchema = z.strictObject({
  id: z.string().min(1),
  title: wordsSchema,
  source: z.string().min(1),
  version: z.string().min(1),
  revised_on: z.iso.date(),
  nodes: z.record(z.string().min(1), z.array(fieldSchema).min(1)),
});

/** A row of the interface's tables. */
export type ProtocolField = Readonly<z.infer<typeof fieldSchema>>;

/** The tables of 3101, 3102 and 3103 by the names of their nodes. */
export type ProtocolFields = Readonly<Record<string, readonly ProtocolField[]>>;

/** Checks `knowledge/dictionaries/order-audit-fields.json`. Throws one error that lists every mistake. */
export function parseProtocolFields(input: unknown): ProtocolFields {
  const parsed = fieldsSchema.safeParse(input);
  if (!parsed.success) throw new Error(`order-audit fields: ${z.prettifyError(parsed.error)}`);
  return parsed.data.nodes;
}

/** The longest text of a field of type `str(n)`, in characters; of others without bound. */
export function lengthOf({ type }: ProtocolField): number {
  return Number(/^str\((\d+)\)$/.exec(type)?.[1] ?? Number.POSITIVE_INFINITY);
}
