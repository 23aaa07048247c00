import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sentinelProgram } from '../../bin/program.ts';
import { compareCapacity } from '../../core/forecast/capacity/compare-capacity.ts';
import { readCapacity } from '../../core/forecast/capacity/read-capacity.ts';
import { loadDepartments, loadTableColumns } from '../../platform/knowledge/load-dictionaries.ts';
import { loadForecast } from '../../platform/knowledge/load-forecast.ts';
import { tablesUnder } from '../support/document-tables.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/outlook.md'), 'utf8');
const { parameters } = loadForecast();
const { capacity, choice, backTest, season } = parameters;

describe('docs/outlook.md', () => {
  it('tells the parameters that are installed', () => {
    const { margin, winShare, minOrigins } = choice;
    expect(text).toContain(`at each of the last ${backTest.origins} months`);
    expect(text).toContain(
      `better by ${100 * margin} % over all measures, at ${100 * winShare} % of the months, of which there are ${minOrigins} at least`,
    );
    expect(text).toContain(`(\`level\` ${parameters.level})`);
    expect(text).toContain(`with a probability of ${100 * parameters.lifespanDoubt} % or more`);
    const [from, until] = season.festivalWindow;
    expect(text).toContain(`from ${-from} days before the first lunar day to ${until} after`);
    expect(text).toContain(`With fewer than ${season.minMonths} months`);
    expect(text).toContain(`is ${100 * capacity.excess} percentage points or more above`);
    expect(text).toContain(`with fewer than ${capacity.minCases} cases`);
    expect(text).toContain(`is ${100 * capacity.sure} % or more, *likely* from ${100 * capacity.likely} %`);
  });

  it('shows a table of capacity that can be read', () => {
    const [example = []] = tablesUnder('outlook.md', 'Demand beside capacity');
    const rows = [Object.keys(example[0] ?? {}), ...example.map((row) => Object.values(row))];
    const known = {
      columns: loadTableColumns('capacity'),
      kinds: capacity.kinds,
      departments: loadDepartments(),
    };
    const read = readCapacity(
      rows.map((cells, at) => ({ line: at + 1, cells })),
      known,
    );
    expect(read).toMatchObject({ ok: true });
  });

  it('reckons its example of a warning as the system does', () => {
    const [, [demand, beds] = []] = tablesUnder('outlook.md', 'Demand beside capacity');
    const figures = (row: Readonly<Record<string, string>> | undefined) =>
      ['a year before', 'expected', 'growth'].map((column) => Number.parseFloat(row?.[column] ?? '')) as [
        number,
        number,
        number,
      ];
    const [before, expected, demandGrowth] = figures(demand);
    const [bedsBefore, bedsNow, bedsGrowth] = figures(beds);
    const [, low, high] = /interval of (\d+) to (\d+) bed days/.exec(text) ?? [];
    const kind = capacity.kinds.find(({ id }) => id === 'beds');
    if (!kind) throw new Error('no beds');
    const months = ['2026-01', '2026-02', '2026-03'];
    const rows = months.flatMap((month) => [
      { month: month.replace('2026', '2025'), unit: 'A', kind: 'beds', amount: bedsBefore },
      { month, unit: 'A', kind: 'beds', amount: bedsNow },
    ]);
    const band = { point: expected, low: Number(low), high: Number(high) };
    const found = compareCapacity(
      'A',
      kind,
      rows,
      { before, expected: band, level: parameters.level },
      months,
      capacity,
    );
    if (!found) throw new Error('nothing compared');
    expect(100 * found.demandGrowth).toBeCloseTo(demandGrowth, 1);
    expect(100 * found.capacityGrowth).toBeCloseTo(bedsGrowth, 1);
    expect(text).toContain(`The growths are ${(100 * found.excess).toFixed(1)} points apart`);
    expect(text).toContain(
      `the probability is ${Math.round(100 * found.certainty)} %, so *${found.warning}*`,
    );
    expect(text).toContain(`an expected use of ${Math.round(100 * (found.use ?? 0))} %`);
  });

  it('shows options that there are', () => {
    const outlook = sentinelProgram().commands.find((one) => one.name() === 'outlook');
    const known = outlook?.options.map(({ long }) => long) ?? [];
    const usage = text.slice(0, text.indexOf('What is to be expected'));
    const shown = [...usage.matchAll(/--[a-z]+/g)].map(([option]) => option);
    expect(shown.filter((option) => !known.includes(option))).toEqual([]);
    expect(shown.length).toBeGreaterThan(5);
  });

  it('has a row for each kind of series and horizon in the table of the bench', () => {
    const [table = []] = tablesUnder('outlook.md', 'How good it is');
    expect(table).toHaveLength(30);
    for (const row of table) {
      expect(Number(row['MASE'])).toBeGreaterThan(0);
      expect(row['within 80 %']).toMatch(/^\d+ %$/);
    }
  });
});
