import readExcelFile from 'read-excel-file/node';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Report } from '../../../core/reports/report.ts';
import { renderWorkbook } from '../../../reports/workbook/render-workbook.ts';
import { hostile, litReport } from '../../support/reports/sample-report.ts';

type Cell = string | number | boolean | Date | null;

let report: Report;
let sheets: ReadonlyMap<string, readonly (readonly Cell[])[]>;
beforeAll(async () => {
  report = await litReport();
  const read = await readExcelFile(Buffer.from(await renderWorkbook(report)));
  sheets = new Map(read.map(({ sheet, data }) => [sheet, data as Cell[][]]));
});
afterEach(() => void vi.useRealTimers());

const rowsOf = (sheet: string) => sheets.get(sheet)?.slice(1) ?? [];

describe('a report as a workbook', () => {
  it('has one sheet a view, and its notes', () => {
    expect([...sheets.keys()]).toEqual([
      '摘要 Summary',
      '管理指标 Indicators',
      '科室 Departments',
      '医师 Doctors',
      '病组 Groups',
      '规则 Rules',
      '近十二个月 Twelve months',
      '数据质量 Data quality',
      '定义 Definitions',
    ]);
  });

  it('speaks of 病种 where DIP pays, in sheets and cells', async () => {
    const read = await readExcelFile(Buffer.from(await renderWorkbook({ ...report, paidBy: 'dip' })));
    expect(read.map(({ sheet }) => sheet)).toContain('病种 Groups');
    const cells = JSON.stringify(read.map(({ data }) => data));
    expect(cells).toContain('病种支付标准');
    expect(cells).not.toContain('病组');
  });

  it.each([
    ['department', '科室 Departments'],
    ['doctor', '医师 Doctors'],
    ['group', '病组 Groups'],
  ])('has all %ss with all indicators, as numbers', (view, sheet) => {
    const table = report.tables.find((candidate) => candidate.view === view);
    const expected = table?.units.map(({ figures }) =>
      report.indicators.map(({ id, unit }) => {
        const value = figures.get(id)?.value ?? null;
        return value !== null && unit === 'fen' ? value / 100 : value;
      }),
    );
    expect(rowsOf(sheet).map((row) => row.slice(5))).toEqual(expected);
    expect(table?.units.length).toBeGreaterThan(2);
  });

  it('names and counts the lamps beside their colours', () => {
    const [table] = report.tables;
    for (const [at, row] of rowsOf('科室 Departments').entries()) {
      const figures = [...(table?.units[at]?.figures.values() ?? [])];
      const [, , red, yellow, words] = row;
      expect(red).toBe(figures.filter(({ colour }) => colour === 'red').length);
      expect(yellow).toBe(figures.filter(({ colour }) => colour === 'yellow').length);
      expect(String(words ?? '').match(/◆红 red/g)?.length ?? 0).toBe(red);
    }
  });

  it('has headers in both languages', () => {
    for (const [name, [head = []]] of sheets) {
      for (const cell of head)
        expect([name, cell]).toEqual([name, expect.stringMatching(/[\u4e00-\u9fff]|[A-Za-z]/)]);
    }
    expect(sheets.get('规则 Rules')?.[0]?.slice(0, 2)).toEqual(['代码\nCode', '规则\nRule']);
  });

  it('keeps what looks like a formula, or is no XML, as text', () => {
    const withoutControls = hostile.replace(String.fromCharCode(7), '');
    expect(rowsOf('科室 Departments').map(([code]) => code)).toContain(withoutControls);
  });

  it('is the same to the byte whenever it is made', async () => {
    vi.useFakeTimers({ now: new Date('2026-06-06T02:00:00Z'), toFake: ['Date'] });
    const first = await renderWorkbook(report);
    vi.setSystemTime(new Date('2031-01-01T23:59:58Z'));
    const second = await renderWorkbook(await litReport());
    expect(Buffer.compare(first, second)).toBe(0);
  });
});
