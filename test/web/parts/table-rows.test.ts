import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../../web/src/parts/column-choices.ts';
import { shownColumns, type TableColumn, textIn, written } from '../../../web/src/parts/table-column.ts';
import { prepareRows, viewedRows } from '../../../web/src/parts/table-rows.ts';
import { holds } from '../../support/holds.ts';

interface Row {
  readonly id: string | null;
  readonly amount: number | null;
  readonly rank: string;
}

const columns: readonly TableColumn<Row>[] = [
  { id: 'id', title: '编号', value: ({ id }) => id },
  { id: 'amount', title: '金额', kind: 'fen', value: ({ amount }) => amount },
  {
    id: 'rank',
    title: '程度',
    value: ({ rank }) => rank,
    textOf: (rank) => (rank === 'high' ? '严重 Grave' : rank),
    isChoice: true,
  },
];

const row = (id: string | null, amount: number | null = 0, rank = ''): Row => ({ id, amount, rank });
const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id);
const sortedIds = (ids: readonly (string | null)[], down = false) =>
  idsOf(
    viewedRows(
      ids.map((id) => row(id)),
      columns,
      { sort: 'id', down },
    ),
  );

const anyRow = fc.record({
  id: fc.option(fc.string({ unit: fc.constantFrom('0', '1', '7', 'a', 'B', '科', '室', '-') })),
  amount: fc.option(fc.oneof(fc.integer(), fc.constantFrom(0, -0.5, 1e15))),
  rank: fc.constantFrom('', 'high', 'low'),
});

describe('the rows of a view', () => {
  it('stand by number where texts have numbers, whatever is before them, and without regard to capitals', () => {
    expect(sortedIds(['A10', 'a2', 'A1', 'A02-10', 'A02-9'])).toEqual(['A1', 'a2', 'A02-9', 'A02-10', 'A10']);
  });

  it('stand by the sound of Chinese', () => {
    expect(sortedIds(['心内科', '儿科', '骨科', '产科'])).toEqual(['产科', '儿科', '骨科', '心内科']);
  });

  it('come last without a value, whichever way they are sorted', () => {
    expect(sortedIds([null, 'b', 'a'])).toEqual(['a', 'b', null]);
    expect(sortedIds([null, 'b', 'a'], true)).toEqual(['b', 'a', null]);
  });

  it('are all there once, in their order, with equal ones as they came', () => {
    holds(
      fc.property(fc.array(anyRow), fc.boolean(), (rows, down) => {
        const shown = viewedRows(rows, columns, { sort: 'amount', down });
        expect([...shown].sort(byPlaceIn(rows))).toEqual(rows);
        const values = shown.map(({ amount }) => amount).filter((amount) => amount !== null);
        expect(values).toEqual(values.toSorted((a, b) => (down ? b - a : a - b)));
        const equal = shown.filter(({ amount }) => amount === 0);
        expect(equal).toEqual(rows.filter(({ amount }) => amount === 0));
      }),
    );
  });

  it('are those that have the text in one of their texts, code or words, and the choice', () => {
    const rows = [row('S-1', 1, 'high'), row('S-2', 12, 'low'), row(null, 3, 'high')];
    const found = (text: string) => idsOf(viewedRows(rows, columns, { text }));
    expect(found(' s-2 ')).toEqual(['S-2']);
    expect(found('GRAVE')).toEqual(['S-1', null]);
    expect(found('12')).toEqual([]);
    expect(idsOf(viewedRows(rows, columns, { choices: { rank: 'high' }, text: 's' }))).toEqual(['S-1']);
    expect(viewedRows(rows, columns, { choices: { rank: '' } })).toBe(rows);
    expect(viewedRows(rows, columns, { sort: 'gone' })).toBe(rows);
  });

  it('are the same whether it was done beforehand or not', () => {
    holds(
      fc.property(
        fc.array(anyRow),
        fc.constantFrom('id', 'amount', 'rank'),
        fc.constantFrom('', '1', '科'),
        (rows, sort, text) => {
          const prepared = [...rows];
          for (const step of prepareRows(prepared, columns)) expect(step).toBeUndefined();
          expect(viewedRows(prepared, columns, { sort, text })).toEqual(
            viewedRows(rows, columns, { sort, text }),
          );
        },
      ),
    );
  });
});

function byPlaceIn(rows: readonly Row[]) {
  const places = new Map(rows.map((one, at) => [one, at]));
  return (a: Row, b: Row) => (places.get(a) ?? 0) - (places.get(b) ?? 0);
}

describe('the choices of a column', () => {
  it('are its different values by their words, Chinese before Latin', () => {
    const rows = ['low', 'high', '', 'low', 'a'].map((rank) => row('x', 1, rank));
    expect(choicesOf(rows, columns[2] as TableColumn<Row>)).toEqual(['high', 'a', 'low']);
  });
});

describe('the columns of a table', () => {
  const three = columns.map((column, at) => ({ ...column, isExtra: at === 1 }));
  const ids = (hidden?: readonly string[]) => shownColumns(three, hidden).map(({ id }) => id);

  it('are all but the extra ones, until somebody chooses; the first is always there', () => {
    expect(ids()).toEqual(['id', 'rank']);
    expect(ids([])).toEqual(['id', 'amount', 'rank']);
    expect(ids(['id', 'rank'])).toEqual(['id', 'amount']);
  });
});

describe('a value', () => {
  it('is written by what it is', () => {
    expect(written(123_456_789, 'fen', 'zh-CN')).toBe('¥1,234,567.89');
    expect(written(0.1234, 'share', 'en')).toBe('12.3%');
    expect(written(1234.5, 'count', 'en')).toBe('1,235');
    expect(written(1, 'decimal', 'zh-CN')).toBe('1.00');
    expect(written('2026-03-31T18:30:00Z', 'time', 'en')).toContain('Apr 1, 2026');
    expect(written(null, 'fen', 'zh-CN')).toBe('—');
  });

  it('that is a code is told by its words', () => {
    expect(textIn(columns[2] as TableColumn<Row>, row('x', 1, 'high'), 'zh-CN')).toBe('严重 Grave');
  });
});
