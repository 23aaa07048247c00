import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { type ConditionParser, rememberConditions } from './remember-conditions.ts';

/** What the server tells whoever started it. */
export type DynamoDbStart =
  | { readonly endpoint: string }
  | { readonly error: { readonly code: string | undefined; readonly message: string } };

// Runs in a process of its own, so that tables and handlers can each have a core, and its memory is its own.
const require = createRequire(import.meta.url);
const requireAsDynalite = createRequire(require.resolve('dynalite'));
keepDatabaseLight(requireAsDynalite('level') as LevelModule);
const dynalite = require('dynalite') as (options: object) => Server;
closeIteratorsThatAreLeft();
measureItemsInBytes(require('dynalite/db') as ItemSizes);
rememberConditions(require('dynalite/db/conditionParser.js') as ConditionParser);
const { path, port } = JSON.parse(process.argv[2] ?? '') as { path: string; port: number };
const tell = (start: DynamoDbStart, then = () => {}) => process.send?.(start, then);

const server = dynalite({ path, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
surviveAbortedRequests(server);
server.on('error', ({ code, message }: NodeJS.ErrnoException) =>
  tell({ error: { code, message } }, () => process.exit(1)),
);
server.listen(port, '127.0.0.1', () =>
  tell({ endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
);
// Let go of, or whoever started it was killed.
process.once('disconnect', () => {
  server.closeAllConnections();
  server.close(() => process.exit());
});

interface LevelModule {
  Level: new (path: string, options: object) => { _getSync(key: string, options: object): unknown };
}

/**
 * LevelDB maps each file that it has open into memory, and keeps a thousand of 2 MB open: opened again when it is
 * needed, a file takes less time than a request. So does an item that is read at once, where asking a thread for it
 * takes longer than reading.
 */
function keepDatabaseLight(level: LevelModule): void {
  const { Level } = level;
  level.Level = class extends Level {
    constructor(path: string, options: object) {
      super(path, { ...options, maxOpenFiles: 100 });
    }

    async _get(key: string, options: object): Promise<unknown> {
      return this._getSync(key, options);
    }
  };
}

/**
 * dynalite ends the iterator of a query by `return`, which those of its database do not have: none was ever closed, and
 * each holds the memory and the files of the state that it began with.
 */
function closeIteratorsThatAreLeft(): void {
  const { AbstractKeyIterator, AbstractValueIterator } = requireAsDynalite('abstract-level') as Record<
    'AbstractKeyIterator' | 'AbstractValueIterator',
    { prototype: Iterator }
  >;
  for (const { prototype } of [AbstractKeyIterator, AbstractValueIterator]) {
    prototype.return = function () {
      return this.close();
    };
  }
}

interface Iterator {
  close(): Promise<void>;
  return(): Promise<void>;
}

interface ItemSizes {
  readonly MAX_SIZE: number;
  itemSize: (item: object) => number;
}

/**
 * dynalite counts a Chinese character as one, where AWS counts the three bytes of its UTF-8: what AWS refuses as too
 * large would be taken here.
 */
function measureItemsInBytes(sizes: ItemSizes): void {
  const { itemSize, MAX_SIZE } = sizes;
  const mostBytesACharacter = 3;
  sizes.itemSize = (item) => {
    const characters = itemSize(item);
    // Most items are too small for any characters to make them too large, and need not be written out.
    if (characters * mostBytesACharacter <= MAX_SIZE) return characters;
    // Read as Latin-1, each byte is a character.
    return itemSize(JSON.parse(Buffer.from(JSON.stringify(item)).toString('latin1')));
  };
}

/**
 * dynalite throws when a client hangs up, as a handler does when it is cut off; the request is dropped instead. Every
 * call is counted by its operation: `GET /calls` tells how many there were.
 */
function surviveAbortedRequests(target: Server): void {
  const [handle] = target.listeners('request') as ((req: IncomingMessage, res: ServerResponse) => void)[];
  target.removeAllListeners('request');
  const calls: Record<string, number> = {};
  target.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/calls') return void response.end(JSON.stringify(calls));
    const operation = String(request.headers['x-amz-target']).replace(/^.*\./, '');
    calls[operation] = (calls[operation] ?? 0) + 1;
    handle?.(request, response);
    request.removeAllListeners('error');
    request.on('error', () => response.destroy());
  });
}
