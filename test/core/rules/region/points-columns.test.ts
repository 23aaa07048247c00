import { describe, expect, it } from 'vitest';
import { knowledgeTableSchema } from '../../../../core/rules/knowledge-points.ts';
import { readPointRows } from '../../../../core/rules/region/read-point-rows.ts';
import { loadPointsColumns } from '../../../../platform/knowledge/load-dictionaries.ts';

const columns = loadPointsColumns();
const kinds = knowledgeTableSchema.options.map(({ shape }) => {
  return { kind: shape.kind.value, width: shape.rows.element.def.items.length, fields: Object.keys(shape) };
});
/** A table that is more than its rows cannot be told by a spreadsheet of rows. */
const flat = kinds.filter(({ fields }) => fields.length === (kinds[0]?.fields.length ?? 0));

describe('the columns of spreadsheets of knowledge points', () => {
  it.each(flat)('tell every cell of a row of $kind', ({ kind, width }) => {
    const own = columns.ofKind(kind)?.map(([column]) => column) ?? [];
    expect(own).toHaveLength(width);
    expect(new Set(own).size).toBe(width);
    for (const column of own) expect(columns.columnByName.get(column), column).toBe(column);
  });

  it('leave out tables that are more than rows', () => {
    const others = kinds.filter((kind) => !flat.includes(kind));
    expect(others.map(({ kind }) => columns.ofKind(kind))).toEqual(others.map(() => null));
  });
});

describe('readPointRows', () => {
  const read = (kind: string, ...lines: readonly string[]) =>
    readPointRows(
      lines.map((line, at) => ({ line: at + 1, cells: line.split(',') })),
      kind,
      columns,
    );

  it('takes columns in any order and in either language, and passes over empty rows', () => {
    expect(read('sex', '性别,备注,name,项目编码', '女,x,药,C1', ' ,,,', '男,,药二,C2')).toEqual({
      rows: [
        ['C1', '药', 'female'],
        ['C2', '药二', 'male'],
      ],
      lines: [2, 4],
      missing: [],
    });
  });

  it('parts lists, pairs and ages', () => {
    expect(read('companion', '编码,名称,期间,同时收费项目', 'C1,器,日,S1=透析|S2 = 滤过').rows).toEqual([
      [
        'C1',
        '器',
        'day',
        [
          ['S1', '透析'],
          ['S2', '滤过'],
        ],
      ],
    ]);
    expect(read('age', '编码,名称,年龄', 'C1,药,P16Y..P64Y', ',药二,child', 'C3,药三,..P1Y').rows).toEqual([
      ['C1', '药', ['P16Y', 'P64Y']],
      [null, '药二', 'child'],
      ['C3', '药三', [null, 'P1Y']],
    ]);
  });

  it('never takes a code for a number, and leaves what it cannot read to the schema', () => {
    expect(read('price-cap', '编码,名称,级别,限价', '001,项目,五级,0.1', '002,项目,,面议').rows).toEqual([
      ['001', '项目', '五级', 10],
      ['002', '项目', null, '面议'],
    ]);
  });

  it('rounds no price to the fen', () => {
    expect(read('price-cap', '编码,名称,级别,限价', '1,甲,,20.005', '2,乙,,20.500').rows).toEqual([
      ['1', '甲', null, '20.005'],
      ['2', '乙', null, 2050],
    ]);
  });

  it('says which columns are missing or stand twice', () => {
    expect(read('sex', '编码,项目编码,名称', 'C1,C1,药').missing).toEqual(['code', 'sex']);
    expect(readPointRows([], 'sex', columns).missing).toEqual(['code', 'name', 'sex']);
  });
});
