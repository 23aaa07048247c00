import { vi } from 'vitest';
import { sentinelProgram } from '../../bin/program.ts';

/** Runs a command of `sentinel` in this process; answers what it prints, throws what it throws. */
export async function printedBy(...words: readonly string[]): Promise<string> {
  const print = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await sentinelProgram().parseAsync(words, { from: 'user' });
    return print.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    print.mockRestore();
  }
}
