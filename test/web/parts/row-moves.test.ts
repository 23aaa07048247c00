import { describe, expect, it } from 'vitest';
import { columnWidth, textWidth } from '../../../web/src/parts/column-width.ts';
import { rowAfterKey } from '../../../web/src/parts/row-moves.ts';

describe('a key in a table', () => {
  it('leads from row to row, and never beyond the first and the last', () => {
    const from = (key: string, at: number) => rowAfterKey(key, at, 100, 20);
    expect([from('ArrowDown', 5), from('ArrowUp', 5)]).toEqual([6, 4]);
    expect([from('PageDown', 5), from('PageUp', 50)]).toEqual([24, 31]);
    expect([from('Home', 5), from('End', 5)]).toEqual([0, 99]);
    expect([from('ArrowDown', 99), from('ArrowUp', 0), from('PageDown', 95), from('PageUp', 3)]).toEqual([
      99, 0, 99, 0,
    ]);
  });

  it('that means something else leads nowhere', () => {
    expect(['Enter', ' ', 'a', 'Tab', 'constructor'].map((key) => rowAfterKey(key, 5, 100, 20))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(rowAfterKey('End', 0, 0, 20)).toBeNull();
  });
});

describe('the width of a column', () => {
  const column = { id: 'a', title: '金额', value: (text: string) => text };

  it('is what its longest values need, Chinese characters twice as wide, and not more than can be read', () => {
    expect(textWidth('A03 心内')).toBe(8);
    expect(columnWidth(column, ['短', '心血管内科'], 'zh-CN')).toBe(10);
    expect(columnWidth(column, [], 'zh-CN')).toBe(6);
    expect(columnWidth(column, ['长'.repeat(400)], 'zh-CN')).toBe(44);
    expect(columnWidth({ ...column, width: 9 }, ['长'.repeat(400)], 'zh-CN')).toBe(9);
  });
});
