import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { vi } from 'vitest';
import { packedOrders } from '../../support/packed-orders.ts';

/** What a caller of the function gets. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: an answer of either protocol, or of none.
  readonly body: any;
}

export interface OrderFunction {
  readonly call: (path: string, body: unknown, by?: Caller) => Promise<Answer>;
}

export interface Caller {
  readonly method?: 'GET' | 'POST';
  /** Claims of the token that the gateway let in. */
  readonly claims?: Readonly<Record<string, string>>;
  readonly authorization?: string;
}

export const hospital = 'H37130200901';
const clinician: Caller = { claims: { sub: 'u1', role: 'clinician', hospital } };

/** The function as a new container has it, under these settings. */
export async function startOrderFunction(settings: Readonly<Record<string, string>>): Promise<OrderFunction> {
  const environment = {
    TABLE: 'claims',
    SENTINEL_ORDER_KNOWLEDGE: packedOrders(),
    PERSON_KEY_SECRET: 'key',
    CDS_CLIENTS: '[]',
    ANSWER_WITHIN_MS: '60000',
    READ_WITHIN_MS: '60000',
    WARNING_DAYS: '400',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    POWERTOOLS_SERVICE_NAME: 'check-orders',
    POWERTOOLS_METRICS_NAMESPACE: 'DrgSentinel/test',
    POWERTOOLS_METRICS_DISABLED: 'true',
    LOG_LEVEL: 'SILENT',
    ...settings,
  };
  // Before each test the last one's environment goes, but what the SDK reads it reads when first called.
  const stand = () => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  };
  stand();
  vi.resetModules();
  const { handler } = await import('../../../functions/check-orders/handler.ts');
  return {
    call: async (path, body, by = clinician) => {
      stand();
      const event = eventOf(path, body, by);
      const answer = await handler(event as never, undefined as never);
      const { statusCode, headers = {} } = answer as { statusCode: number; headers?: Record<string, string> };
      const text = (answer as { body: string }).body;
      return { status: statusCode, headers, body: text === '' ? null : JSON.parse(text) };
    },
  };
}

function eventOf(path: string, body: unknown, { method = 'POST', claims, authorization }: Caller) {
  const context = {
    domainName: 'cds.example.org',
    requestId: 'JKJaXmPLvHcESHA=',
    http: { method, path },
    ...(claims && { authorizer: { jwt: { claims, scopes: null } } }),
  };
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: '',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-proto': 'https',
      ...(authorization !== undefined && { authorization }),
    },
    requestContext: context,
    isBase64Encoded: false,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  } as unknown as APIGatewayProxyEventV2;
}

/** For a function whose output is looked at. */
export const loud = { POWERTOOLS_METRICS_DISABLED: 'false', LOG_LEVEL: 'DEBUG' };

/** All that was written to standard output and error while it worked. */
export async function outputOf<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly output: string }> {
  const written: string[] = [];
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0),
  );
  try {
    return { result: await work(), output: written.join('') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** The figures told in the output, the last of each name. */
export function metricsIn(output: string): Readonly<Record<string, unknown>> {
  const lines = output.split('\n').filter((line) => line.includes('"CloudWatchMetrics"'));
  return Object.assign({}, ...lines.map((line) => JSON.parse(line) as object)) as Record<string, unknown>;
}
