import { addDays, isInForce } from '../../claims/calendar-days.ts';
import type { RegionRules } from './region-rules.ts';

/** Days of an entry of a document, whatever it calls them. */
interface Days {
  readonly from: string;
  readonly to: string | null;
}

/**
 * The document as though what is new in it had held on the days given, so that what is decided for days to come can be
 * tried on cases that are there. It is left as it is where the last of it begins on these days, or before. What the standing document says in the same words stays as it is. Of the rest,
 * what is in force on the day on which the last of it begins (or ends what stood) holds from the first of them; what
 * is not gives way on that day.
 * @param days of discharge of the cases that it is tried on
 */
export function bringForward(
  document: RegionRules,
  standing: RegionRules | null,
  { from: day, to: lastDay }: { readonly from: string; readonly to: string },
): RegionRules {
  const lists = listsOf(document);
  const before = standing ? listsOf(standing) : null;
  const turns = lists.flatMap(({ entries }, at) => turningDays(entries, before?.[at]?.entries ?? []));
  const turn = turns.sort().at(-1);
  if (turn === undefined || turn <= lastDay) return document;
  const moved = lists.map(({ entries, withDays }, at) => {
    const known = new Set(before?.[at]?.entries.map(({ text }) => text));
    return entries.flatMap(({ entry, days, text }) => {
      if (known.has(text)) return [entry];
      const next = movedDays(days, turn, day);
      return next ? [withDays(entry, next)] : [];
    });
  });
  const [rules, changes, exemptions, points] = moved;
  return { ...document, rules, changes, exemptions, points } as RegionRules;
}

interface Entry {
  readonly entry: object;
  readonly days: Days;
  readonly text: string;
  /** Without its end: what only ends sooner is known by it. */
  readonly beginning: string;
}

interface EntryList {
  readonly entries: readonly Entry[];
  readonly withDays: (entry: object, days: Days) => object;
}

/** Rules, changes, exemptions and tables, in this order. */
function listsOf({ rules, changes, exemptions, points }: RegionRules): readonly EntryList[] {
  const plain = (entry: object, { from, to }: Days) => ({ ...entry, from, to });
  return [
    {
      entries: rules.map((rule) =>
        entryOf(rule, { from: rule.effectiveFrom, to: rule.effectiveTo }, 'effectiveTo'),
      ),
      withDays: (entry, { from, to }) => ({ ...entry, effectiveFrom: from, effectiveTo: to }),
    },
    { entries: changes.map((change) => entryOf(change, change, 'to')), withDays: plain },
    { entries: exemptions.map((exemption) => entryOf(exemption, exemption, 'to')), withDays: plain },
    {
      entries: points.map((table) =>
        entryOf(table, { from: table.effective_from, to: table.effective_to }, 'effective_to'),
      ),
      withDays: (entry, { from, to }) => ({ ...entry, effective_from: from, effective_to: to }),
    },
  ];
}

function entryOf(entry: object, { from, to }: Days, end: string): Entry {
  return {
    entry,
    days: { from, to },
    text: JSON.stringify(entry),
    beginning: JSON.stringify({ ...entry, [end]: null }),
  };
}

/** For each new entry the day on which it begins, or on which what it shortens is over. */
function turningDays(entries: readonly Entry[], standing: readonly Entry[]): readonly string[] {
  const known = new Set(standing.map(({ text }) => text));
  const beginnings = new Set(standing.map(({ beginning }) => beginning));
  return entries.flatMap(({ days: { from, to }, text, beginning }) => {
    if (known.has(text)) return [];
    return [beginnings.has(beginning) && to !== null ? addDays(to, 1) : from];
  });
}

function movedDays({ from, to }: Days, turn: string, day: string): Days | null {
  if (isInForce(turn, from, to)) return { from: from < day ? from : day, to };
  const last = addDays(day, -1);
  const end = to !== null && to < last ? to : last;
  return from > end ? null : { from, to: end };
}
