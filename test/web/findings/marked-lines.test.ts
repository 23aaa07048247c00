import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../core/rules/finding.ts';
import { type FeeLines, marksOf, runsOf } from '../../../web/src/pages/findings/marked-lines.ts';
import { holds } from '../../support/holds.ts';

const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ serial: `L${at}` }) as FeeLines[number]);
const at = (kind: Evidence['kind'], ref: string, zh = '问题'): Evidence => ({
  kind,
  ref,
  text: { zh, en: zh },
});

describe('the lines of a claim beside a finding', () => {
  it('are all there, once and in their order, and those pointed at are among the ones that are not folded', () => {
    const given = fc.record({
      count: fc.nat({ max: 60 }),
      refs: fc.array(fc.nat({ max: 70 }), { maxLength: 8 }),
    });
    holds(
      fc.property(given, ({ count, refs }) => {
        const marks = marksOf([{ evidence: refs.map((ref) => at('feeLine', `L${ref}`)) }]);
        const runs = runsOf(lines(count), marks.feeLine);
        expect(runs.flatMap((run) => run.lines)).toEqual(lines(count));
        const open = new Set(
          runs.filter(({ isMarked }) => isMarked).flatMap((run) => run.lines.map(({ serial }) => serial)),
        );
        for (const ref of refs) if (ref < count) expect(open).toContain(`L${ref}`);
        for (const [place, run] of runs.entries()) expect(run.isMarked).not.toBe(runs[place - 1]?.isMarked);
      }),
    );
  });

  it('are shown with two lines before and after each that is pointed at', () => {
    const runs = runsOf(lines(12), marksOf([{ evidence: [at('feeLine', 'L5')] }]).feeLine);
    expect(runs.map(({ isMarked, lines: own }) => `${isMarked} ${own.length}`)).toEqual([
      'false 3',
      'true 5',
      'false 4',
    ]);
  });

  it('are marked for themselves: a diagnosis, and a fee line of the same name, are two things', () => {
    const marks = marksOf([
      { evidence: [at('diagnosis', 'L5'), at('feeLine', 'L1', '一'), at('feeLine', 'L1', '二')] },
    ]);
    expect([...marks.diagnosis.keys()]).toEqual(['L5']);
    expect(marks.feeLine.get('L1')?.map(({ text }) => text.zh)).toEqual(['一', '二']);
    expect(marks.procedure.size).toBe(0);
  });
});
