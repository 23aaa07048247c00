import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sentinelProgram } from '../../bin/program.ts';
import type { CaseFacts, CaseSigns } from '../../core/indicators/case-facts.ts';
import { evaluate } from '../../core/indicators/evaluate.ts';
import { readGivenRows } from '../../core/indicators/given/read-given-rows.ts';
import { riskClassesOf } from '../../core/indicators/risk-class.ts';
import type { Tally } from '../../core/indicators/tally.ts';
import type { UnitFigures } from '../../core/indicators/unit-figures.ts';
import { loadDepartments, loadMeasureColumns } from '../../platform/knowledge/load-dictionaries.ts';
import { loadManagementIndicators } from '../../platform/knowledge/load-management-indicators.ts';
import { withIndicators } from '../../tools/indicators-document.ts';
import { caseFacts } from '../core/indicators/case-facts.ts';
import { tablesUnder } from '../support/document-tables.ts';
import { unitOfCases } from '../support/unit-of-cases.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/indicators.md'), 'utf8');
const indicators = loadManagementIndicators();
const scheme = 'chs-drg-1.1';

type Row = Readonly<Record<string, string>>;

const number = (row: Row, column: string) => Number(row[column]);
const fen = (row: Row, column: string) => Math.round(number(row, column) * 100);
const known = (row: Row, column: string) => row[column] !== 'not known';

/** The tables of a worked example: those before the last, and the values by hand. */
function exampleOf(heading: string) {
  const tables = tablesUnder('indicators.md', heading);
  const values = (tables.at(-1) ?? []).map(
    (row) =>
      [row['indicator']?.split(',')[0], row['value'] === 'no data' ? null : number(row, 'value')] as const,
  );
  return { tables: tables.slice(0, -1), values };
}

const areaOf = (groups: readonly (readonly [string, Tally])[]) => ({
  region: '371300',
  from: '2025-06',
  until: '2026-05',
  groups: new Map(groups.map(([group, tally]) => [`${scheme}/${group}`, tally])),
});

/** Each value by hand is what is evaluated, to the digits that are written. */
function expectValues(values: ReturnType<typeof exampleOf>['values'], unit: UnitFigures, area = areaOf([])) {
  const evaluated = evaluate(indicators, unit, area, null);
  expect(values.length).toBeGreaterThan(0);
  for (const [id, value] of values) {
    const digits = String(value).split('.')[1]?.length ?? 0;
    const found = evaluated.find(({ indicator }) => indicator === id)?.value;
    if (value === null) expect(found, id).toBeNull();
    else expect(Number(found?.toFixed(digits)), id).toBe(value);
  }
}

const stay = (facts: Partial<CaseFacts>, signs: Partial<CaseSigns> = {}) =>
  caseFacts({ ...facts, signs: { scheme, transferred: false, ...signs } });

describe('docs/indicators.md', () => {
  it('lists the installed indicators (npm run docs:indicators writes it)', () => {
    expect(text).toBe(withIndicators(text));
  });

  it('shows a table that can be imported', () => {
    const [, csv = ''] = /```csv\n(.+?)\n```/s.exec(text) ?? [];
    const { rows, faults } = readGivenRows(
      csv.split('\n').map((line, at) => ({ line: at + 1, cells: line.split(',') })),
      {
        columns: loadMeasureColumns(),
        indicators,
        departments: loadDepartments(),
        ownDepartments: new Set(),
        thisMonth: '2026-06',
      },
    );
    expect({ faults, rows: rows.length }).toEqual({ faults: [], rows: 4 });
  });

  it('shows commands that there are', () => {
    const measures = sentinelProgram().commands.find((one) => one.name() === 'measures');
    const shown = [...text.matchAll(/^sentinel measures ([a-z]+)/gm)].map(([, name]) => name);
    expect([...new Set(shown)]).toEqual(measures?.commands.map((one) => one.name()));
  });

  it('takes CMI and both indices by hand as they are evaluated', () => {
    const { tables, values } = exampleOf('CMI and the consumption indices');
    const [area = [], department = []] = tables;
    const means = area.map((row) => {
      const cases = number(row, 'cases');
      const sums = { costFen: fen(row, 'cost, yuan'), losDays: number(row, 'days') };
      return [row['group'] as string, { cases, grouped: cases, costed: cases, ...sums }] as const;
    });
    const cases = department.map((row) =>
      stay({
        group: row['group'] as string,
        weightE4: Math.round(number(row, 'weight') * 10_000),
        costFen: fen(row, 'cost, yuan'),
        losDays: number(row, 'days'),
      }),
    );
    expectValues(values, unitOfCases(cases), areaOf(means));
  });

  it('finds the low-risk groups and their mortality by hand as they are evaluated', () => {
    const { tables, values } = exampleOf('Low-risk group mortality');
    const [area = [], hospital = []] = tables;
    const tally = (cases: number, deaths: number): Tally => ({ cases, grouped: cases, deaths });
    const benchmark = areaOf(
      area.map((row) => [
        row['group'] as string,
        tally(number(row, 'cases in the area'), number(row, 'deaths in the area')),
      ]),
    );
    const classes = riskClassesOf(benchmark);
    for (const row of area) expect(classes.get(`${scheme}/${row['group']}`)).toBe(row['class']);
    const cases = hospital.flatMap((row) =>
      Array.from({ length: number(row, 'cases') }, (_, at) =>
        stay({ group: row['group'] as string, died: at < number(row, 'deaths') }),
      ),
    );
    expectValues(values, unitOfCases(cases), benchmark);
  });

  it('takes the drug share by hand as it is evaluated, with and without slices', () => {
    const { tables, values } = exampleOf('Drug share');
    const cases = (tables[0] ?? []).map((row) => {
      const drug = fen(row, 'western drugs') + fen(row, 'patent Chinese drugs');
      const partsFen = { drug, slice: fen(row, 'slices'), testing: 0, consumable: 0, treatment: 0 };
      return stay({ costFen: fen(row, 'cost, yuan') }, known(row, 'slices') ? { partsFen } : {});
    });
    expectValues(values, unitOfCases(cases));
  });

  it.each(['Antibiotic use intensity', 'Antibiotic use intensity, doses unknown'])(
    'takes by hand as it is evaluated: %s',
    (heading) => {
      const { tables, values } = exampleOf(heading);
      const cases = (tables[0] ?? []).map((row) => {
        const isUser = row['antibacterial'] !== 'none';
        const doses = isUser ? number(row, 'grams') / number(row, 'DDD, grams') : 0;
        return stay(
          { losDays: number(row, 'days') },
          {
            antibacterials: isUser,
            ...(known(row, 'grams') && { dailyDosesE4: Math.round(doses * 10_000) }),
          },
        );
      });
      expectValues(values, unitOfCases(cases));
    },
  );
});
