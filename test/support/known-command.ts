import type { Command } from 'commander';
import { expect } from 'vitest';
import { sentinelProgram } from '../../bin/program.ts';

/** Fails where a line `sentinel …` of a document is no command, or lacks what the command wants. */
export function expectCommand(line: string): void {
  const { command, words } = found(line.replace(/ >.*/, '').split(' ').slice(1));
  const options = words.filter((word) => word.startsWith('--') || word === '-o');
  const known = command.options;
  const namesOf = ({ long, short }: (typeof known)[number]) => [long, short];
  for (const option of options) expect(known.flatMap(namesOf)).toContain(option);
  for (const one of known)
    if (one.mandatory)
      expect(
        options.some((option) => namesOf(one).includes(option)),
        one.flags,
      ).toBe(true);
  const withValue = new Set(known.filter(({ required }) => required).flatMap(namesOf));
  const given = words.filter((word, at) => !options.includes(word) && !withValue.has(words[at - 1] ?? ''));
  const wanted = command.registeredArguments;
  expect(given.length).toBeGreaterThanOrEqual(wanted.filter(({ required }) => required).length);
  const takesMore = wanted.some(({ variadic }) => variadic);
  expect(given.length).toBeLessThanOrEqual(takesMore ? Number.POSITIVE_INFINITY : wanted.length);
}

/** The command that a line runs, and the words that are left for it. */
function found(
  words: readonly string[],
  command: Command = sentinelProgram(),
): { command: Command; words: readonly string[] } {
  const [first = '', ...rest] = words;
  const inner = command.commands.find((one) => one.name() === first);
  if (inner) return found(rest, inner);
  if (command.commands.length > 0 && words.length > 0) throw new Error(`no command ${first}`);
  return { command, words };
}
