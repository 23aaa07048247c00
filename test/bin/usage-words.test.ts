import { describe, expect, it } from 'vitest';
import { runSentinelIn } from './run-sentinel.ts';

describe('wrong usage', () => {
  it('is told in both languages where two options exclude each other', async () => {
    const asked = ['--id', 'a', '--region', 'CN', '-o', 'nowhere', '--threshold', '5', '--coverage', '0.9'];
    const { exitCode, stderr } = await runSentinelIn({}, 'dip', 'build', 'package.json', ...asked);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('不能与');
    expect(stderr).toContain('cannot be used with');
  });
});
