import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Action,
  actingRoles,
  actions,
  type Decision,
  decisionSchema,
} from '../../../core/review/decision.ts';
import { decide, possibleActions, type Review, reviewOf, unreviewed } from '../../../core/review/review.ts';
import { refusalWords } from '../../../core/review/review-words.ts';
import { holds } from '../../support/holds.ts';

const decision = (action: Action, parts: Partial<Decision> = {}): Decision => ({
  action,
  by: '王审核',
  role: action === 'appeal' ? 'manager' : 'office',
  at: '2026-03-01T08:00:00.000Z',
  why: '核对病历',
  attachments: [],
  ...parts,
});
const standing = (...taken: Action[]): Review => reviewOf(taken.map((action) => decision(action)));

describe('the life of a finding', () => {
  it.each([
    [['take'], 'in-review', null],
    [['take', 'confirm'], 'confirmed', 'confirmed'],
    [['take', 'reject'], 'rejected', 'rejected'],
    [['take', 'confirm', 'appeal'], 'appealed', 'confirmed'],
    [['take', 'confirm', 'appeal', 'uphold'], 're-reviewed', 'confirmed'],
    [['take', 'confirm', 'appeal', 'overturn'], 're-reviewed', 'rejected'],
    [['take', 'confirm', 'appeal', 'overturn', 'settle'], 'settled', 'rejected'],
    [['take', 'confirm', 'settle'], 'settled', 'confirmed'],
    [['take', 'reject', 'reopen'], 'in-review', null],
    [['take', 'confirm', 'settle', 'reopen', 'reject'], 'rejected', 'rejected'],
  ] as const)('after %j it is %s, outcome %s', (taken, state, outcome) => {
    expect(standing(...taken)).toMatchObject({ state, outcome });
  });

  it.each([
    [[], 'confirm', 'office', 'the finding is open and cannot be acted on with confirm; possible: take'],
    [['take', 'confirm'], 'appeal', 'office', 'appeal is for manager or clinician, not for office'],
    [['take'], 'confirm', 'clinician', 'confirm is for office or auditor, not for clinician'],
    [['take', 'confirm', 'settle'], 'appeal', 'manager', 'possible: reopen'],
  ] as const)('after %j refuses to %s for %s', (taken, action, role, words) => {
    const next = decide(standing(...taken), decision(action, { role }));
    expect(next.ok).toBe(false);
    if (next.ok) return;
    expect(refusalWords(next.refusal).en).toContain(words);
    expect(refusalWords(next.refusal).zh).toMatch(/^[\p{Script=Han}，；：、]+$/u);
  });

  it('keeps what was agreed to be paid back until somebody agrees otherwise', () => {
    const taken = [decision('take'), decision('confirm', { amountFen: 500 }), decision('settle')];
    expect(reviewOf(taken).amountFen).toBe(500);
    expect(reviewOf([...taken, decision('reopen', { amountFen: 0 })]).amountFen).toBe(0);
  });

  it('is what its decisions add up to, whatever was refused between them', () => {
    const any = fc.record({ action: fc.constantFrom(...actions), role: fc.constantFrom(...actingRoles) });
    holds(
      fc.property(fc.array(any, { maxLength: 20 }), (tried) => {
        const review = tried.reduce((now, { action, role }) => {
          const next = decide(now, decision(action, { role }));
          if (!next.ok && next.refusal.code === 'not-now')
            expect(possibleActions(now.state)).not.toContain(action);
          return next.ok ? next.review : now;
        }, unreviewed);
        expect(reviewOf(review.decisions)).toEqual(review);
        expect(review.state === 'open').toBe(review.decisions.length === 0);
      }),
    );
  });

  it('does not read decisions that could never have been taken', () => {
    expect(() => reviewOf([decision('confirm')])).toThrow('impossible decision confirm');
  });
});

describe('a decision', () => {
  it.each([
    { why: '  ' },
    { by: '' },
    { role: 'patient' },
    { at: 'yesterday' },
    { amountFen: 1.5 },
    { action: 'forget' },
  ])('is refused with %j', (parts) => {
    expect(decisionSchema.safeParse({ ...decision('take'), ...parts }).success).toBe(false);
  });
});
