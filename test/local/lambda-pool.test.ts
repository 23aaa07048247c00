import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createLambdaPool } from '../../local/lambda-pool.ts';
import { removeTemporaryDirs, temporaryDir } from './fixtures/assembly.ts';

/** A pool over a module whose first environment starts at once; what `later` says runs in every further one. */
function poolOf(later: string, options: { readonly idleMs?: number } = {}) {
  const dir = temporaryDir();
  const modulePath = join(dir, 'index.mjs');
  writeFileSync(
    modulePath,
    `import { existsSync, writeFileSync } from 'node:fs';
     import { setTimeout as sleep } from 'node:timers/promises';
     const started = ${JSON.stringify(join(dir, 'started'))};
     if (existsSync(started)) { ${later} }
     writeFileSync(started, '');
     export const handler = async ({ ms, fails, megabytes = 0, asks }) => {
       const held = Buffer.alloc(megabytes * 2 ** 20, 1);
       await sleep(ms);
       if (fails) process.exit(1);
       return asks === 'pid' ? process.pid : held.length > 0 ? held.length : 'done';
     };`,
  );
  const spec = {
    name: 'test',
    arn: 'arn',
    logicalId: 'Test',
    modulePath,
    exportName: 'handler',
    environment: {},
    timeoutMs: 10_000,
    memoryMb: 128,
    concurrency: 2,
  };
  return { pool: createLambdaPool(spec, join(dir, 'logs'), options), log: join(dir, 'logs', 'test.log') };
}

afterAll(removeTemporaryDirs);

describe('the execution environments of a function', () => {
  it('serve a burst with the warm one while another is still starting', async () => {
    const { pool } = poolOf('await sleep(3_600_000);');
    await pool.invoke({ ms: 0 });
    const burst = Array.from({ length: 8 }, () => pool.invoke({ ms: 1 }));
    expect(await Promise.all(burst)).toEqual(Array(8).fill('done'));
    expect(pool.pending()).toBe(0);
    await pool.close();
  });

  it('are replaced when one dies with others waiting', async () => {
    const { pool } = poolOf('');
    const outcomes = await Promise.allSettled([
      pool.invoke({ ms: 0, fails: true }),
      pool.invoke({ ms: 0, fails: true }),
      ...Array.from({ length: 4 }, () => pool.invoke({ ms: 0 })),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([
      ...Array(4).fill('fulfilled'),
      ...Array(2).fill('rejected'),
    ]);
    await pool.close();
  });

  it('tell whoever waits why none can start', async () => {
    const { pool } = poolOf("throw new Error('no settings');");
    await expect(pool.invoke({ ms: 0, fails: true })).rejects.toThrow('ended its process');
    for (const attempt of [1, 2]) {
      await expect(pool.invoke({ attempt, ms: 0 })).rejects.toThrow('no settings');
    }
    await pool.close();
  });

  it('are processes, and one that is killed costs its own invocation alone', async () => {
    const { pool } = poolOf('');
    const pid = (await pool.invoke({ ms: 0, asks: 'pid' })) as number;
    const killed = pool.invoke({ ms: 60_000 });
    process.kill(pid, 'SIGKILL');
    await expect(killed).rejects.toThrow('SIGKILL');
    const next = await pool.invoke({ ms: 0, asks: 'pid' });
    expect(next).not.toBe(pid);
    await pool.close();
  });

  it('end when nobody has needed them for a while, and start again for the next', async () => {
    const { pool } = poolOf('', { idleMs: 10 });
    const pid = (await pool.invoke({ ms: 0, asks: 'pid' })) as number;
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
    expect(await pool.invoke({ ms: 0 })).toBe('done');
    await pool.close();
  });

  it('report the most memory that one of them held, as AWS does after each invocation', async () => {
    const { pool, log } = poolOf('');
    await pool.invoke({ ms: 0 });
    const before = pool.peakMb();
    await pool.invoke({ ms: 0, megabytes: 200 });
    expect(pool.peakMb()).toBeGreaterThan(before + 150);
    expect(pool.peakMb()).toBeLessThan(before + 400);
    await pool.close();
    expect(readFileSync(log, 'utf8')).toMatch(
      new RegExp(`REPORT test succeeded \\d+ ms, max memory ${pool.peakMb()} MB\n$`),
    );
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
