#!/usr/bin/env node
import { CommanderError } from 'commander';
import { fileFault } from './file-fault.ts';
import { sentinelProgram } from './program.ts';
import { tell } from './say.ts';
import { WrongUsage } from './wrong-usage.ts';

const done = 0;
const failed = 1;
const wrongUsage = 2;

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(done);
  throw error;
});

try {
  await sentinelProgram().parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Commander has said what it had to say; anything else is told here. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? done : wrongUsage;
  tell(`sentinel: ${fileFault(error) ?? (error as Error).message}\n`);
  return error instanceof WrongUsage ? wrongUsage : failed;
}
