import type { CaseFacts, NamedFinding } from '../../core/indicators/case-facts.ts';
import type { StandingCase } from '../../core/indicators/case-line.ts';
import type { Severity } from '../../core/rules/finding.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { CaseStore } from '../../platform/table/cases.ts';
import type { FindingStore } from '../../platform/table/findings.ts';
import type { Ranked } from './page-of.ts';

/** A finding as its case tells it. */
export interface FoundFinding {
  readonly findingId: string;
  readonly ruleId: string;
  readonly severity: Severity;
  readonly foundFen: number;
  readonly confidence: number | null;
  readonly hospital: string;
  readonly settlementId: string;
  readonly facts: CaseFacts;
}

export interface FlaggedCase extends StandingCase {
  readonly hospital: string;
  readonly found: readonly FoundFinding[];
}

/** What was found in a hospital's month: by case, and by money. */
export interface MonthFindings {
  readonly cases: readonly FlaggedCase[];
  readonly ranked: readonly Ranked<FoundFinding>[];
}

export interface FindingSources {
  readonly cases: Pick<CaseStore, 'head'>;
  readonly findings: Pick<FindingStore, 'ofCase'>;
}

const known = new WeakMap<readonly StandingCase[], Promise<MonthFindings>>();

/** The findings of a hospital's cases; made once of the same list, however often it is asked for. */
export function monthFindings(
  sources: FindingSources,
  hospital: string,
  cases: readonly StandingCase[],
): Promise<MonthFindings> {
  const made = known.get(cases) ?? makeFindings(sources, hospital, cases);
  known.set(cases, made);
  made.catch(() => known.delete(cases));
  return made;
}

const readsAtOnce = 16;

async function makeFindings(
  sources: FindingSources,
  hospital: string,
  all: readonly StandingCase[],
): Promise<MonthFindings> {
  const flagged = all.filter(({ facts }) => facts.findings.length > 0);
  const cases = flagged.map((one) => ({ ...one, hospital, found: namedFindings(hospital, one) }));
  const rest = await inParallel(cases.filter(namesNotAll), readsAtOnce, async (one) => {
    return [one, await readUnnamed(sources, one)] as const;
  });
  const unnamed = new Map(rest);
  const whole = cases.map((one) => ({ ...one, found: [...one.found, ...(unnamed.get(one) ?? [])] }));
  const ranked = whole.flatMap(({ found }) => found.map(rank));
  return { cases: whole, ranked: ranked.sort(byMoney) };
}

function namedFindings(hospital: string, { settlementId, facts }: StandingCase): readonly FoundFinding[] {
  return facts.findings.flatMap(([ruleId, ofRule, , , confidence = null, named = []]) =>
    named.map(([findingId, foundFen, severity = ofRule]: NamedFinding) => ({
      findingId,
      ruleId,
      severity,
      foundFen,
      confidence,
      hospital,
      settlementId,
      facts,
    })),
  );
}

/** A case has its findings of most money at hand; those of one that has more are read where they lie. */
function namesNotAll({ facts, found }: FlaggedCase): boolean {
  const count = facts.findings.reduce((sum, [, , ofRule]) => sum + ofRule, 0);
  return found.length > 0 && found.length < count;
}

async function readUnnamed(
  { cases, findings }: FindingSources,
  { hospital, settlementId, facts, found }: FlaggedCase,
): Promise<readonly FoundFinding[]> {
  const of = { hospital, settlementId };
  const [head, stored] = await Promise.all([cases.head(of), findings.ofCase(of)]);
  // A run that is on its way has put what no result names yet.
  const standing = new Set(head?.result?.findings);
  const named = new Set(found.map(({ findingId }) => findingId));
  return stored
    .filter(({ finding_id }) => standing.has(finding_id) && !named.has(finding_id))
    .map(({ finding_id, rule_id, severity, amount_fen, confidence }) => ({
      findingId: finding_id,
      ruleId: rule_id,
      severity,
      foundFen: amount_fen,
      confidence,
      ...{ hospital, settlementId, facts },
    }));
}

function rank(row: FoundFinding): Ranked<FoundFinding> {
  return { row, value: row.foundFen, id: `${row.settlementId} ${row.findingId}` };
}

/** As lists are asked for: what is in their order already is put in order at once. */
function byMoney(a: Ranked<FoundFinding>, b: Ranked<FoundFinding>): number {
  return b.row.foundFen - a.row.foundFen || (a.id < b.id ? -1 : 1);
}
