import type { LocalCloud } from '../../local/start-local-cloud.ts';
import type { Faults } from './faults.ts';

/**
 * Kills a process at work every now and then, until stopped: first a function by chance, then one of its processes,
 * so that those that seldom run are met too.
 * @param everyMs on average
 */
export function killProcesses(
  cloud: Pick<LocalCloud, 'processes'>,
  faults: Faults,
  everyMs: number,
): () => void {
  let timer: NodeJS.Timeout;
  const wait = () => {
    timer = setTimeout(
      () => {
        killOne(cloud, faults);
        wait();
      },
      faults.draw() * 2 * everyMs,
    );
  };
  wait();
  return () => clearTimeout(timer);
}

function killOne(cloud: Pick<LocalCloud, 'processes'>, faults: Faults): void {
  const busy = Map.groupBy(
    cloud.processes().filter(({ isBusy }) => isBusy),
    ({ functionId }) => functionId,
  );
  const ofFunction = pick([...busy.values()], faults.draw());
  const victim = ofFunction && pick(ofFunction, faults.draw());
  if (!victim) return;
  process.kill(victim.pid, 'SIGKILL');
  faults.note('process killed');
}

function pick<T>(list: readonly T[], draw: number): T | undefined {
  return list[Math.floor(draw * list.length)];
}
