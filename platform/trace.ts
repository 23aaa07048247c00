import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';

/** What a trace is searched by: counts and names of our own, never of a patient. */
export type TraceNotes = Readonly<Record<string, string | number | null>>;

/** Where Lambda says of this very invocation that it is traced. */
interface TraceContext {
  readonly trace: string;
  readonly parent: string;
  readonly host: string;
  readonly port: number;
}

let socket: Socket | undefined;

/**
 * Does a piece of work and tells the trace of the invocation how long it took and whether it failed. Outside Lambda,
 * and where this invocation is not among those that Lambda traces, it does the work and nothing else.
 *
 * A datagram in X-Ray's own format to the daemon that Lambda runs beside each function: the libraries for it cost an
 * eighth of a megabyte and a tenth of a cold start (docs/adr/0027).
 */
export async function traced<T>(name: string, notes: TraceNotes, work: () => Promise<T>): Promise<T> {
  const context = contextIn(process.env);
  if (!context) return work();
  const startedAt = Date.now();
  let isFault = true;
  try {
    const result = await work();
    isFault = false;
    return result;
  } finally {
    await tell(context, segmentOf(context, { name, notes, startedAt, isFault }));
  }
}

/** `Root=1-…;Parent=…;Sampled=1`, anew with every invocation, and the address of the daemon. */
function contextIn(environment: NodeJS.ProcessEnv): TraceContext | null {
  const { _X_AMZN_TRACE_ID: header = '', AWS_XRAY_DAEMON_ADDRESS: address = '' } = environment;
  const parts = new Map(header.split(';').map((part) => part.split('=', 2) as [string, string | undefined]));
  const [, host, port] = /^(?:.*udp:)?([\w.-]+):(\d+)/.exec(address) ?? [];
  const [trace, parent] = [parts.get('Root'), parts.get('Parent')];
  if (parts.get('Sampled') !== '1' || !trace || !parent || !host) return null;
  return { trace, parent, host, port: Number(port) };
}

interface Piece {
  readonly name: string;
  readonly notes: TraceNotes;
  readonly startedAt: number;
  readonly isFault: boolean;
}

/** X-Ray's subsegment document; times in seconds. */
function segmentOf({ trace, parent }: TraceContext, { name, notes, startedAt, isFault }: Piece): string {
  const annotations = Object.fromEntries(Object.entries(notes).filter(([, note]) => note !== null));
  return JSON.stringify({
    type: 'subsegment',
    trace_id: trace,
    parent_id: parent,
    id: randomBytes(8).toString('hex'),
    name,
    start_time: startedAt / 1000,
    end_time: Date.now() / 1000,
    fault: isFault,
    annotations,
  });
}

/** Waits until it has left, for Lambda may freeze the process at once; one that cannot be sent is no failure of the work. */
function tell({ host, port }: TraceContext, segment: string): Promise<void> {
  socket ??= createSocket('udp4').unref().on('error', forget);
  const datagram = `{"format":"json","version":1}\n${segment}`;
  return new Promise((resolve) => {
    if (socket) socket.send(datagram, port, host, () => resolve());
    else resolve();
  });
}

function forget(): void {
  socket?.close();
  socket = undefined;
}
