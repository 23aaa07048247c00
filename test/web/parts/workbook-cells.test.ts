import { describe, expect, it } from 'vitest';
import type { TableColumn } from '../../../web/src/parts/table-column.ts';
import { workbookCells } from '../../../web/src/parts/workbook-cells.ts';

type Row = Readonly<Record<string, string | number | null>>;

const column = (id: string, kind?: TableColumn<Row>['kind']): TableColumn<Row> => ({
  id,
  title: id,
  ...(kind && { kind }),
  value: (row) => row[id] ?? null,
});

describe('a row in a workbook', () => {
  it('has money in yuan to the fen and shares as numbers, so that they can be reckoned with', () => {
    const columns = [
      column('cost', 'fen'),
      column('share', 'share'),
      column('index', 'decimal'),
      column('cases', 'count'),
    ];
    const cells = workbookCells(columns, { cost: 123_456, share: 0.25, index: 1.0712, cases: 12 }, 'zh-CN');
    expect(cells.map((cell) => cell?.value)).toEqual([1234.56, 0.25, 1.0712, 12]);
    expect(cells[0]).toMatchObject({ format: '#,##0.00' });
  });

  it('leaves a cell empty where there are no data, and writes nought as nought', () => {
    const cells = workbookCells([column('a', 'fen'), column('b', 'fen')], { a: null, b: 0 }, 'en');
    expect(cells).toEqual([null, { value: 0, format: '#,##0.00' }]);
  });

  it('leaves out what no workbook can hold', () => {
    const cells = workbookCells(
      [column('name')],
      { name: `A\u0000\u001bB\ud800\uffff${'长'.repeat(40_000)}` },
      'en',
    );
    expect(cells).toEqual([{ value: `AB\ufffd${'长'.repeat(31_994)}` }]);
  });

  it('says texts as they are, never as formulas, and codes by their words', () => {
    const rank = { ...column('rank'), textOf: () => '严重' };
    const cells = workbookCells([column('id'), rank], { id: '=1+1', rank: 'high' }, 'zh-CN');
    expect(cells).toEqual([{ value: '=1+1' }, { value: '严重' }]);
  });
});
