import { join } from 'node:path';
import { startStack } from '../../local/start-stack.ts';
import { synthesizeIfStale } from '../../local/synthesize-if-stale.ts';

/**
 * The server of npm run bench:orders: the whole stack, embedded, until the parent has gone. Tells the parent where
 * it is, and, asked by any message, when nothing is left to do.
 *
 *   node serve.ts <assembly> <data folder>
 */
const root = join(import.meta.dirname, '../..');
const [assemblyDir = '', dataDir = ''] = process.argv.slice(2);

process.env['TZ'] = 'UTC'; // as in Lambda
await synthesizeIfStale(root, assemblyDir, () => {});
const { cloud, description, stop } = await startStack({ assemblyDir, dataDir });
process.on('message', () => void cloud.idle().then(() => process.send?.('idle')));
process.once('disconnect', () => void stop().then(() => process.exit(0)));
process.send?.(description);
