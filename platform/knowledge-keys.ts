/** Where the knowledge bucket keeps what was installed and decided after the deployment. */
export const knowledgeKeys = {
  /** The activations as they stand. */
  activations: 'activations.json',
  /** The same, as they stood once: named by their hash, never changed. */
  activationsNamed: (hash: string) => `activations/${hash}.json`,
  /** Which package a scheme is, written last: a scheme without it is not there. */
  manifest: (scheme: string) => `schemes/${scheme}/package.json`,
  /** By the hash of the package, so that an upload broken off leaves nothing in another's way. */
  schemeFile: (scheme: string, hash: string, file: string) => `schemes/${scheme}/${hash}/${file}`,
  /** A region's document of rules by its hash; never changed. */
  regionRules: (region: string, hash: string) => `region-rules/${region}/${hash}.json`,
  /** Of one document, so that what is activated is what was tried. */
  rulesDryRuns: (region: string, hash: string) => `rules-dry-runs/${region}/${hash}/`,
  rulesDryRun: (region: string, hash: string, at: string) => `rules-dry-runs/${region}/${hash}/${at}.json`,
  /** That somebody asked for a dry run, and how it failed where it did. */
  rulesDryRunRequest: (region: string, hash: string, at: string) =>
    `rules-dry-run-requests/${region}/${hash}/${at}.json`,
  dryRuns: (region: string, scheme: string) => `dry-runs/${region}/${scheme}/`,
  schemeDryRun: (region: string, scheme: string, at: string) => `dry-runs/${region}/${scheme}/${at}.json`,
  schemeDryRunRequest: (region: string, scheme: string, at: string) =>
    `dry-run-requests/${region}/${scheme}/${at}.json`,
} as const;
