import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerFindings } from '../../bench/portal/made-findings.ts';
import { openAs } from '../support/portal/open-as.ts';

/** Every case of the made-up findings has a number of its own at the end of its id. */
const numbersIn = (text: string) =>
  new Set([...text.matchAll(/-(\d{6})(?!\d)/g)].map(([, number]) => number));

describe('a worklist of 5,000 findings', () => {
  it('is on paper whole, and in the workbook too, and both say of whom and when it is', async () => {
    const { page } = await openAs('office');
    await answerFindings(page, 5000);
    await page.goto('/findings?period=2026-09&severity=violation');
    await page.getByText('5,000 / 5,000 行').waitFor({ timeout: 60_000 });

    const folder = mkdtempSync(join(tmpdir(), 'printed-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'findings.pdf');
    writeFileSync(file, await page.pdf({ format: 'A3', landscape: true }));
    const { stdout } = await promisify(execFile)('pdftotext', ['-raw', file, '-'], { maxBuffer: 2 ** 26 });
    const printed = numbersIn(stdout.replaceAll('\n', ''));

    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 Excel' }).click();
    const workbook = join(folder, 'findings.xlsx');
    // The browser stands behind a connection: its own path to a download is none of this machine.
    await (await saved).saveAs(workbook);
    const [sheet, about] = await readExcelFile(workbook);
    const exported = numbersIn(JSON.stringify(sheet?.data));

    expect(printed.size).toBe(5000);
    expect(exported).toEqual(printed);
    const facts = [
      ['期间', '2026年9月'],
      ['机构', 'H37130200901'],
      ['状态', '全部'],
      ['程度', '明确违规'],
    ];
    expect(about?.data).toEqual(expect.arrayContaining([...facts, ['行数', '5,000 / 5,000 行']]));
    const said = facts.map(([name, value]) => `${name}: ${value}`).join(' · ');
    expect(stdout.replaceAll(/\s/g, '')).toContain(said.replaceAll(/\s/g, ''));
  }, 300_000);
});
