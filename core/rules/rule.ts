import type { CaseIndex } from './case-index.ts';
import type { Evidence, RuleCategory, Severity, Stage, Words } from './finding.ts';

/**
 * What is declared of a rule, kept as knowledge: who it is, what it rests on, how strict it is. A region
 * changes it without touching code.
 */
export interface RuleDeclaration {
  /** The national code where the rule is national, else `DS-…`. */
  readonly id: string;
  /** The implementation it is bound to, one key of the rule library. */
  readonly check: string;
  readonly name: Words;
  readonly category: RuleCategory;
  readonly stage: Stage;
  readonly severity: Severity;
  readonly confidence: number;
  readonly legalBasis: readonly string[];
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly source: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What a check saw, before it is dressed as a finding. One hit becomes one finding. */
export interface Hit {
  readonly evidence: readonly Evidence[];
  readonly amountFen: number;
  readonly amountMethod: string;
  /** The department and doctor of the line concerned; the stay's own where `null`. */
  readonly department: string | null;
  readonly doctor: string | null;
  /** `yyyy-MM-dd`. */
  readonly occurredOn: string;
}

/**
 * `no-data` is not a pass: the case or the knowledge lacks what the rule needs, and `needs` says what
 * (`feeLines`, `history`, `baseline`, a knowledge table's name).
 */
export type Verdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'fail'; readonly hits: readonly Hit[] }
  | { readonly kind: 'no-data'; readonly needs: string };

/** One rule, bound to its knowledge and parameters, ready to run over any number of cases. */
export type Check = (index: CaseIndex) => Verdict;
