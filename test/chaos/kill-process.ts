import type { HandlerProcess } from '../../local/trials.ts';
import type { Faults } from './faults.ts';

/**
 * Kills a process at work: first a function by chance, then one of its processes, so that those that seldom run are
 * met too.
 */
export function killProcess(processes: readonly HandlerProcess[], { draw }: Faults): void {
  const busy = processes.filter(({ isBusy }) => isBusy);
  const ofFunction = pick([...Map.groupBy(busy, ({ functionId }) => functionId).values()], draw());
  const victim = ofFunction && pick(ofFunction, draw());
  if (victim) process.kill(victim.pid, 'SIGKILL');
}

function pick<T>(list: readonly T[], draw: number): T | undefined {
  return list[Math.floor(draw * list.length)];
}
