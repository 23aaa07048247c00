import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegionRules } from '../../../core/rules/region/region-rules.ts';
import {
  emptyDocument,
  pendingDecisions,
  withDecision,
  withoutDecision,
} from '../../../web/src/pages/knowledge/draft.ts';
import { holds } from '../../support/holds.ts';

const nothing = emptyDocument('371300', { zh: '临沂市', en: 'Linyi' });
const decided = { rule: 'R1', from: '2026-07-01', by: '李主任', why: '试行' };

/** What a draft says of a rule on a day. */
const on = (day: string, { changes }: RegionRules, rule = 'R1') =>
  changes.filter((one) => one.rule === rule && one.from <= day && (one.to === null || day <= one.to));

describe('a draft of the region’s rules', () => {
  it('has what was decided from its day on, and nothing before', () => {
    const draft = withDecision(nothing, { ...decided, change: { off: true } });
    expect(on('2026-06-30', draft)).toEqual([]);
    expect(on('2027-01-01', draft)).toEqual([
      { rule: 'R1', from: '2026-07-01', to: null, by: '李主任', why: '试行', off: true },
    ]);
  });

  it('lets what was decided before hold up to the day before', () => {
    const standing = withDecision(nothing, { ...decided, from: '2026-01-01', change: { off: true } });
    const draft = withDecision(standing, { ...decided, change: { severity: 'reminder' } });
    expect(on('2026-06-30', draft)).toMatchObject([{ off: true }]);
    expect(on('2026-07-01', draft)).toMatchObject([{ severity: 'reminder' }]);
  });

  it('goes back to what the nation has, and tells that it does', () => {
    const standing = withDecision(nothing, { ...decided, from: '2026-01-01', change: { off: true } });
    const draft = withDecision(standing, { ...decided, change: null });
    expect(on('2026-07-01', draft)).toEqual([]);
    expect(pendingDecisions(draft, standing)).toEqual([
      { rule: 'R1', from: '2026-07-01', why: null, change: null },
    ]);
  });

  it('takes a decision out again without a trace', () => {
    const standing = withDecision(nothing, { ...decided, from: '2026-01-01', change: { off: true } });
    const draft = withDecision(standing, { ...decided, change: { severity: 'reminder' } });
    expect(withoutDecision(draft, standing, 'R1')).toEqual(standing);
    expect(pendingDecisions(withoutDecision(draft, standing, 'R1'), standing)).toEqual([]);
  });

  it('never says two things of a rule on one day, in whatever order it was decided', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((at) => `2026-07-${String(at).padStart(2, '0')}`);
    const change = fc.constantFrom({ off: true as const }, { severity: 'reminder' as const }, null);
    const decision = fc.record({ rule: fc.constantFrom('R1', 'R2'), from: day, change });
    holds(
      fc.property(fc.array(decision, { maxLength: 12 }), day, (decisions, at) => {
        const draft = decisions.reduce((all, one) => withDecision(all, { ...decided, ...one }), nothing);
        for (const rule of ['R1', 'R2']) expect(on(at, draft, rule).length).toBeLessThan(2);
        const last = decisions.findLast(({ rule }) => rule === 'R1');
        if (last && at >= last.from) expect(on(at, draft)).toHaveLength(last.change ? 1 : 0);
      }),
    );
  });
});
