import type { Words } from '../../claims/words.ts';
import type { Presentation } from '../presentation.ts';
import type { FatigueReport } from './fatigue-report.ts';
import { proposalWords } from './proposal-words.ts';
import type { Proposal } from './propose.ts';

/** What a report names by code, as far as words for it are known. */
export interface ReportNaming {
  readonly reasons: Presentation['overrideReasons']['reasons'];
  /** What a region may set of a rule, by the names it has in a document of changes. */
  readonly parameters: (rule: string) => readonly string[];
}

export interface NamedReport extends Omit<FatigueReport, 'proposals'> {
  readonly proposals: readonly (Proposal & { readonly words: Words })[];
  /** Words of the coded reasons, by code. */
  readonly reason_words: Readonly<Record<string, Words>>;
}

/** The report with its proposals in words, and the words of the coded reasons. */
export function nameReport(report: FatigueReport, { reasons, parameters }: ReportNaming): NamedReport {
  const reasonWords = new Map(reasons.map(({ code, words }) => [code, words]));
  const naming = { reason: (code: string) => reasonWords.get(code), parameters };
  return {
    ...report,
    proposals: report.proposals.map((one) => ({ ...one, words: proposalWords(one, naming) })),
    reason_words: Object.fromEntries(reasonWords),
  };
}
