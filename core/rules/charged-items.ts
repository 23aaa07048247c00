import type { FeeLine } from '../claims/settlement-list.ts';
import type { Concern, Concerns } from './concerns.ts';
import { byTime } from './net-refunds.ts';
import type { ChargedItem } from './rule.ts';

/** The items charged in one case, by slot; a slot that no item concerns is not there. */
type ChargedBySlot = ReadonlyMap<number, readonly ChargedItem<unknown>[]>;

interface Concerned {
  readonly code: string;
  readonly concerns: readonly Concern[];
  readonly lines: FeeLine[];
}

/** Hands every standing line to the checks it concerns, item by item, in the order of codes. */
export function collectCharged(standingLines: readonly FeeLine[], concerns: Concerns): ChargedBySlot {
  const slots = new Map<number, ChargedItem<unknown>[]>();
  for (const { code, concerns: concerned, lines } of concernedItems(standingLines, concerns)) {
    if (!isByTime(lines)) lines.sort(byTime);
    for (const { slot, limit } of concerned) {
      const items = slots.get(slot);
      if (items) items.push({ code, limit, lines });
      else slots.set(slot, [{ code, limit, lines }]);
    }
  }
  return slots;
}

/** Bills mostly are: then nothing is put in order. */
function isByTime(lines: readonly FeeLine[]): boolean {
  for (let at = 1; at < lines.length; at++) {
    if (byTime(lines[at - 1] as FeeLine, lines[at] as FeeLine) > 0) return false;
  }
  return true;
}

/** An item is known by its code and, as far as tables go by name, by the name on the first line that tells one. */
function concernedItems(lines: readonly FeeLine[], concerns: Concerns): readonly Concerned[] {
  const items: Concerned[] = [];
  for (const line of lines) {
    const { code } = line;
    // Most lines concern nobody: that is asked first.
    const found = concerns.of(code, line.name);
    if (!found) continue;
    const known = itemOf(code, items);
    if (known) known.lines.push(line);
    else items.push({ code, concerns: found, lines: [line] });
  }
  return items.sort(byCode);
}

/** By a plain loop: this is asked of every line that concerns somebody. */
function itemOf(code: string, items: readonly Concerned[]): Concerned | undefined {
  for (const item of items) if (item.code === code) return item;
  return undefined;
}

function byCode(a: Concerned, b: Concerned): number {
  return a.code < b.code ? -1 : 1;
}
