/** One thing planted, as `truth.ndjson` has it. */
export interface PlantedThing {
  readonly hospital: string;
  readonly setl_id: string;
  readonly rule_id: string | null;
  readonly kind: string;
}

/** What of a finding the score needs, as `findings.ndjson` has it. */
export type FoundThing = Pick<PlantedThing, 'hospital' | 'setl_id'> & { readonly rule_id: string };

export interface RuleScore {
  readonly rule: string;
  /** Cases with a planted violation, and how many of them were found. */
  readonly planted: number;
  readonly found: number;
  /** Cases with a planted near miss, and how many of them were wrongly found. */
  readonly nearMisses: number;
  readonly nearMissesFound: number;
  /** Cases with a finding. */
  readonly findings: number;
  /** Planted and found ÷ planted; `null` where nothing was planted. */
  readonly recall: number | null;
  /** Planted and found ÷ found; `null` where nothing was found. */
  readonly precision: number | null;
}

/** Compares findings with what was planted, case by case, for every rule that either names. */
export function scoreRules(planted: Iterable<PlantedThing>, found: Iterable<FoundThing>): RuleScore[] {
  const violations = new Map<string, Set<string>>();
  const nearMisses = new Map<string, Set<string>>();
  for (const thing of planted) {
    if (thing.rule_id === null) continue;
    add(thing.kind === 'violation' ? violations : nearMisses, thing.rule_id, thing);
  }
  const findings = new Map<string, Set<string>>();
  for (const thing of found) add(findings, thing.rule_id, thing);
  const rules = [...new Set([...violations.keys(), ...nearMisses.keys(), ...findings.keys()])].sort();
  return rules.map((rule) =>
    scoreRule(rule, casesOf(violations, rule), casesOf(nearMisses, rule), casesOf(findings, rule)),
  );
}

function scoreRule(
  rule: string,
  planted: ReadonlySet<string>,
  nearMisses: ReadonlySet<string>,
  findings: ReadonlySet<string>,
): RuleScore {
  const found = planted.intersection(findings).size;
  return {
    rule,
    planted: planted.size,
    found,
    nearMisses: nearMisses.size,
    nearMissesFound: nearMisses.difference(planted).intersection(findings).size,
    findings: findings.size,
    recall: planted.size === 0 ? null : found / planted.size,
    precision: findings.size === 0 ? null : found / findings.size,
  };
}

/** Whether nothing planted was missed, and nothing found that had not been planted. */
export function isExact({ planted, found, findings }: RuleScore): boolean {
  return found === planted && findings === found;
}

/** Two hospitals may give the same settlement id. */
export function keyOfCase({ hospital, setl_id }: Pick<PlantedThing, 'hospital' | 'setl_id'>): string {
  return `${hospital}#${setl_id}`;
}

function add(byRule: Map<string, Set<string>>, rule: string, thing: FoundThing | PlantedThing): void {
  const cases = byRule.get(rule) ?? new Set();
  byRule.set(rule, cases.add(keyOfCase(thing)));
}

const none: ReadonlySet<string> = new Set();

const casesOf = (byRule: ReadonlyMap<string, ReadonlySet<string>>, rule: string) => byRule.get(rule) ?? none;
