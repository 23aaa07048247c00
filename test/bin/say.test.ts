import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { tellFileReports } from '../../bin/claim-source.ts';
import { printTable } from '../../bin/commands/print-table.ts';
import { RefusedRecords } from '../../bin/refused-records.ts';
import { say, sayJson } from '../../bin/say.ts';
import { writeTable } from '../../bin/write-table.ts';
import { rejectRecord } from '../../core/claims/rejection.ts';
import { remarkOf } from '../../platform/intake/remark.ts';
import { holds } from '../support/holds.ts';

const steering = /(?![\n\t])\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const hostile = 'A\u001b[2J\u009b31m\u202eB\u0007\u0000';

/** What was written to a stream meanwhile. */
function written(stream: 'stdout' | 'stderr', write: () => void): string {
  const said: string[] = [];
  vi.spyOn(process[stream], 'write').mockImplementation((text) => said.push(String(text)) > 0);
  write();
  vi.restoreAllMocks();
  return said.join('');
}
afterEach(() => void vi.restoreAllMocks());

describe('what is shown on a terminal', () => {
  it('does not steer it, whatever the text', () => {
    holds(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(written('stdout', () => say(text))).not.toMatch(steering);
      }),
    );
  });

  it('is JSON that says the same, without signs that steer', () => {
    holds(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = written('stdout', () => sayJson(value));
        expect(text).not.toMatch(steering);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('shows cells of tables, names of columns and values of refused records so', () => {
    const fault = { field: `${hostile}\nok`, value: hostile, code: 'bad-text' } as const;
    const rejection = rejectRecord({ file: hostile, line: 1, settlementId: null, faults: [fault], raw: '' });
    const notices = [remarkOf({ code: 'unknown-columns', columns: [hostile] })];
    const report = { file: hostile, format: 'csv', encoding: 'utf-8', records: 1, problems: [], notices };
    const refused = new RefusedRecords();
    refused.add([rejection]);
    expect(written('stdout', () => printTable([hostile], [[hostile]]))).not.toMatch(steering);
    expect(written('stderr', () => tellFileReports([report]))).not.toMatch(steering);
    const lines = written('stderr', () => refused.tell()).split('\n');
    expect(lines.join('')).not.toMatch(steering);
    expect(lines.filter((line) => line.startsWith('ok'))).toEqual([]);
  });
});

describe('a table as CSV', () => {
  it('runs nothing in a spreadsheet: formulas are text, numbers stay numbers', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sentinel-'));
    const rows = [
      { name: '=HYPERLINK("http://x")', fen: -5, text: '-5', note: '@a\nb' },
      { name: '张三', fen: 1.5, text: '+1+1', note: null },
    ];
    await writeTable(folder, 'costs', 'csv', rows);
    const text = readFileSync(join(folder, 'costs.csv'), 'utf8');
    rmSync(folder, { recursive: true });
    expect(text).toBe(
      '\uFEFFname,fen,text,note\r\n"\'=HYPERLINK(""http://x"")",-5,-5,"\'@a\nb"\r\n张三,1.5,\'+1+1,\r\n',
    );
  });
});
