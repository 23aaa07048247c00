import { describe, expect, it } from 'vitest';
import { installedRules } from '../../support/installed-rules.ts';
import { readStories, tellStory } from '../../support/rule-stories.ts';

const stories = readStories();

describe('the stories of the rules', () => {
  it.each(stories)('$rule $file: $story.en', (story) => {
    const { byRule, findings } = tellStory(story);
    const { verdict, amount_fen, evidence } = story.expected;
    expect(byRule[story.rule]).toBe(verdict);
    if (evidence) expect(findings.flatMap((found) => found.evidence.map(({ ref }) => ref))).toEqual(evidence);
    if (amount_fen !== undefined)
      expect(findings.reduce((sum, found) => sum + found.amount_fen, 0)).toBe(amount_fen);
  });

  it.each(installedRules().declarations.map(({ id }) => id))(
    '%s has one in which it speaks, with its money and evidence, and one in which it keeps silent',
    (id) => {
      const ofRule = stories.filter(({ rule }) => rule === id).map(({ expected }) => expected);
      const speaking = ofRule.filter(({ verdict }) => verdict === 'fail');
      expect(speaking.length).toBeGreaterThan(0);
      expect(speaking.every(({ amount_fen, evidence }) => amount_fen !== undefined && evidence)).toBe(true);
      expect(ofRule.some(({ verdict }) => verdict === 'pass')).toBe(true);
    },
  );
});
