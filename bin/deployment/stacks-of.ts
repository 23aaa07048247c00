import { readAssembly } from '../../local/read-assembly.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** The stack that does the work; the others stand beside it, under its name and a word more. */
export const mainStackOf = (stage: string) => `DrgSentinel-${stage}`;

/** The names of an assembly's stacks. Throws where they are not those of the stage. */
export function stacksOf(assembly: string, stage: string): readonly string[] {
  const main = mainStackOf(stage);
  const names = readAssembly(assembly).stacks.map(({ name }) => name);
  if (names.every((name) => name === main || name.startsWith(`${main}-`)) && names.includes(main))
    return names;
  throw new WrongUsage(
    `${assembly} 合成的不是环境 ${stage}，而是：${names.join('、')} ${assembly} was not synthesized for the stage ${stage}; it has: ${names.join(', ')}`,
  );
}

/**
 * Which stacks are deployed one after the other: the main one before those that watch it, so that where it answers is
 * written down when one of them fails.
 * @param only as `--only` names them; none: all
 */
export function stepsOf(
  names: readonly string[],
  only: readonly string[],
  stage: string,
): readonly string[][] {
  if (only.length > 0) return [[...only]];
  const main = mainStackOf(stage);
  return [[main], names.filter((name) => name !== main)].filter((step) => step.length > 0);
}
