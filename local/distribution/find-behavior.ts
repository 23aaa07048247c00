import type { Behavior } from './read-distribution.ts';

/** The first behaviour whose pattern the whole path matches; paths are compared sign by sign, capitals included. */
export function findBehavior(behaviors: readonly Behavior[], path: string): Behavior {
  const found = behaviors.find(({ pathPattern }) => patternOf(pathPattern).test(path));
  if (!found) throw new Error(`no behaviour for ${path}`);
  return found;
}

function patternOf(pathPattern: string): RegExp {
  const escaped = pathPattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}
