import { median } from '../median.ts';

/** Something done over the same input again and again; what it answers is thrown away. */
export type Pass = () => unknown;

const warmUpRounds = 6;
const leastMs = 150;

/**
 * Milliseconds of this thread's processor time that each pass takes, so that what else runs on the machine does not
 * count as time: the median of the rounds. Each round does every pass, so that all meet the same weather.
 */
export function measurePasses<Name extends string>(
  passes: Readonly<Record<Name, Pass>>,
  rounds: number,
): Readonly<Record<Name, number>> {
  const measured = Object.entries<Pass>(passes).map(([name, pass]) => ({ name, pass, ms: [] as number[] }));
  for (let round = -warmUpRounds; round < rounds; round++) {
    for (const { pass, ms } of measured) {
      const taken = measureOnce(pass);
      if (round >= 0) ms.push(taken);
    }
  }
  return Object.fromEntries(measured.map(({ name, ms }) => [name, median(ms)])) as Record<Name, number>;
}

/** The clock of a thread ticks in milliseconds: short passes are repeated. */
function measureOnce(pass: Pass): number {
  const start = threadMs();
  let times = 0;
  do {
    pass();
    times++;
  } while (threadMs() - start < leastMs);
  return (threadMs() - start) / times;
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
