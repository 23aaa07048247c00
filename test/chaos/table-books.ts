import type { Result } from '../../core/result.ts';
import { alertIdOf } from '../../platform/alerts/alert-id.ts';
import { unpacked } from '../../platform/table/packed.ts';

type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

export interface Raced {
  readonly batches: ReadonlySet<string>;
  readonly hospitals: ReadonlySet<string>;
}

/** Kept for runs under way, by the clock or by number of tries: nothing that anybody reads afterwards. */
const passing = /^(TURN|WINDOW|TICKET|CONNECTION)#/;

const ofTheClock = new Set([
  'closed_at',
  'raised_at',
  'expires_at',
  'until',
  'owner',
  'at',
  'turn',
  'started_at',
  'planned_at',
  'split_at',
  'touched_at',
  'moved_at',
  'gsi1sk',
  'gsi2sk',
  'gsi3sk',
]);

/** The table without what is of the clock, of turns, and of races. */
export function tableBooks(
  items: readonly Record<string, unknown>[],
  raced: Raced,
): { readonly books: Map<string, unknown>; readonly standingAlerts: ReadonlySet<string> } {
  const all = new Map((items as readonly Item[]).map((item) => [`${item.pk} ${item.sk}`, item]));
  const books = new Map<string, unknown>();
  const standingAlerts = new Set<string>();
  const findings = new Set<string>();
  for (const item of all.values()) {
    const { result } = item as { result?: Result };
    if (result && !('withdrawn' in item)) standingAlerts.add(alertIdOf(result));
    if (item.sk.startsWith('FINDING#')) findings.add(item.sk);
  }
  for (const [name, item] of all) {
    if (passing.test(item.pk) || isLeftOut(item, { raced, standingAlerts, findings })) continue;
    const entry = entryOf(item, all, raced);
    if (entry !== undefined) books.set(name, entry);
  }
  return { books, standingAlerts };
}

interface Standing {
  readonly raced: Raced;
  readonly standingAlerts: ReadonlySet<string>;
  readonly findings: ReadonlySet<string>;
}

/** Where two uploads race, what the one that lost has left, or not left, behind. */
function isLeftOut({ pk, sk }: Item, { raced, standingAlerts, findings }: Standing): boolean {
  const [kind, hospital = '', id = ''] = pk.split('#');
  if (kind === 'SUMMARY') return raced.hospitals.has(hospital) && raced.batches.has(sk.split('#')[0] ?? '');
  if (kind === 'ALERT') return raced.hospitals.has(hospital) && !standingAlerts.has(id);
  // How far its steps have come, and what the sweeper has noted of it.
  if (kind === 'BATCH') return sk !== 'BATCH';
  return kind === 'FINDING' && raced.hospitals.size > 0 && !findings.has(pk);
}

/** `undefined` of a page, which is in the entry of what it is a page of, or of nothing. */
function entryOf(item: Item, all: ReadonlyMap<string, Item>, raced: Raced): unknown {
  const [kind, hospital = ''] = item.pk.split('#');
  if (kind === 'SHEETS') return 'period' in item ? sheetOf(item, all) : undefined;
  if (kind === 'STANDING') return item.sk === 'HEAD' ? standingOf(item, all) : undefined;
  if (kind === 'BATCH') return batchOf(item);
  const plain = plainOf(item);
  if (kind !== 'CASE' || !raced.hospitals.has(hospital)) return plain;
  const { counted, revision, ...standing } = plain;
  return standing;
}

/** How far a batch has come is kept in sets and numbers that only its own steps read. */
function batchOf(item: Item): object {
  const { hospital, key, etag, size_bytes, uploaded_at, seq, status, chunks, records, format } = item;
  return { hospital, key, etag, size_bytes, uploaded_at, seq, status, chunks, records, format };
}

function sheetOf(item: Item, all: ReadonlyMap<string, Item>): unknown {
  const { pk, sk, turn, pages } = item as Item & { turn: number; pages: number };
  const rest = Array.from({ length: pages - 1 }, (_, at) =>
    bodyAt(all, `${pk} ${sk}#${number(turn, 9)}#${number(at + 1, 3)}`),
  );
  return unpacked([item['body'] as Uint8Array, ...rest]);
}

function standingOf(item: Item, all: ReadonlyMap<string, Item>): unknown {
  const { pk, turn, departments } = item as Item & { turn: number; departments: [string, number][] };
  return departments.toSorted().map(([department, pages]) => {
    const folder = `${pk} CASES#${encodeURIComponent(department)}#${number(turn, 9)}#`;
    const bodies = Array.from({ length: pages }, (_, page) => bodyAt(all, `${folder}${number(page, 3)}`));
    return [department, unpacked(bodies)];
  });
}

function bodyAt(all: ReadonlyMap<string, Item>, name: string): Uint8Array {
  const body = all.get(name)?.['body'];
  if (!(body instanceof Uint8Array)) throw new Error(`${name} is not there`);
  return body;
}

const number = (value: number, digits: number) => String(value).padStart(digits, '0');

function plainOf(item: Item): Record<string, unknown> {
  const entries = Object.entries(item).filter(([name]) => !ofTheClock.has(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, plain(value)]));
}

/** Compressed bytes as text where they can be read alone, sets in order. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return value[0] === 0x1f ? unpackedOrHex(value) : hex(value);
  return value instanceof Set ? [...value].sort() : value;
}

function unpackedOrHex(bytes: Uint8Array): unknown {
  try {
    return unpacked([bytes]);
  } catch {
    return hex(bytes);
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
