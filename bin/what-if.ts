import { caseId } from '../core/claims/case-id.ts';
import { readChunk } from '../core/claims/read-chunk.ts';
import type { SettlementList } from '../core/claims/settlement-list.ts';
import { type Knowledge, regionOf } from '../core/knowledge.ts';
import { PaymentComparison, type PaymentComparisonReport } from '../core/payment/payment-comparison.ts';
import { pricedCaseOf, type Variation, variantKnowledge } from '../core/what-if.ts';
import { standingLists, type UploadTally } from '../platform/intake/standing-lists.ts';
import type { CaseName } from '../platform/knowledge/dry-run-reports.ts';
import { knowledgeFolder } from '../platform/knowledge/knowledge-folder.ts';
import { loadListReader } from '../platform/knowledge/load-dictionaries.ts';
import { loadKnowledge } from '../platform/knowledge/load-knowledge.ts';
import { type FileReport, readClaimFiles } from './claim-source.ts';
import { dayBefore } from './dry-run-scheme.ts';
import type { Stack } from './endpoints.ts';
import type { RefusedRecords } from './refused-records.ts';
import { openKnowledge, uploadReader } from './stack-claims.ts';

/** What would have been paid, had something else been in force. */
export interface WhatIfReport extends PaymentComparisonReport<CaseName> {
  /** What was tried; `null` stays as it is. */
  readonly variation: {
    readonly tariff: string | null;
    readonly scheme: string | null;
    readonly rate_yuan: number | null;
    readonly coefficient: number | null;
    readonly catalogue: string | null;
    readonly terms: string | null;
    readonly point_value_yuan: number | null;
  };
  /** Of hospitals of this region only; `null`: of all. */
  readonly region: string | null;
  /** Of discharge, `yyyy-MM`; `null` for whatever the files hold. */
  readonly month: string | null;
}

/** The same over the uploads of a running stack. */
export interface StackWhatIf extends WhatIfReport {
  readonly uploads_read: number;
  /** Keys of uploads that were replaced or removed so long ago that they cannot be read again. */
  readonly uploads_gone: readonly string[];
}

export interface WhatIfQuestion {
  readonly variation: Variation;
  readonly region: string | null;
  readonly month: string | null;
}

/**
 * Over claim files, by the knowledge as installed.
 * @param reports what was found out about the files
 * @param refused is given the records that could not be read
 */
export async function whatIfOverFiles(
  files: readonly string[],
  question: WhatIfQuestion,
  reports: FileReport[],
  refused: RefusedRecords,
): Promise<WhatIfReport> {
  const readList = loadListReader();
  const trial = new Trial(question);
  const knowledge = loadKnowledge();
  const seen = new Set<string>();
  for await (const { chunk } of readClaimFiles(files, reports)) {
    const { lists, rejections } = readChunk(chunk, null, readList);
    refused.add(rejections);
    for (const { list } of lists) {
      if (seen.has(caseId(list))) continue;
      seen.add(caseId(list));
      trial.add(list, knowledge);
    }
  }
  return trial.report();
}

/** Over the newest uploads of a region's hospitals, as they are grouped and paid in the running stack. */
export async function whatIfOverUploads(
  stack: Stack,
  question: WhatIfQuestion & { readonly region: string; readonly month: string },
): Promise<StackWhatIf> {
  const folder = knowledgeFolder();
  const installed = loadKnowledge({}, folder);
  const hospitals = [...installed.hospitals.values()].filter(({ region }) => region === question.region);
  const knowledgeToday = await openKnowledge(stack, installed, folder);
  const reader = uploadReader(stack, folder);
  const tally: UploadTally = { read: 0, gone: [] };
  const trial = new Trial(question);
  for (const { code } of hospitals) {
    const knowledge = await knowledgeToday(code);
    for await (const list of standingLists(reader, code, dayBefore(question.month), tally))
      trial.add(list, knowledge);
  }
  return { ...trial.report(), uploads_read: tally.read, uploads_gone: tally.gone };
}

/** Prices stays twice. Knowledge is varied once, and once more where a hospital's is another. */
class Trial {
  readonly #question: WhatIfQuestion;
  readonly #comparison = new PaymentComparison<CaseName>();
  readonly #variants = new Map<Knowledge, Knowledge>();

  constructor(question: WhatIfQuestion) {
    this.#question = question;
  }

  add(list: SettlementList, knowledge: Knowledge): void {
    const { region, month } = this.#question;
    const { hospital, settlementId, stay } = list;
    if (list.care !== 'inpatient' || (month !== null && !stay.dischargedAt.startsWith(month))) return;
    if (region !== null && regionOf(hospital, knowledge).code !== region) return;
    const asIs = pricedCaseOf(list, knowledge);
    const variant = pricedCaseOf(list, this.#variantOf(knowledge));
    const name = { hospital, setl_id: settlementId };
    this.#comparison.add(name, stay.department, list.totalCostFen, asIs, variant);
  }

  report(): WhatIfReport {
    const { variation, region, month } = this.#question;
    const { rateYuan: rate_yuan = null, pointValueYuan: point_value_yuan = null } = variation;
    const { tariff = null, scheme = null, coefficient = null, catalogue = null, terms = null } = variation;
    const tried = { tariff, scheme, rate_yuan, coefficient, catalogue, terms, point_value_yuan };
    return { variation: tried, region, month, ...this.#comparison.report() };
  }

  #variantOf(knowledge: Knowledge): Knowledge {
    const known = this.#variants.get(knowledge) ?? variantKnowledge(knowledge, this.#question.variation);
    this.#variants.set(knowledge, known);
    return known;
  }
}
