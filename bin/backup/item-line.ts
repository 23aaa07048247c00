import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item as DynamoDB speaks of it, with every attribute's type. */
export type RawItem = Readonly<Record<string, AttributeValue>>;

/** A line of an export, as DynamoDB writes them to S3. */
export interface ItemLine {
  readonly Item: Readonly<Record<string, unknown>>;
}

/** Binary values become text; everything else is JSON as it is. */
export function toItemLine(item: RawItem): ItemLine {
  return { Item: mapValues(item, encode) };
}

export function fromItemLine({ Item }: ItemLine): RawItem {
  return mapValues(Item, decode as (value: unknown) => AttributeValue);
}

/** What the item says under a name, where that is text. */
export function textIn(item: RawItem, name: string): string | undefined {
  return item[name]?.S;
}

type Typed = { readonly [Type in 'B' | 'BS' | 'M' | 'L']?: unknown };

function encode(value: AttributeValue): unknown {
  const typed = value as Typed;
  if (typed.B !== undefined) return { B: base64(typed.B as Uint8Array) };
  if (typed.BS !== undefined) return { BS: (typed.BS as Uint8Array[]).map(base64) };
  if (typed.M !== undefined) return { M: mapValues(typed.M as RawItem, encode) };
  if (typed.L !== undefined) return { L: (typed.L as AttributeValue[]).map(encode) };
  return value;
}

function decode(value: unknown): unknown {
  const typed = value as Typed;
  if (typed.B !== undefined) return { B: Buffer.from(typed.B as string, 'base64') };
  if (typed.BS !== undefined)
    return { BS: (typed.BS as string[]).map((text) => Buffer.from(text, 'base64')) };
  if (typed.M !== undefined) return { M: mapValues(typed.M as Readonly<Record<string, unknown>>, decode) };
  if (typed.L !== undefined) return { L: (typed.L as unknown[]).map(decode) };
  return value;
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
