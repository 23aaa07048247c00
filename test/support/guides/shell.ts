import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';

/** A command's output, both streams as they came, and how it ended. */
export interface Done {
  readonly output: string;
  readonly exitCode: number;
}

export interface Shell {
  run(command: string): Promise<Done>;
  close(): Promise<void>;
}

const patienceMs = 300_000;

/** One bash in which command after command is typed, as a reader does: variables and functions stay. */
export function openShell(folder: string, prelude = ''): Shell {
  const bash = spawn('bash', ['--noprofile', '--norc'], { cwd: folder, env: newcomerEnvironment() });
  bash.stdin.write(`exec 2>&1\n${prelude}\n`);
  return {
    async run(command) {
      const mark = randomUUID();
      const output = waitFor(bash, new RegExp(`${mark} (\\d+)\\n`), command);
      // What is asked next may be how this ended: $? is put back.
      bash.stdin.write(`${command}\n__code=$?; printf '\\n%s %s\\n' ${mark} $__code; (exit $__code)\n`);
      const { 0: end, 1: code, before } = await output;
      return {
        output: before.slice(0, before.length - (end.startsWith('\n') ? 0 : 1)),
        exitCode: Number(code),
      };
    },
    async close() {
      bash.stdin.end();
      if (bash.exitCode === null) await once(bash, 'exit');
    },
  };
}

/** Waits until what a process says has the pattern in it. Rejects with all that it said where it ends before. */
export function waitFor(
  child: ChildProcess,
  pattern: RegExp,
  what: string,
): Promise<{ 0: string; 1: string | undefined; before: string }> {
  let said = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string) => end(() => reject(new Error(`${what}\n${why}:\n${said}`)));
    const late = setTimeout(() => fail('takes too long'), patienceMs);
    const onExit = () => fail('ended');
    const onData = (data: Buffer) => {
      said += String(data);
      const match = pattern.exec(said);
      if (match) end(() => resolve({ 0: match[0], 1: match[1], before: said.slice(0, match.index) }));
    };
    const end = (then: () => void) => {
      clearTimeout(late);
      child.off('close', onExit);
      child.stdout?.off('data', onData);
      child.stderr?.off('data', onData);
      then();
    };
    child.on('close', onExit);
    child.stdout?.on('data', onData);
    child.stderr?.on('data', onData);
  });
}

/** Without what the run of the tests brings along, and what npm says of the settings of this machine. */
export function newcomerEnvironment(): NodeJS.ProcessEnv {
  const {
    NODE_OPTIONS: _,
    SENTINEL_KNOWLEDGE: __,
    VITEST: ___,
    NODE_ENV: ____,
    ...environment
  } = process.env;
  return { ...environment, PORT: '0', npm_config_loglevel: 'error' };
}
