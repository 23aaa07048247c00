import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workbook } from '../../../core/grouping/workbook/workbook.ts';
import { readWorkbook } from '../../../platform/knowledge/read-workbook.ts';
import { writeWorkbook } from '../../support/workbook/write-workbook.ts';

let room: string;
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'workbook-'));
});
afterAll(() => rmSync(room, { recursive: true }));

async function throughFile(workbook: Workbook): Promise<Workbook> {
  const path = join(room, 'workbook.xlsx');
  await writeWorkbook(path, workbook);
  return readWorkbook(path);
}

describe('readWorkbook', () => {
  it('gives every cell its place, empty rows and columns before it or not', async () => {
    const sheet = [
      ['', '', ''],
      ['', 'a', ''],
      ['', '', ''],
      ['', '', 'b'],
    ];
    expect((await throughFile(new Map([['表', sheet]]))).get('表')).toEqual(sheet);
  });

  it('gives numbers as they were typed, and codes with their last zeros', async () => {
    const sheet = [['12', '36.0700', 'A02.201+J17.0*']];
    const read = await throughFile(new Map([['表', sheet]]));
    expect([...(read.get('表') ?? [])]).toEqual(sheet);
  });

  it('tells which cells hold a number and no text', async () => {
    const read = await throughFile(new Map([['表', [['a', '12', '36.0700'], ['7']]]]));
    expect(read.get('表')?.numbers).toEqual(new Set(['B1', 'A2']));
  });

  it('takes the line ends of spreadsheets for what they are', async () => {
    const read = await throughFile(new Map([['表', [['_x000D_\nNL=0 and_x000D_\nXB=1 ']]]]));
    expect(read.get('表')).toEqual([['NL=0 and\r\nXB=1']]);
  });

  it('names a file that is no workbook', async () => {
    const path = join(room, 'text.xlsx');
    writeFileSync(path, 'no workbook');
    await expect(readWorkbook(path)).rejects.toThrow('text.xlsx');
  });
});
