import autocannon from 'autocannon';

export interface AnswerTimes {
  readonly answers: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Answers that were none, or degraded, or came with another status. */
  readonly wrong: number;
}

export interface Load {
  readonly url: string;
  readonly token: string;
  readonly messages: Iterator<string>;
  readonly perSecond: number;
  readonly seconds: number;
}

/** More than ever wait at once, so that no request waits for a connection. */
const connections = 50;

/** Times in ms, asked at a steady rate. A request that had to wait for its turn counts as late from when it was due. */
export async function measureAnswers(load: Load): Promise<AnswerTimes> {
  const times: number[] = [];
  const { errors, mismatches, non2xx, latency } = await runAgainst(load, (ms) => times.push(ms));
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  return {
    answers: times.length,
    perSecond: times.length / load.seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: Math.max(at(0.99), latency.p99),
    wrong: errors + mismatches + non2xx,
  };
}

function runAgainst(
  { url, token, messages, perSecond, seconds }: Load,
  hear: (ms: number) => void,
): Promise<autocannon.Result> {
  const { promise, resolve, reject } = Promise.withResolvers<autocannon.Result>();
  const options: autocannon.Options = {
    url,
    connections,
    overallRate: perSecond,
    duration: seconds,
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    requests: [{ setupRequest: (request) => ({ ...request, body: messages.next().value as string }) }],
    verifyBody: (body) => String(body).includes('"status":"ok"'),
  };
  const run = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
  run.on('response', (_client, _status, _bytes, ms) => hear(ms));
  return promise;
}
