import type { Words } from '../../claims/words.ts';
import type { RuleLibrary } from '../rule-library.ts';

/** What each rule of two libraries is called; one that both have, as the one to come calls it. */
export function nameOfRule({
  now,
  next,
}: {
  readonly now: RuleLibrary;
  readonly next: RuleLibrary;
}): (rule: string) => Words {
  const names = new Map([...now.rules, ...next.rules].map(({ id, name }) => [id, name]));
  return (rule) => names.get(rule) as Words;
}
