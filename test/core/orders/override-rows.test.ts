import { describe, expect, it } from 'vitest';
import { overrideRows } from '../../../core/orders/override-rows.ts';
import { loadManagementIndicators } from '../../../platform/knowledge/load-management-indicators.ts';
import { warningRecord } from '../../support/warning-records.ts';

const indicators = loadManagementIndicators();

describe('the override rate of a month', () => {
  it('is of the answers, by department and for the hospital, where those that told no department count too', () => {
    const records = [
      warningRecord('E1', 'R1', { state: 'overridden' }),
      warningRecord('E2', 'R1', { state: 'changed' }),
      warningRecord('E3', 'R1', { state: 'overridden', department: null }),
      warningRecord('E4', 'R1', { state: 'unanswered' }),
      warningRecord('E5', 'R1', { state: 'unanswered', department: 'A04' }),
    ];
    const common = { month: '2026-11', indicator: 'override-rate' };
    expect(overrideRows(records, '2026-11', indicators)).toEqual([
      { ...common, department: 'all', above: 2, below: 3 },
      { ...common, department: 'A03.04', above: 1, below: 2 },
    ]);
  });

  it('is nothing where nobody answered', () => {
    expect(overrideRows([warningRecord('E1', 'R1')], '2026-11', indicators)).toEqual([]);
  });
});
