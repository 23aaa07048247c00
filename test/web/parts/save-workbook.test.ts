import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { saveWorkbook } from '../../../web/src/parts/save-workbook.ts';
import {
  type WorkbookAnswer,
  type WorkbookPart,
  type WriteWorkbook,
  workbookMaker,
} from '../../../web/src/parts/workbook-maker.ts';

type Say = (answer: WorkbookAnswer) => void;

/** What the worker does when it has all rows. */
let work: (say: Say, fail: (message: string) => void) => void;
let ended: number;
let saved: string[];

beforeEach(() => {
  ended = 0;
  saved = [];
  vi.stubGlobal(
    'Worker',
    class {
      onmessage: (event: { data: WorkbookAnswer }) => void = () => {};
      onerror: (event: { message: string }) => void = () => {};
      postMessage({ whole }: WorkbookPart): void {
        if (whole)
          setTimeout(() =>
            work(
              (data) => this.onmessage({ data }),
              (message) => this.onerror({ message }),
            ),
          );
      }
      terminate(): void {
        ended++;
      }
    },
  );
  vi.stubGlobal('document', {
    createElement: () => ({
      click(this: { download: string }) {
        saved.push(this.download);
      },
    }),
  });
});
afterEach(() => vi.unstubAllGlobals());

const save = () =>
  saveWorkbook({
    fileName: '三月',
    sheet: '清单',
    columns: [{ id: 'name', title: '名称', value: (row: string) => row }],
    rows: ['甲', '乙'],
    about: { title: '说明', facts: [] },
    language: 'zh-CN',
  });

describe('a workbook', () => {
  it('that the worker makes is saved', async () => {
    work = (say) => say({ file: new Blob(['x']) });
    await save();
    expect(saved).toEqual(['三月.xlsx']);
    expect(ended).toBe(1);
  });

  it('that cannot be made fails instead of being waited for, and may be asked for again', async () => {
    work = (say) => say({ failure: 'RangeError: too long' });
    await expect(save()).rejects.toThrow('too long');
    work = (_, fail) => fail('out of memory');
    await expect(save()).rejects.toThrow('out of memory');
    expect(saved).toEqual([]);
    expect(ended).toBe(2);
    work = (say) => say({ file: new Blob(['x']) });
    await save();
    expect(saved).toEqual(['三月.xlsx']);
  });
});

describe('the worker that writes a workbook', () => {
  const about = { title: '说明', facts: [['期间', '2026年9月']] } as const;
  const made = (write: WriteWorkbook) =>
    new Promise<WorkbookAnswer>((resolve) => {
      const take = workbookMaker(write, resolve);
      take({ rows: [[{ value: '名称' }]] });
      take({ rows: [[{ value: '甲' }], [null]] });
      take({ rows: [], whole: { sheet: '清单', widths: [10], about } });
    });

  it('writes all rows under a bold head, and behind them which they are', async () => {
    const asked: unknown[] = [];
    const file = new Blob(['x']);
    const answer = await made(async (sheets) => {
      asked.push(...sheets);
      return file;
    });
    expect(answer).toEqual({ file });
    expect(asked).toEqual([
      {
        data: [[{ value: '名称', fontWeight: 'bold' }], [{ value: '甲' }], [null]],
        ...{ sheet: '清单', columns: [{ width: 10 }], stickyRowsCount: 1 },
      },
      {
        data: [[{ value: '期间' }, { value: '2026年9月' }]],
        ...{ sheet: '说明', columns: [{ width: 20 }, { width: 60 }] },
      },
    ]);
  });

  it.each<[string, WriteWorkbook]>([
    [
      'at once',
      () => {
        throw new Error('a cell cannot be written');
      },
    ],
    [
      'later',
      async () => {
        throw new Error('a cell cannot be written');
      },
    ],
  ])('answers also where it fails %s', async (_, write) => {
    expect(await made(write)).toEqual({ failure: 'Error: a cell cannot be written' });
  });
});
