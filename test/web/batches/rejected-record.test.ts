import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rejectionCodes, rejectionWords } from '../../../core/claims/rejection-words.ts';
import { splitCsvRow } from '../../../core/claims/split-csv-row.ts';
import { fromSpreadsheetText } from '../../../core/claims/spreadsheet-text.ts';
import type { RejectedRow } from '../../../functions/query/rejected-page.ts';
import { withEdit } from '../../../web/src/pages/batches/rejected/all-edits.ts';
import { joinRow, splitRow } from '../../../web/src/pages/batches/rejected/csv-text.ts';
import {
  columnOf,
  errorsAt,
  fieldsIn,
  gridColumns,
} from '../../../web/src/pages/batches/rejected/grid-columns.ts';
import {
  mendedFile,
  mendedLine,
  mendedName,
  recordOf,
} from '../../../web/src/pages/batches/rejected/rejected-record.ts';
import en from '../../../web/src/texts/en/batches.json' with { type: 'json' };
import zh from '../../../web/src/texts/zh-CN/batches.json' with { type: 'json' };
import { holds } from '../../support/holds.ts';

const columns = ['setl_id', null, 'gend', 'psn_name'];
const none = new Map<string, string>();

function rowOf(
  raw: string | null,
  ...faults: readonly (readonly [field: string | null, code: string])[]
): RejectedRow {
  const errors = faults.map(([field, code]) => ({
    field,
    value: null,
    code,
    message: { zh: '错', en: 'wrong' },
  }));
  return { line: 2, setl_id: null, raw, errors };
}

describe('rows of CSV', () => {
  it('are taken apart as the intake does', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '甲', '"', ',', ' ', '\n', '\t') });
    holds(
      fc.property(text, (row) => {
        expect(splitRow(row)).toEqual(splitCsvRow(row));
      }),
    );
  });

  it('come back from what they are put together to', () => {
    holds(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (cells) => {
        expect(splitCsvRow(joinRow(cells))?.map(fromSpreadsheetText)).toEqual(cells.map(fromSpreadsheetText));
      }),
    );
  });
});

describe('a refused row of CSV', () => {
  it('shows its cells by field, is mended at one, and leaves out what was ignored', () => {
    const record = recordOf(rowOf('S1,"甲,乙",7,"王 ""二"""', ['gend', 'unknown-code']), 0, columns);
    expect([...record.values]).toEqual([
      ['setl_id', 'S1'],
      ['gend', '7'],
      ['psn_name', '王 "二"'],
    ]);
    expect(mendedLine(record, new Map([['gend', '2']]), columns)).toBe('S1,2,"王 ""二"""');
    expect(errorsAt(record, 'gend')).toHaveLength(1);
  });

  it('that does not fit its header is mended as a whole', () => {
    const record = recordOf(rowOf('S1,7', [null, 'bad-csv-row']), 0, columns);
    expect(record.kind).toBe('text');
    expect(mendedLine(record, none, columns)).toBe('S1,7');
    expect(mendedLine(record, new Map([['', 'S1,x,1,王']]), columns)).toBe('S1,1,王');
  });
});

