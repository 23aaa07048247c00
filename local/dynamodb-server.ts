import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

// Runs in a worker thread of its own, so that tables and handlers can each have a core.
const dynalite = createRequire(import.meta.url)('dynalite') as (options: object) => Server;
const { path, port } = workerData as { path: string; port: number };

const server = dynalite({ path, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
surviveAbortedRequests(server);
server.on('error', (error) => {
  throw error;
});
server.listen(port, '127.0.0.1', () => {
  parentPort?.postMessage(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
parentPort?.once('message', () => {
  server.closeAllConnections();
  server.close(() => process.exit());
});

/** dynalite throws when a client hangs up, as a handler does when it is cut off; the request is dropped instead. */
function surviveAbortedRequests(target: Server): void {
  const [handle] = target.listeners('request') as ((req: IncomingMessage, res: ServerResponse) => void)[];
  target.removeAllListeners('request');
  target.on('request', (request: IncomingMessage, response: ServerResponse) => {
    handle?.(request, response);
    request.removeAllListeners('error');
    request.on('error', () => response.destroy());
  });
}
