import type { Edits } from './rejected-record.ts';

/** What was written into records, by their place in the list. */
export type AllEdits = ReadonlyMap<number, Edits>;

/** @param sent what the field has been sent as: who writes that again has changed nothing */
export function withEdit(all: AllEdits, at: number, field: string, text: string, sent: string): AllEdits {
  const own = new Map(all.get(at));
  if (text === sent) own.delete(field);
  else own.set(field, text);
  const next = new Map(all);
  if (own.size === 0) next.delete(at);
  else next.set(at, own);
  return next;
}
