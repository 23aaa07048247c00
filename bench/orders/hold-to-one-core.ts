import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const core = '0';

/**
 * Gives the functions of a running stack one core, and everything else of its process, which is gateway and database,
 * the others: a function has a core of its own when it is deployed, and its table is elsewhere. Threads go by their
 * names; those that collect garbage and compile are counted among the functions'. `false` where this cannot be done.
 */
export function holdToOneCore(pid: number): boolean {
  const tasks = join('/proc', String(pid), 'task');
  if (!existsSync(tasks) || availableParallelism() < 2) return false;
  const others = `1-${availableParallelism() - 1}`;
  const threads = readdirSync(tasks).map((id) => ({ id, isOurs: isOfFunctions(join(tasks, id)) }));
  const held = threads.map(
    ({ id, isOurs }) => spawnSync('taskset', ['-pc', isOurs ? core : others, id]).status === 0,
  );
  return held.every(Boolean) && threads.some(({ isOurs }) => isOurs);
}

/** A thread of a function has the beginning of the function's name. */
function isOfFunctions(task: string): boolean {
  return /^(DrgSentinel|V8Worker)/.test(readFileSync(join(task, 'comm'), 'utf8'));
}
