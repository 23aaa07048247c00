import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { activityFen, readActivityLists } from '../../core/costing/activity-lists.ts';
import { costStay } from '../../core/costing/cost-stay.ts';
import { caseRows, departmentRows } from '../../core/costing/cost-tables.ts';
import { stayCostOf } from '../../core/costing/stay-cost.ts';
import { withOverheads } from '../../core/costing/with-overheads.ts';
import { overheadsWith, ownKey, service } from '../support/costing.ts';
import { tablesUnder } from '../support/document-tables.ts';
import { feeLine, settlementList } from '../support/settlement-lists.ts';

type Row = Readonly<Record<string, string>>;

const rowsOf = (heading: string): readonly Row[] => tablesUnder('costing.md', heading)[0] ?? [];
const number = (row: Row, column: string) => Number(row[column]);
const fenOrNull = (row: Row, column: string) =>
  row[column] === 'no data' ? null : Math.round(number(row, column) * 100);

const examples = join(import.meta.dirname, '../../examples');
const activities = readActivityLists(JSON.parse(readFileSync(join(examples, 'activities.json'), 'utf8')));
if (!activities.ok) throw new Error('examples/activities.json');
const appendectomy = activities.value.get('47.0100');

const items = rowsOf('项目 Items');
const priced = items.filter((item) => item['unit cost'] !== '–');
const knowledge = {
  unitCosts: new Map(priced.map((item) => [item['item'] ?? '', number(item, 'unit cost') * 1_000_000])),
  activities: activities.value,
  ratios: { '04': 0.4 },
  catalogue: new Map(),
};

function costedStay(stay: Row) {
  const lines = items.flatMap((item) => {
    const code = item['item'] ?? '';
    const quantity = number(stay, code);
    const amountFen = quantity * number(item, 'price') * 100;
    return quantity === 0 ? [] : [feeLine({ code, quantity, amountFen, category: item['category'] ?? null })];
  });
  const isOperated = number(stay, '003310030220000') > 0;
  const procedure = { code: '47.0100', name: null, performedOn: null, surgeon: null, anaesthesia: null };
  const list = settlementList({ feeLines: lines, procedures: isOperated ? [procedure] : [] });
  const result = {
    setl_id: stay['stay'] ?? '',
    department: stay['department'] ?? '',
    paid: { scheme: 'chs-drg-1.1', group: 'GD29' },
    los_days: number(stay, 'days'),
    payment_fen: number(stay, 'payment') * 100,
  };
  return stayCostOf(result, costStay(list, knowledge));
}

const overheads = overheadsWith({
  keys: [ownKey('people', { laundry: 5, A04: 10, A03: 15 })],
  services: [service('administration', 300_000, 'people'), service('laundry', 70_000, 'bed-days')],
  departments: [{ department: 'A04', amountFen: 20_000 }],
});
const { stays, passed, left } = withOverheads(rowsOf('病例 Stays').map(costedStay), overheads);

describe('docs/costing.md', () => {
  it('adds the twelve activities of an appendectomy up', () => {
    expect(appendectomy?.activities).toHaveLength(12);
    expect(appendectomy?.activities.reduce((sum, activity) => sum + activityFen(activity), 0)).toBe(200_730);
  });

  it('passes overheads on as by hand', () => {
    const byHand = rowsOf('间接费 Overheads').map((row) => [row['from'], row['to'], fenOrNull(row, 'yuan')]);
    expect(passed.map(({ from, to, amountFen }) => [from, to, amountFen])).toEqual(byHand);
    expect(left).toEqual([]);
  });

  it('costs stays as by hand', () => {
    expect(
      caseRows(stays).map((row) => [
        row.setl_id,
        row.revenue_fen,
        row.coverage,
        row.unit_cost_fen,
        row.activity_fen,
        row.ratio_fen,
        row.overhead_fen,
        row.full_cost_fen,
        row.margin_fen,
      ]),
    ).toEqual(
      rowsOf('全成本 Full costs').map((row) => [
        row['stay'],
        fenOrNull(row, 'billed'),
        number(row, 'coverage'),
        ...['unit costs', 'activities', 'ratio', 'overheads', 'full cost', 'margin'].map((column) =>
          fenOrNull(row, column),
        ),
      ]),
    );
  });

  it('costs departments as by hand', () => {
    expect(
      departmentRows(stays).map((row) => [
        row.department,
        row.cases,
        row.revenue_fen,
        row.coverage,
        row.overhead_fen,
        row.known_cost_fen,
        row.margin_cases,
        row.margin_fen,
      ]),
    ).toEqual(
      rowsOf('科室 Departments').map((row) => [
        row['department'],
        number(row, 'cases'),
        fenOrNull(row, 'billed'),
        number(row, 'coverage'),
        fenOrNull(row, 'overheads'),
        fenOrNull(row, 'known cost'),
        number(row, 'margin of'),
        fenOrNull(row, 'margin'),
      ]),
    );
  });
});
