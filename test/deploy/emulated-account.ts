import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployed } from './resolve-template.ts';
import type { Emulator } from './start-emulator.ts';

const root = join(import.meta.dirname, '..', '..');

/** The emulator as somebody with an account sees it. No setting of this machine leads anywhere else. */
export interface EmulatedAccount {
  readonly environment: NodeJS.ProcessEnv;
  /** Runs one of the project's programs. Rejects when it fails; what it said is in `logFile`. */
  readonly run: (program: string, ...options: readonly string[]) => Promise<void>;
  /** What the services tell of each resource of a stack, by its logical id. */
  readonly settingsOf: (stack: string) => Readonly<Record<string, Deployed>>;
  /** Everything there is, as `type name`. */
  readonly resources: () => readonly string[];
}

export function emulatedAccount({ endpoint, python }: Emulator, folder: string): EmulatedAccount {
  const { AWS_PROFILE: _profile, AWS_SESSION_TOKEN: _token, ...others } = process.env;
  const environment = {
    ...others,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: join(folder, 'none'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none'),
  };
  const ask = (script: string, ...options: readonly string[]) => {
    const path = join(import.meta.dirname, script);
    const said = execFileSync(python, [path, ...options], {
      env: environment,
      encoding: 'utf8',
      maxBuffer: 1e9,
    });
    return JSON.parse(said);
  };
  const logFile = join(folder, 'commands.log');
  return {
    environment,
    run: async (program, ...options) => {
      const log = openSync(logFile, 'a');
      const running = spawn(process.execPath, [join(root, program), ...options], {
        cwd: root,
        env: environment,
        stdio: ['ignore', log, log],
      });
      const [code] = (await once(running, 'exit')) as [number | null];
      closeSync(log);
      if (code !== 0)
        throw new Error(`${program} ${options[0]} ended with ${code}; what it said is in ${logFile}`);
    },
    settingsOf: (stack) => ask('read-settings.py', stack),
    resources: () => ask('list-resources.py'),
  };
}
