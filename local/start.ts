import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import * as say from './start-messages.ts';
import { startStack } from './start-stack.ts';
import { synthesizeIfStale } from './synthesize-if-stale.ts';

// npm start. PORT is the first of the five ports used: S3 and SQS, DynamoDB, the APIs, the identity provider, the portal.
// SENTINEL_DATA_DIR is where tables, objects and messages are kept between starts.

const root = join(import.meta.dirname, '..');
const assemblyDir = join(root, 'cdk.out');
const dataDir = resolve(root, process.env['SENTINEL_DATA_DIR'] ?? join('.local', 'data'));
const endpointsFile = join(root, '.local', 'endpoints.json');
const port = Number(process.env['PORT'] ?? 4566);

process.env['TZ'] = 'UTC'; // as in Lambda: handlers must not notice where this machine stands
if (!process.version.startsWith('v24.')) process.stderr.write(say.otherNode(process.version));

await synthesizeIfStale(root, assemblyDir, () => process.stderr.write(say.synthesizing));
const stack = await startStack({ assemblyDir, dataDir, port }).catch((error: NodeJS.ErrnoException) => {
  process.stderr.write(error.code === 'EADDRINUSE' ? say.portTaken(port) : `${error.stack}\n`);
  process.exit(1);
});

mkdirSync(dirname(endpointsFile), { recursive: true });
// It has tokens in it: for its owner alone, also where an older one was open to others.
rmSync(endpointsFile, { force: true });
writeFileSync(endpointsFile, `${JSON.stringify(stack.description, null, 2)}\n`, { mode: 0o600 });
process.once('exit', () => rmSync(endpointsFile, { force: true }));
process.stdout.write(
  say.ready(stack.description, shown(dataDir), shown(endpointsFile), stack.cloud.idleSchedules),
);

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);

/** The first signal finishes the batches in hand; a second one does not wait. */
function stop(): void {
  if (isStopping) process.exit(1);
  isStopping = true;
  process.stderr.write(say.stopping);
  stack.stop().then(
    () => process.exit(0),
    (error: Error) => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(1);
    },
  );
}

/** A path as a person in the project folder would write it. */
function shown(path: string): string {
  const inside = relative(root, path);
  return inside.startsWith('..') ? path : inside;
}
