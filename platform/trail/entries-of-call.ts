import type { Caller } from '../access/caller.ts';
import type { TrailAct, TrailEntry, TrailSubject } from './trail-entry.ts';

export interface TrailedCall {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly act: TrailAct;
  readonly caller: Caller;
  /** `METHOD /path/{part}` */
  readonly route: string;
  readonly status: number;
  readonly of: TrailSubject;
}

/** SQS takes 256 KB a message. */
const caseBytesAnEntry = 150_000;

/** What is kept of a call: one entry, or several where it showed more cases than one holds. */
export function entriesOfCall({ caller, of, ...call }: TrailedCall): readonly TrailEntry[] {
  const { cases, ...subject } = of;
  const entry = { ...call, by: byOf(caller), of: subject };
  const portions = portionsOf(cases ?? []);
  if (portions.length === 0) return [entry];
  return portions.map((portion, at) => ({
    ...entry,
    ...(portions.length > 1 && { part: at + 1 }),
    of: { ...subject, cases: portion },
  }));
}

function byOf(caller: Caller): TrailEntry['by'] {
  const { sub, name, role, hospital } = caller;
  const more = caller as Partial<Record<'region' | 'department' | 'doctor', string>>;
  const told = { name, region: more.region, department: more.department, doctor: more.doctor };
  const known = Object.entries(told).filter(([, value]) => value !== undefined);
  return { sub, role, hospital, ...Object.fromEntries(known) };
}

function portionsOf(cases: readonly string[]): string[][] {
  const portions: string[][] = [];
  let bytes = 0;
  for (const one of new Set(cases)) {
    bytes += Buffer.byteLength(one) + 3;
    const last = portions.at(-1);
    if (last && bytes <= caseBytesAnEntry) last.push(one);
    else {
      portions.push([one]);
      bytes = Buffer.byteLength(one) + 3;
    }
  }
  return portions;
}
