import { describe, expect, it } from 'vitest';
import { choicesIn, parametersOf } from '../../../core/rules/check-parameters.ts';
import { checks } from '../../../core/rules/checks.ts';
import { loadRuleWords } from '../../../platform/knowledge/load-dictionaries.ts';

describe('the words of rules', () => {
  const words = loadRuleWords();

  it('say of every check what it looks for, and of none that is not there', () => {
    expect(Object.keys(words.checks).sort()).toEqual(Object.keys(checks).sort());
  });

  it('name every parameter that a check takes, and none besides', () => {
    const taken = new Set(Object.keys(checks).flatMap((check) => Object.keys(parametersOf(check))));
    expect(Object.keys(words.parameters).sort()).toEqual([...taken].sort());
  });

  it('name every value among which a parameter chooses, and none besides', () => {
    const chosen = new Set(
      Object.keys(checks).flatMap((check) => Object.values(parametersOf(check)).flatMap(choicesIn)),
    );
    expect(Object.keys(words.values).sort()).toEqual([...chosen].sort());
  });

  it('tell of a check that is not there no parameters', () => {
    expect(parametersOf('nobody-knows')).toEqual({});
  });
});
