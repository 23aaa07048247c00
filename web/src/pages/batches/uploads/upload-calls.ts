import { ApiProblem } from '../../../api/api-problem.ts';
import { getJson, postJson } from '../../../api/get-json.ts';
import type { ArrivedPart } from './part-plan.ts';
import { Refusal } from './try-again.ts';

/** What the API says of a file that is to be sent. */
export type BegunUpload =
  | { readonly key: string; readonly url: string }
  | { readonly key: string; readonly upload_id: string; readonly part_bytes: number };

/** What the queue asks of the API. A refusal that no further try would change is thrown as {@link Refusal}. */
export interface UploadCalls {
  readonly begin: (file: {
    readonly file_name: string;
    readonly size_bytes: number;
    readonly hospital: string;
  }) => Promise<BegunUpload>;
  /** `null` where there is no such upload any more. */
  readonly arrived: (uploadId: string) => Promise<readonly ArrivedPart[] | null>;
  readonly linkOf: (uploadId: string, number: number) => Promise<string>;
  readonly complete: (uploadId: string, sizeBytes: number) => Promise<void>;
  readonly abandon: (uploadId: string) => Promise<void>;
}

export function uploadCalls(token: () => string | null): UploadCalls {
  const at = (uploadId: string, what = '') => `/api/v1/uploads/${encodeURIComponent(uploadId)}${what}`;
  const post = <T>(path: string, body: unknown) => refused(postJson<T>(path, body, { token: token() }));
  return {
    begin: (file) => post<BegunUpload>('/api/v1/uploads', file),
    arrived: async (id) => {
      try {
        const call = getJson<{ parts: readonly ArrivedPart[] }>(at(id), {}, { token: token() });
        return (await call).parts;
      } catch (error) {
        if (error instanceof ApiProblem && error.details?.status === 404) return null;
        return refused(Promise.reject(error as Error));
      }
    },
    linkOf: async (id, number) => {
      const { links } = await post<{ links: { url: string }[] }>(at(id, '/parts'), { numbers: [number] });
      return links[0]?.url ?? '';
    },
    complete: async (id, size_bytes) => {
      await post(at(id, '/completion'), { size_bytes });
    },
    abandon: async (id) => {
      await post(at(id, '/abandonment'), {});
    },
  };
}

async function refused<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const status = error instanceof ApiProblem ? error.details?.status : undefined;
    const isFinal = status !== undefined && status >= 400 && status < 500 && status !== 429;
    throw isFinal ? new Refusal((error as ApiProblem).message, { cause: error }) : error;
  }
}
