import { describe, expect, it } from 'vitest';
import { assessCase } from '../../core/assess-case.ts';
import { caseContextOf } from '../../core/case-context-of.ts';
import type { SettlementList } from '../../core/claims/settlement-list.ts';
import { installedKnowledge } from '../support/installed-knowledge.ts';
import { codedList } from './coding/coded-list.ts';

const hospital = 'H37130200901';
const baseline = { group: 'ES31', cases: 40, medianLogCost: 13, madLogCost: 0.2 };
const contextOf = (list: SettlementList) =>
  caseContextOf(
    list,
    assessCase(list, installedKnowledge),
    { history: null, baselines: new Map([['ES31', baseline]]) },
    installedKnowledge,
  );

/** A pneumonia with respiratory failure, at 5,000 yuan. */
const pneumonia = codedList(['J18.900', 'J96.000'], ['96.0400'], { hospital, totalCostFen: 500_000 });

describe('what is known of a case beyond its list', () => {
  it('is its group, payment and baseline', () => {
    expect(contextOf(pneumonia)).toMatchObject({ drg: 'ES31', hospitalLevel: 3, baseline });
    expect(contextOf(pneumonia).payment).toMatchObject({
      group: 'ES31',
      weightE4: 6500,
      paymentFen: 641_225,
    });
  });

  it('is what it would be paid without some of its codes, but never without its principal diagnosis', () => {
    const { payment } = contextOf(pneumonia);
    const other = { group: 'ES35', weightE4: 4200, paymentFen: 414_330 };
    expect(payment?.without(new Set(['J96.000']))).toEqual(other);
    expect(payment?.without(new Set(['J18.900', 'J96.000']))).toEqual(other);
    expect(payment?.without(new Set(['none of them']))).toMatchObject({ group: 'ES31' });
  });

  it('is nothing of payment where the case fits no group', () => {
    const context = contextOf(codedList(['X99'], [], { hospital }));
    expect(context).toMatchObject({ drg: null, baseline: null, payment: null });
  });
});