describe('a refused record of JSON', () => {
  const raw = JSON.stringify({
    infno: '4101',
    input: {
      setlinfo: [{ setl_id: 'S1', gend: '7', medfee_sumamt: 12.5 }],
      feedetail: [{ cnt: 1 }, { cnt: 'x', pric: 3 }],
    },
  });
  const record = recordOf(
    rowOf(
      raw,
      ['setlinfo.gend', 'unknown-code'],
      ['feedetail[1].cnt', 'bad-number'],
      ['feedetail[1].pric', 'bad-money'],
    ),
    0,
    null,
  );

  it('shows the fields of its header and those that are wrong, these under their node', () => {
    expect([...record.values.keys()]).toEqual([
      'setlinfo.setl_id',
      'setlinfo.gend',
      'setlinfo.medfee_sumamt',
      'feedetail[1].cnt',
      'feedetail[1].pric',
    ]);
    expect(fieldsIn(record, 'feedetail')).toEqual(['feedetail[1].cnt', 'feedetail[1].pric']);
    expect(gridColumns([record], false)).toEqual(['setlinfo.gend', 'feedetail']);
    expect(gridColumns([record], true)).toHaveLength(4);
    expect(columnOf('diseinfo')).toBe('diseinfo');
  });

  it('is mended where it stands, numbers as numbers', () => {
    const edits = new Map([
      ['setlinfo.gend', '2'],
      ['feedetail[1].cnt', '2'],
      ['feedetail[1].pric', '4.5'],
      ['setlinfo.adm_time', '2026-03-01'],
    ]);
    expect(JSON.parse(mendedLine(record, edits, null) ?? '')).toEqual({
      infno: '4101',
      input: {
        setlinfo: [{ setl_id: 'S1', gend: '2', medfee_sumamt: 12.5, adm_time: '2026-03-01' }],
        feedetail: [{ cnt: 1 }, { cnt: '2', pric: 4.5 }],
      },
    });
  });

  it('may lack the node that the error is about', () => {
    const bare = recordOf(rowOf('{"setlinfo":{"setl_id":"S1"}}', ['diseinfo', 'field-missing']), 0, null);
    expect(bare.values.get('diseinfo')).toBe('');
    const edits = new Map([['diseinfo[0].diag_code', 'I10.x00x002']]);
    expect(JSON.parse(mendedLine(bare, edits, null) ?? '')).toEqual({
      setlinfo: { setl_id: 'S1' },
      diseinfo: [{ diag_code: 'I10.x00x002' }],
    });
  });

  it('that is no JSON is mended as a whole and stays on one line', () => {
    const broken = recordOf(rowOf('{"setl_id":\n "S1"', [null, 'bad-json']), 0, null);
    expect(broken.kind).toBe('text');
    expect(mendedLine(broken, none, null)).toBe('{"setl_id": "S1"');
  });
});

describe('what is not all there', () => {
  it.each(['oversized-record', 'truncated-record', 'bad-encoding'])('is not mended here: %s', (code) => {
    const record = recordOf(rowOf('{"a":', [null, code]), 0, null);
    expect(record.kind).toBe('cut');
    expect(mendedLine(record, none, null)).toBeNull();
  });

  it('nor is a record too long for the table', () => {
    expect(recordOf(rowOf(null, ['gend', 'unknown-code']), 0, columns).kind).toBe('cut');
  });
});

describe('the file that is dropped again', () => {
  it('is of the kind that it was', () => {
    expect(mendedFile(['S1,2,王'], columns)).toBe('\uFEFFsetl_id,gend,psn_name\r\nS1,2,王\r\n');
    expect(mendedFile(['{}', '{}'], null)).toBe('{}\r\n{}\r\n');
  });

  it.each([
    ['三月.csv', columns, '三月-更正.csv'],
    ['march.csv.gz', columns, 'march-更正.csv'],
    ['march.json.gz', null, 'march-更正.ndjson'],
    ['march', null, 'march-更正.ndjson'],
  ])('is called after %s', (name, head, called) => {
    expect(mendedName(name, '更正', head)).toBe(called);
  });
});

describe('corrections', () => {
  it('that are taken back are none', () => {
    const once = withEdit(new Map(), 3, 'gend', '2', '7');
    expect(once.get(3)?.get('gend')).toBe('2');
    expect(withEdit(once, 3, 'gend', '7', '7').size).toBe(0);
  });
});

describe('the words for refusals', () => {
  it('are those of the receipt', () => {
    for (const code of rejectionCodes) {
      const words = rejectionWords(code);
      expect(`${zh.code[code]}。`).toBe(words.zh);
      expect(`${en.code[code]}.`.toLowerCase()).toBe(words.en.toLowerCase());
    }
  });
});
