import { monthsBetween } from '../../core/indicators/period.ts';
import type { Sheet, View } from '../../core/indicators/sheet.ts';
import type { Scope } from '../../core/indicators/view-figures.ts';

/** Where the sheets of months are read; a month without cases is left out. */
export interface MonthSheets {
  readonly readMonths: (
    scope: Scope,
    view: View,
    from: string,
    until: string,
  ) => Promise<ReadonlyMap<string, Sheet>>;
}

/** A sheet of certain months. */
export interface SheetNeed {
  readonly scope: Scope;
  readonly view: View;
  readonly months: readonly string[];
}

/** The sheets that were needed, of those months that have any, the first first. */
export type SheetsFound = (need: SheetNeed) => readonly Sheet[];

/** Reads all that is needed at once: months that follow each other are one query, and nothing is read twice. */
export async function readSheets(source: MonthSheets, needs: readonly SheetNeed[]): Promise<SheetsFound> {
  const read = await Promise.all(
    [...monthsByName(needs)].map(async ([name, { scope, view, months }]) => {
      const runs = runsOf([...months].sort());
      const found = await Promise.all(
        runs.map(({ from, until }) => source.readMonths(scope, view, from, until)),
      );
      return [name, new Map(found.flatMap((sheets) => [...sheets]))] as const;
    }),
  );
  const byName = new Map(read);
  return (need) => {
    const sheets = byName.get(nameOf(need));
    return need.months.flatMap((month) => sheets?.get(month) ?? []);
  };
}

function monthsByName(needs: readonly SheetNeed[]) {
  const all = new Map<string, SheetNeed & { readonly months: string[] }>();
  for (const need of needs) {
    const known = all.get(nameOf(need)) ?? { ...need, months: [] };
    all.set(nameOf(need), known);
    known.months.push(...need.months.filter((month) => !known.months.includes(month)));
  }
  return all;
}

const nameOf = ({ scope, view }: SheetNeed) =>
  `${scope.kind} ${scope.kind === 'region' ? scope.region : scope.hospital} ${view}`;

/** Ranges without gaps. @param months ascending */
function runsOf(months: readonly string[]): readonly { readonly from: string; readonly until: string }[] {
  const runs: { from: string; until: string }[] = [];
  for (const month of months) {
    const last = runs.at(-1);
    if (last && monthsBetween(last.until, month).length === 2) last.until = month;
    else runs.push({ from: month, until: month });
  }
  return runs;
}
