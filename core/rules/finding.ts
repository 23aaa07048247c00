import type { Words } from '../claims/words.ts';

/** 明确违规, 高度可疑, 可疑, 提醒. */
export type Severity = 'violation' | 'highly-suspicious' | 'suspicious' | 'reminder';

export const gravestFirst: readonly Severity[] = ['violation', 'highly-suspicious', 'suspicious', 'reminder'];

/** The NHSA classes 政策类, 管理类, 医疗类, and our own for payment behaviour. */
export type RuleCategory = 'policy' | 'management' | 'medical' | 'drg-dip';

/** 事前, 事中, 事后. */
export type Stage = 'before' | 'during' | 'after';

/** One thing a finding rests on: the very line, diagnosis, procedure, stay or figure. */
export interface Evidence {
  readonly kind: 'feeLine' | 'diagnosis' | 'procedure' | 'case' | 'otherStay' | 'statistic';
  /** The line's serial, the code, the other stay's settlement id, or the statistic's name. */
  readonly ref: string;
  readonly text: Words;
  /** On a fee line, in fen: its share of the money, so that a line with several findings counts once. */
  readonly amount_fen?: number;
}

/**
 * A lead for a person to confirm: what was seen, on which lines, how much money is involved and on which
 * basis. It is the wire record of `findings.ndjson`, of the table and of the API alike.
 */
export interface Finding {
  /** A pure function of hospital, settlement, rule and evidence references. */
  readonly finding_id: string;
  readonly hospital: string;
  readonly setl_id: string;
  readonly rule_id: string;
  readonly rule_name: Words;
  readonly category: RuleCategory;
  readonly stage: Stage;
  readonly severity: Severity;
  readonly verdict: 'fail';
  readonly evidence: readonly Evidence[];
  /** Money involved, in fen. */
  readonly amount_fen: number;
  /** How {@link amount_fen} was computed: a stable key such as `line-amount`. */
  readonly amount_method: string;
  readonly legal_basis: readonly string[];
  readonly department: string | null;
  readonly doctor: string | null;
  /** `yyyy-MM-dd`: the day of the first line concerned, else of discharge. */
  readonly occurred_on: string;
  /** 0 to 1: how often such a finding is expected to be confirmed. */
  readonly confidence: number;
}
