import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bringForward } from '../../../../core/rules/region/bring-forward.ts';
import { parseRegionRules, type RuleChange } from '../../../../core/rules/region/region-rules.ts';
import { holds } from '../../../support/holds.ts';

const march = { from: '2026-03-01', to: '2026-03-31' };
const rule = 'GZ10000204001000';
const decided = { by: '李主任', why: '试行', rule };
const change = (from: string, to: string | null, more: Partial<RuleChange> = {}): RuleChange => {
  return { ...decided, from, to, ...more };
};
const documentOf = (...changes: readonly RuleChange[]) =>
  parseRegionRules({ region: '371300', title: { zh: '规则', en: 'Rules' }, source: 'test', changes });

/** The changes that a document has on a day. */
const on = (day: string, { changes }: { readonly changes: readonly RuleChange[] }) =>
  changes.filter(({ from, to }) => from <= day && (to === null || day <= to));

describe('a document whose decisions are to come', () => {
  it('is tried as if they held already', () => {
    const tried = bringForward(documentOf(change('2026-07-01', null, { off: true })), null, march);
    expect(tried.changes).toEqual([change('2026-03-01', null, { off: true })]);
  });

  it('is tried as it is where they begin within the days, or before', () => {
    for (const from of ['2026-03-31', '2026-03-16', '2025-01-01']) {
      const document = documentOf(change(from, null, { off: true }));
      expect(bringForward(document, null, march)).toBe(document);
    }
  });

  it('is without what it ends: a rule that is switched on again is on', () => {
    const standing = documentOf(change('2026-01-01', null, { off: true }));
    const draft = documentOf(change('2026-01-01', '2026-06-30', { off: true }));
    const tried = bringForward(draft, standing, march);
    expect(on('2026-02-28', tried)).toHaveLength(1);
    expect(on('2026-03-01', tried)).toEqual([]);
  });

  it('sets one thing in the place of another, not both', () => {
    const before = change('2026-01-01', null, { parameters: { maxGapDays: 10 } });
    const draft = documentOf({ ...before, to: '2026-06-30' }, change('2026-07-01', null, { off: true }));
    const tried = bringForward(draft, documentOf(before), march);
    expect(on('2026-03-15', tried)).toEqual([change('2026-03-01', null, { off: true })]);
  });

  it('leaves what stands as it stands', () => {
    const over = change('2026-02-01', '2026-03-15', { severity: 'reminder' });
    const standing = documentOf(over);
    const draft = documentOf(over, change('2026-07-01', null, { off: true }));
    expect(bringForward(draft, standing, march).changes).toContainEqual(over);
  });

  it('has on each day of the trial what it would have on the day when its last decision begins', () => {
    const day = fc.integer({ min: 1, max: 27 }).map((at) => `2026-07-${String(at).padStart(2, '0')}`);
    const entry = fc
      .tuple(day, fc.option(day), fc.constantFrom('off', 'severity'))
      .filter(([from, to]) => to === null || to >= from)
      .map(([from, to, what]) => change(from, to, what === 'off' ? { off: true } : { severity: 'reminder' }));
    holds(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), (changes) => {
        const document = documentOf(...changes);
        const last =
          changes
            .map(({ from }) => from)
            .sort()
            .at(-1) ?? '';
        const settings = (found: readonly RuleChange[]) => found.map(({ off, severity }) => [off, severity]);
        const tried = bringForward(document, null, march);
        for (const at of ['2026-03-01', '2026-03-31'])
          expect(settings(on(at, tried))).toEqual(settings(on(last, document)));
      }),
    );
  });
});
