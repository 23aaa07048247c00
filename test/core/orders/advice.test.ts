import { describe, expect, it } from 'vitest';
import { adviceOn } from '../../../core/orders/advice.ts';
import { checks } from '../../../core/rules/checks.ts';
import { speaksAtOrder } from '../../../core/rules/moments.ts';
import { installedKnowledge } from '../../support/installed-knowledge.ts';

const { advice, rules } = installedKnowledge;

describe('advice on orders', () => {
  it('is there for every check that speaks before or during care', () => {
    const silent = rules.rules
      .filter(speaksAtOrder)
      .filter(({ id, check }) => adviceOn(id, check, advice) === advice.otherwise);
    expect(silent.map(({ id, check }) => `${id} ${check}`)).toEqual([]);
  });

  it('is for rules and checks that are there', () => {
    const ids = rules.rules.map(({ id }) => id);
    expect(Object.keys(advice.byRule).filter((rule) => !ids.includes(rule))).toEqual([]);
    expect(Object.keys(advice.byCheck).filter((check) => !(check in checks))).toEqual([]);
  });
});
