import type * as z from 'zod';
import { caseId } from '../../core/claims/case-id.ts';
import type { SettlementList } from '../../core/claims/settlement-list.ts';
import type { WarningRecord } from '../../core/orders/warning-record.ts';
import type { Review } from '../../core/review/review.ts';
import type { JudgedLamp } from '../../core/steering/judged-lamp.ts';
import {
  batchListSchema,
  batchResultsSchema,
  rejectedListSchema,
} from '../../functions/query/batch-routes.ts';
import { batchViewSchema } from '../../functions/query/batch-view.ts';
import { capacitySchema } from '../../functions/query/capacity-routes.ts';
import { caseListSchema } from '../../functions/query/case-list-view.ts';
import { changeSchema } from '../../functions/query/change-routes.ts';
import { hospitalListSchema } from '../../functions/query/hospital-routes.ts';
import { indicatorListSchema } from '../../functions/query/indicator-routes.ts';
import { lampListSchema } from '../../functions/query/lamp-routes.ts';
import { outlookSchema } from '../../functions/query/outlook-routes.ts';
import { periodListSchema } from '../../functions/query/period-routes.ts';
import { rulePortraitSchema, unitPortraitSchema } from '../../functions/query/portrait-schemas.ts';
import { quadrantsSchema } from '../../functions/query/quadrant-routes.ts';
import { queryApi } from '../../functions/query/query-api.ts';
import { receiptSchema } from '../../functions/query/receipt-schema.ts';
import { reportListSchema } from '../../functions/query/report-routes.ts';
import { summaryCasePageSchema } from '../../functions/query/summary-case-routes.ts';
import { summaryPageSchema } from '../../functions/query/summary-routes.ts';
import { trendSchema } from '../../functions/query/trend-routes.ts';
import { violationsSchema } from '../../functions/query/violation-routes.ts';
import { warningListSchema, warningSummarySchema } from '../../functions/query/warning-schemas.ts';
import { waterfallSchema } from '../../functions/query/waterfall-routes.ts';
import { chinaTime } from '../../platform/china-time.ts';
import type { CaseHead } from '../../platform/table/cases.ts';
import type { StoredFinding } from '../../platform/table/findings.ts';
import { caseHeads } from './case-heads.ts';
import { type DroppedFiles, droppedFiles } from './dropped-files.ts';
import { reviewed } from './reviewed.ts';
import { type SettledCase, summaryServicesOf } from './summary-services.ts';

export interface ApiAnswer<T> {
  readonly status: number;
  readonly type: string | null;
  readonly body: T;
}

/**
 * Asks the API as the gateway hands a request on whose token has these claims.
 * @param body is posted; without one it is a GET
 */
export type AskApi = <T = unknown>(path: string, claims: object, body?: object) => Promise<ApiAnswer<T>>;

const unused = async () => {
  throw new Error('no alert and no ticket is asked for here');
};

/** What else there is: heads and findings of cases, and keys of reports. */
export interface StoredBeside {
  readonly heads?: readonly CaseHead[];
  readonly findings?: readonly StoredFinding[];
  readonly reports?: readonly string[];
  /** By finding. */
  readonly reviews?: ReadonlyMap<string, Review>;
  /** Those of the one month and view that is kept. */
  readonly lamps?: readonly JudgedLamp[];
  readonly lists?: readonly SettlementList[];
  readonly warnings?: readonly WarningRecord[];
  readonly dropped?: DroppedFiles;
}

/** The API over these cases and nothing else. */
export function apiOver(cases: readonly SettledCase[], stored: StoredBeside = {}): AskApi {
  const api = queryApi({
    keepTrail: async () => {},
    newTrailId: () => 'trail-id',
    ...summaryServicesOf(cases),
    ...droppedFiles(stored.dropped),
    lamps: { read: async () => stored.lamps ?? null },
    cases: caseHeads(stored.heads),
    findings: {
      ofCase: async ({ hospital, settlementId }) =>
        (stored.findings ?? []).filter((one) => one.hospital === hospital && one.setl_id === settlementId),
      caseOf: async (id) => {
        const found = stored.findings?.find(({ finding_id }) => finding_id === id);
        return found ? { hospital: found.hospital, settlementId: found.setl_id } : null;
      },
    },
    lists: {
      ofCase: async ({ stay }) => (stored.lists ?? []).find((list) => caseId(list) === caseId(stay)) ?? null,
    },
    ...reviewed(stored.reviews),
    reports: { list: async (prefix) => (stored.reports ?? []).filter((key) => key.startsWith(prefix)) },
    signLink: async (key) => `https://links.example/${key}`,
    inbox: { keep: unused, list: unused, find: unused, advance: unused },
    live: { issue: unused },
    warnings: {
      ofMonth: async (hospital, month) =>
        (stored.warnings ?? []).filter(
          (one) => one.hospital === hospital && chinaTime(new Date(one.shown_at)).startsWith(month),
        ),
    },
    signIn: { issuer: 'https://id.example', client_id: 'portal', live_url: '' },
    liveUrl: '',
    newTicket: () => '',
    now: () => '2026-04-01T00:00:00.000Z',
  });
  return async <T>(path: string, claims: object, posted?: object) => {
    const event = { requestContext: { authorizer: { jwt: { claims } } } };
    const request = posted === undefined ? {} : { method: 'POST', body: JSON.stringify(posted) };
    const answer = await api.request(path, request, { event } as never);
    const body = (await answer.json()) as T;
    if (answer.status === 200) schemaOf(path)?.parse(body);
    return { status: answer.status, type: answer.headers.get('content-type'), body };
  };
}

/** What is documented of each answer: every answer of every test is held against it. */
const documented: readonly (readonly [RegExp, z.ZodType])[] = [
  [/^\/summaries\/cases/, summaryCasePageSchema],
  [/^\/summaries\/trend/, trendSchema],
  [/^\/summaries/, summaryPageSchema],
  [/^\/periods/, periodListSchema],
  [/^\/cases\/[^/]+\/list/, caseListSchema],
  [/^\/indicators/, indicatorListSchema],
  [/^\/changes/, changeSchema],
  [/^\/portraits\/rule/, rulePortraitSchema],
  [/^\/portraits/, unitPortraitSchema],
  [/^\/quadrants/, quadrantsSchema],
  [/^\/reports/, reportListSchema],
  [/^\/lamps/, lampListSchema],
  [/^\/outlook\/capacity/, capacitySchema],
  [/^\/outlook/, outlookSchema],
  [/^\/warnings\/summary/, warningSummarySchema],
  [/^\/warnings/, warningListSchema],
  [/^\/violations/, violationsSchema],
  [/^\/waterfall/, waterfallSchema],
  [/^\/batches\/[^/]+\/receipt/, receiptSchema],
  [/^\/batches\/[^/]+\/rejected/, rejectedListSchema],
  [/^\/batches\/[^/]+\/results/, batchResultsSchema],
  [/^\/batches\/./, batchViewSchema],
  [/^\/batches/, batchListSchema],
  [/^\/hospitals/, hospitalListSchema],
];

function schemaOf(path: string): z.ZodType | undefined {
  return documented.find(([pattern]) => pattern.test(path.replace('/api/v1', '')))?.[1];
}
