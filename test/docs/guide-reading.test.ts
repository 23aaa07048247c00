import { describe, expect, it } from 'vitest';
import { consoleSteps } from '../support/guides/guide-blocks.ts';
import { fillIn, isShown, type Stand } from '../support/guides/shown-output.ts';

const batch = '20261121215037-f2f9a2ceade3';
const mine = '20270101000000-aaaaaaaaaaaa';

describe('output beside what a page shows', () => {
  it('is as shown to the letter, but for spaces at the ends of lines and colours', () => {
    expect(isShown('a  b\nc', 'a  b  \r\n\u001b[31mc\u001b[39m\n', new Map())).toBe(true);
    expect(isShown('a b', 'a  b', new Map())).toBe(false);
    expect(isShown('a', 'a\nb', new Map())).toBe(false);
    expect(isShown('1.5 (x)', '1x5 (x)', new Map())).toBe(false);
  });

  it('may have anything where … stands, within the line or as lines', () => {
    expect(isShown('a … c', 'a b c', new Map())).toBe(true);
    expect(isShown('a … c', 'a\nb c', new Map())).toBe(false);
    expect(isShown('…\nz', 'a\nb\nz', new Map())).toBe(true);
    expect(isShown('…\nz', 'z', new Map())).toBe(true);
    expect(isShown('a\n…', 'b\na', new Map())).toBe(false);
  });

  it('has ids of its own, the same one wherever the page shows the same', () => {
    const stand: Stand = new Map();
    expect(isShown(`id ${batch}\nnext ${batch}`, `id ${mine}\nnext ${mine}`, stand)).toBe(true);
    expect(fillIn(`status ${batch}`, stand)).toBe(`status ${mine}`);
    expect(isShown(`id ${batch}`, `id ${mine}`, stand)).toBe(true);
    expect(isShown(`id ${batch}`, 'id 20270101000000-bbbbbbbbbbbb', stand)).toBe(false);
    expect(isShown(`id ${batch}\n${batch}`, `id ${mine}\n20270101000000-bbbbbbbbbbbb`, new Map())).toBe(
      false,
    );
  });

  it('learns nothing from what is not as shown', () => {
    const stand: Stand = new Map();
    expect(isShown(`id ${batch}\nend`, `id ${mine}`, stand)).toBe(false);
    expect(stand.size).toBe(0);
  });
});

describe('a block of commands', () => {
  it('is cut at each prompt, a command that goes on in the next line being one', () => {
    expect(consoleSteps('$ one\nshown\n\n$ two \\\n  more\n$ three\n')).toEqual([
      { command: 'one', shown: 'shown' },
      { command: 'two \\\n  more', shown: '' },
      { command: 'three', shown: '' },
    ]);
  });
});
