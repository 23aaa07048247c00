import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const cdk = join(root, 'node_modules', 'aws-cdk', 'bin', 'cdk');

/** Runs the CDK command line on an assembly; what it says is seen. Rejects when it fails. */
export async function runCdk(command: string, assembly: string, options: readonly string[]): Promise<void> {
  const common = ['--app', assembly, '--no-notices', '--ci'];
  const running = spawn(process.execPath, [cdk, command, ...common, ...options], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(running, 'exit')) as [number | null];
  if (code !== 0)
    throw new Error(`cdk ${command} 未完成（退出码 ${code}） cdk ${command} did not finish (exit ${code})`);
}
