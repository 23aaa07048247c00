import type { HookProblem } from './hook-problem.ts';

/** Any FHIR resource, before it is known what is in it. */
export interface FhirResource {
  readonly resourceType: string;
  readonly id?: string | undefined;
  readonly [element: string]: unknown;
}

interface Prefetched {
  readonly prefetched: ReadonlyMap<string, readonly FhirResource[]>;
  readonly incomplete: readonly string[];
  readonly problems: readonly HookProblem[];
}

/**
 * The resources behind each key that was asked for. A value is a resource, a bundle of search results, or `null`
 * where there are none; a key that is not sent, or comes with an error, is left out.
 */
export function readPrefetched(
  prefetch: Readonly<Record<string, unknown>>,
  asked: readonly string[],
): Prefetched {
  const prefetched = new Map<string, readonly FhirResource[]>();
  const incomplete: string[] = [];
  const problems: HookProblem[] = [];
  for (const key of asked) {
    const value = prefetch[key];
    if (value === undefined) continue;
    const resources = listResources(value);
    if (resources === null) problems.push({ code: 'prefetch-unreadable', at: `prefetch.${key}` });
    else if (resources.some(isError)) problems.push({ code: 'prefetch-failed', at: `prefetch.${key}` });
    else prefetched.set(key, resources);
    if (isResource(value) && hasNextPage(value)) incomplete.push(key);
  }
  return { prefetched, incomplete, problems };
}

function listResources(value: unknown): FhirResource[] | null {
  if (value === null) return [];
  if (!isResource(value)) return null;
  if (value.resourceType !== 'Bundle') return [value];
  const entries = value['entry'] ?? [];
  if (!Array.isArray(entries)) return null;
  const resources = entries.map((entry: unknown) => (isObject(entry) ? entry['resource'] : undefined));
  return resources.every(isResource) ? resources : null;
}

/** A search that found something may still report a warning beside it: that is no error. */
function isError({ resourceType, issue }: FhirResource): boolean {
  if (resourceType !== 'OperationOutcome') return false;
  const isGrave = (one: unknown) =>
    isObject(one) && (one['severity'] === 'error' || one['severity'] === 'fatal');
  return !Array.isArray(issue) || issue.some(isGrave);
}

function hasNextPage({ link }: FhirResource): boolean {
  return Array.isArray(link) && link.some((one: unknown) => isObject(one) && one['relation'] === 'next');
}

function isResource(value: unknown): value is FhirResource {
  return isObject(value) && typeof value['resourceType'] === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
