import { type Command, CommanderError } from 'commander';
import { fileFault } from './file-fault.ts';
import { tell } from './say.ts';
import { WrongUsage } from './wrong-usage.ts';

const done = 0;
const failed = 1;
const wrongUsage = 2;

/** Runs a program as it was called, and leaves 0 where it is done, 1 where it failed, 2 where it was called wrongly. */
export async function runProgram(program: Command): Promise<void> {
  // A reader that has seen enough, such as `head`, is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(done);
    throw error;
  });
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(program.name(), error);
  }
}

/** Commander has said what it had to say; anything else is told here. */
function exitCodeOf(name: string, error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? done : wrongUsage;
  tell(`${name}: ${fileFault(error) ?? (error as Error).message}\n`);
  return error instanceof WrongUsage ? wrongUsage : failed;
}
