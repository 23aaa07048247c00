import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface Emulator {
  readonly endpoint: string;
  /** Of its virtual environment, which has boto3. */
  readonly python: string;
  readonly logFile: string;
  stop(): Promise<void>;
}

const here = import.meta.dirname;
const readyTries = 240;
const readyWaitMs = 250;
const stopPatienceMs = 5000;

/**
 * Starts MiniStack of the pinned version, empty, on 127.0.0.1. Installs it by pip where it is not there yet; throws with
 * what pip said where that cannot be done.
 */
export async function startEmulator(options: { folder: string; port: number }): Promise<Emulator> {
  const { folder, port } = options;
  const python = install(join(folder, 'python'));
  const logFile = join(folder, 'emulator.log');
  const running = spawn(python, [join(here, 'emulator', 'start.py')], {
    env: { ...process.env, ...settings(folder, port) },
    stdio: ['ignore', openSync(logFile, 'w'), openSync(logFile, 'a')],
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await untilReady(endpoint, running, logFile);
  return { endpoint, python, logFile, stop: () => stop(running) };
}

function settings(folder: string, port: number): Readonly<Record<string, string>> {
  return {
    BIND_HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    LAMBDA_EXECUTOR: 'local',
    TMPDIR: emptyRoom(join(folder, 'functions')),
    PYTHONPATH: join(here, 'emulator'),
    // Functions run by the Node that runs us.
    PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
  };
}

/**
 * Where the emulator unpacks functions: inside the project, so that they find the AWS SDK among its packages as they do
 * in Lambda, and yet not of its kind of module, which the emulator's own worker is not.
 */
function emptyRoom(path: string): string {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'package.json'), '{ "type": "commonjs" }\n');
  return path;
}

function install(folder: string): string {
  const python = join(folder, 'bin', 'python');
  const wanted = readFileSync(join(here, 'requirements.txt'), 'utf8');
  const installed = join(folder, 'installed.txt');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return python;
  rmSync(folder, { recursive: true, force: true });
  execFileSync('python3', ['-m', 'venv', folder], { stdio: 'inherit' });
  const requirements = ['--requirement', join(here, 'requirements.txt')];
  try {
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--no-deps', ...requirements], {
      stdio: 'inherit',
    });
  } catch (cause) {
    throw new Error(
      'MiniStack could not be installed: pip has to reach a package index (said above). Nothing was tested.',
      { cause },
    );
  }
  writeFileSync(installed, wanted);
  return python;
}

async function untilReady(endpoint: string, running: ChildProcess, logFile: string): Promise<void> {
  for (let attempt = 0; attempt < readyTries; attempt++) {
    const answer = await fetch(`${endpoint}/_ministack/health`).catch(() => undefined);
    if (answer?.ok && running.exitCode === null) return;
    if (running.exitCode !== null) break;
    await wait(readyWaitMs);
  }
  running.kill('SIGKILL');
  throw new Error(
    `MiniStack does not answer at ${endpoint}; it said, in ${logFile}:\n${readFileSync(logFile, 'utf8')}`,
  );
}

/** It waits for connections that clients keep open; what it has is to be lost anyway. */
async function stop(running: ChildProcess): Promise<void> {
  if (running.exitCode !== null) return;
  const gone = once(running, 'exit');
  running.kill('SIGTERM');
  const hurry = setTimeout(() => running.kill('SIGKILL'), stopPatienceMs);
  await gone;
  clearTimeout(hurry);
}
