import { ApiProblem, type ProblemDetails } from './api-problem.ts';

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Call {
  /** Shows who calls. */
  readonly token?: string | null;
  readonly signal?: AbortSignal;
}

/** Throws {@link ApiProblem} on whatever is not the answer asked for. */
export function getJson<T>(path: string, query: Query = {}, call: Call = {}): Promise<T> {
  return send<T>(path + queryText(query), { method: 'GET' }, call);
}

/** As {@link getJson}. */
export function postJson<T>(path: string, body: unknown, call: Call = {}): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return send<T>(path, { method: 'POST', body: JSON.stringify(body), headers }, call);
}

/** With its question mark; what is not said is left out. */
export function queryText(query: Query): string {
  const said = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return said.length === 0 ? '' : `?${new URLSearchParams(said)}`;
}

async function send<T>(path: string, init: RequestInit, { token, signal }: Call): Promise<T> {
  const headers = new Headers(init.headers);
  if (token) headers.set('authorization', `Bearer ${token}`);
  const response = await fetch(path, { ...init, headers, ...(signal && { signal }) }).catch(
    (error: Error) => {
      if (error.name === 'AbortError') throw error;
      throw new ApiProblem(null);
    },
  );
  if (response.ok) return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
  throw new ApiProblem(await problemOf(response));
}

async function problemOf(response: Response): Promise<ProblemDetails> {
  const told = (await response.json().catch(() => ({}))) as Partial<ProblemDetails>;
  return { code: `status-${response.status}`, ...told, status: response.status };
}
