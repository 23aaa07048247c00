import type { CaseName } from './fuzz-case.ts';
import type { Told } from './watched-worker.ts';

/** Leaves out rows and changes one after the other, as long as the file still fails in the same way. */
export async function minimise(
  name: CaseName,
  parts: readonly string[],
  failure: string,
  attempt: (name: CaseName) => Promise<Told>,
): Promise<CaseName> {
  let smallest = name;
  for (const part of parts) {
    const smaller = { ...smallest, without: [...smallest.without, part] };
    const { failures } = await attempt(smaller);
    if (failures.some((one) => kindOf(one) === kindOf(failure))) smallest = smaller;
  }
  return smallest;
}

/** Failures are of one kind where their first words agree: what follows names rows and places. */
const kindOf = (failure: string) => failure.split(/[\s:]/, 3).join(' ').replace(/\d+/g, '#');
