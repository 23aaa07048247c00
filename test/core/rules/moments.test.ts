import { describe, expect, it } from 'vitest';
import { speaksAtOrder } from '../../../core/rules/moments.ts';
import { installedRules } from '../../support/installed-rules.ts';

describe('speaksAtOrder', () => {
  it.each([
    ['a rule published for the time before', { stage: 'before' as const }, true],
    ['a rule published for the time of care', { stage: 'during' as const }, true],
    ['a rule for after the fact', { stage: 'after' as const }, false],
    [
      'a rule for after the fact that may speak earlier',
      { stage: 'after', alsoAt: ['before'] } as const,
      true,
    ],
  ])('%s: %o is %s', (_, declaration, speaks) => {
    expect(speaksAtOrder(declaration)).toBe(speaks);
  });

  it('lets the warning of a repeated examination come before it is done again', () => {
    const repeated = installedRules().declarations.find(({ id }) => id === 'DS-REPEATED-EXAM');
    expect(repeated && speaksAtOrder(repeated)).toBe(true);
  });
});
