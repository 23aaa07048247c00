import type * as z from 'zod';
import type { FhirResource } from '../read-prefetched.ts';

/** Why something that was sent is not part of the check. */
export type LeftOutFor = 'unreadable' | 'no-known-code' | 'other-patient' | 'unknown-kind' | 'no-id';

/** A resource that the check did without; said in the answer. */
export interface LeftOut {
  /** `Condition/c1`. */
  readonly resource: string;
  readonly why: LeftOutFor;
}

/** What was read of one resource. */
export type ResourceReading<T> =
  | { readonly value: T; readonly why?: undefined }
  /** Not to be counted, as its status says: nothing to report. */
  | { readonly value: null; readonly why?: LeftOutFor };

const ofPatient = ['subject', 'patient', 'beneficiary'] as const;

/**
 * Reads each resource of a kind by its schema. A broken one, or one of somebody else, is left out and named: the
 * others are still worth checking.
 */
export function readEach<S, T>(
  resources: readonly FhirResource[],
  schema: z.ZodType<S>,
  read: (given: S) => ResourceReading<T>,
  patientId: string,
): { readonly values: readonly T[]; readonly leftOut: readonly LeftOut[] } {
  const values: T[] = [];
  const leftOut: LeftOut[] = [];
  for (const resource of resources) {
    const reading = readOne(resource, schema, read, patientId);
    if (reading.value !== null) values.push(reading.value);
    else if (reading.why) leftOut.push({ resource: referenceOf(resource), why: reading.why });
  }
  return { values, leftOut };
}

function readOne<S, T>(
  resource: FhirResource,
  schema: z.ZodType<S>,
  read: (given: S) => ResourceReading<T>,
  patientId: string,
): ResourceReading<T> {
  if (isOfOther(resource, patientId)) return { value: null, why: 'other-patient' };
  const parsed = schema.safeParse(resource);
  return parsed.success ? read(parsed.data) : { value: null, why: 'unreadable' };
}

export function referenceOf({ resourceType, id }: FhirResource): string {
  return `${resourceType}/${id ?? '?'}`;
}

/** Whether a resource says that it is of another patient; one that says nothing was asked for by this one. */
export function isOfOther(resource: FhirResource, patientId: string): boolean {
  return ofPatient.some((element) => {
    const about = resource[element] as { readonly reference?: unknown } | undefined;
    const named =
      typeof about?.reference === 'string' ? /(?:^|\/)Patient\/([^/]+)$/.exec(about.reference) : null;
    return named !== null && named[1] !== patientId;
  });
}
