import { createHash } from 'node:crypto';

/** Names a place in a list to whoever may read the list; elsewhere it is worth nothing. */
export function cursorAt(list: string, place: string): string {
  return Buffer.from(`${markOf(list)}${place}`).toString('base64url');
}

/** The place a cursor names in a list; `null` for a cursor of another list, or none at all. */
export function placeOf(list: string, cursor: string): string | null {
  const text = Buffer.from(cursor, 'base64url').toString();
  const mark = markOf(list);
  return text.startsWith(mark) ? text.slice(mark.length) : null;
}

const markLength = 12;

function markOf(list: string): string {
  return createHash('sha256').update(list).digest('base64url').slice(0, markLength);
}
