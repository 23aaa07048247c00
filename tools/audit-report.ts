import * as z from 'zod';

/** What `npm audit --json` says of one package. */
const vulnerability = z.object({
  name: z.string(),
  severity: z.string(),
  range: z.string(),
  via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string() })])),
  nodes: z.array(z.string()),
  fixAvailable: z.union([z.boolean(), z.object({ name: z.string(), version: z.string() })]),
});
const report = z.object({ vulnerabilities: z.record(z.string(), vulnerability) });
const refusal = z.object({ message: z.string() });

export interface Advisory {
  readonly package: string;
  readonly severity: string;
  /** Versions that are concerned. */
  readonly range: string;
  /** Titles and addresses; names of packages that bring it. */
  readonly because: readonly string[];
  readonly isOfProduction: boolean;
  /** The package and version that mend it, if any do. */
  readonly fix: string | null;
}

export type AuditReport =
  | { readonly isAnswered: true; readonly advisories: readonly Advisory[] }
  | { readonly isAnswered: false; readonly reason: string };

/**
 * Reads what `npm audit --json` printed. Whatever is no report is no answer: nothing found is said by a report alone.
 * @param isOfDevelopment - whether only development uses the package at that path of the lock
 */
export function readAuditReport(printed: string, isOfDevelopment: (path: string) => boolean): AuditReport {
  const json = parsed(printed);
  const found = report.safeParse(json);
  if (!found.success) {
    const refused = refusal.safeParse(json);
    return {
      isAnswered: false,
      reason: refused.success ? refused.data.message : printed.trim().slice(0, 500),
    };
  }
  const advisories = Object.values(found.data.vulnerabilities).map(
    ({ name, severity, range, via, nodes, fixAvailable }) => ({
      package: name,
      severity,
      range,
      because: via.map((one) => (typeof one === 'string' ? one : `${one.title} ${one.url}`)),
      isOfProduction: nodes.length === 0 || !nodes.every(isOfDevelopment),
      fix: typeof fixAvailable === 'object' ? `${fixAvailable.name}@${fixAvailable.version}` : null,
    }),
  );
  return { isAnswered: true, advisories };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
