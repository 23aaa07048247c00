import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFacts, CaseSigns } from '../../../core/indicators/case-facts.ts';
import { type CaseLine, changesOfCase, standingCases } from '../../../core/indicators/case-line.ts';
import { evaluate } from '../../../core/indicators/evaluate.ts';
import { indicatorsInForce } from '../../../core/indicators/management-indicator.ts';
import {
  monthsBetween,
  monthsOf,
  monthsUntil,
  type Period,
  yearBefore,
} from '../../../core/indicators/period.ts';
import { groupKey, type SheetName } from '../../../core/indicators/sheet.ts';
import { noColumns, type SheetColumns } from '../../../core/indicators/sheet-columns.ts';
import { mergeSheets, regionSheetsOf, sheetsOfCases } from '../../../core/indicators/sheets-of-cases.ts';
import type { Scope } from '../../../core/indicators/view-figures.ts';
import { loadGeneratorKnowledge } from '../../../generator/load-generator-knowledge.ts';
import { knowledgeFolder } from '../../../platform/knowledge/knowledge-folder.ts';
import { loadManagementIndicators } from '../../../platform/knowledge/load-management-indicators.ts';
import type { GivenSource } from '../../../platform/summaries/read-given.ts';
import { type AskedView, viewReader } from '../../../platform/summaries/read-view.ts';
import type { SheetSource } from '../../../platform/summaries/sheet-source.ts';
import { anyCaseFacts } from '../../core/indicators/any-case-facts.ts';
import { auditGenerated } from '../../generator/audit-generated.ts';
import { installedRegisters } from '../../support/installed-registers.ts';
import { naiveFormulas } from '../../support/naive-formulas.ts';
import type { HospitalCase } from '../../support/sheets-of-cases.ts';

const region = '371300';
const hospitals = ['H37130200901', 'H37132100903'] as const;
const indicators = indicatorsInForce(loadManagementIndicators(), '2026-03');
const months = ['2024-12', '2025-02', '2025-03', '2025-11', '2026-01', '2026-03'];

/** Doses are read of the lines that tell of antibacterials, and without these there are none. */
function soundDoses({ dailyDosesE4, ...signs }: CaseSigns): CaseSigns {
  if (signs.antibacterials === undefined) return signs;
  if (!signs.antibacterials) return { ...signs, dailyDosesE4: 0 };
  return dailyDosesE4 === undefined ? signs : { ...signs, dailyDosesE4 };
}

/** Complications are those of operations. */
function soundSigns({ complicated, ...signs }: CaseSigns): CaseSigns {
  const isOperated = signs.operation !== undefined && signs.operation !== 'none';
  return soundDoses(isOperated && complicated !== undefined ? { ...signs, complicated } : signs);
}

/** What cannot be together in a case: a group without having been grouped, an outlier without a price. */
function sound(facts: CaseFacts): CaseFacts {
  const { signs, ...rest } = facts;
  const isPriced = facts.costFen !== null && facts.paymentFen !== null;
  const group = { grouped: facts.group.replace(/^(0000|\?QY)$/, 'BR23'), ambiguous: '?QY' }[
    facts.status as 'grouped'
  ];
  return {
    ...rest,
    group: group ?? '0000',
    outlier: isPriced ? facts.outlier : 'normal',
    ...(facts.status !== 'outpatient' && signs && { signs: soundSigns(signs) }),
  };
}

const anyVersion = fc
  .record({ month: fc.constantFrom(...months), facts: anyCaseFacts })
  .map(({ month, facts }) => sound({ ...facts, month }));

/** A case as its uploads left it: every version but the last was taken out again. */
const anyUploads = fc.record({
  hospital: fc.constantFrom(...hospitals),
  versions: fc.array(anyVersion, { minLength: 1, maxLength: 3 }),
});

interface HospitalLine extends CaseLine {
  readonly hospital: string;
}

function linesOf(
  { hospital, versions }: { readonly hospital: string; readonly versions: readonly CaseFacts[] },
  at: number,
): readonly HospitalLine[] {
  return versions
    .flatMap((facts, version) => changesOfCase(`S${at}`, facts, versions[version - 1] ?? null))
    .map((line) => ({ hospital, ...line }));
}

/** The sheets as the pipeline makes them: the lines of a month in any order, what stands of them, years of months. */
function sheetsOfLines(lines: readonly HospitalLine[]): SheetSource {
  const ofMonth = (hospital: string, month: string) => {
    const put = lines.filter((line) => line.hospital === hospital && line.facts.month === month);
    return sheetsOfCases(standingCases(put).map(({ facts }) => facts));
  };
  const sheetsAt = (scope: Scope, month: string) =>
    scope.kind === 'hospital'
      ? ofMonth(scope.hospital, month)
      : regionSheetsOf(new Map(hospitals.map((one) => [one, ofMonth(one, month)])));
  const between = (from: string, until: string) => months.filter((month) => from <= month && month <= until);
  const stored = (sheet: SheetColumns = noColumns) => JSON.parse(JSON.stringify(sheet)) as SheetColumns;
  return {
    readSpan: async (scope, name, from, until) => {
      const parts = between(from, until).map((month) => sheetsAt(scope, month));
      const isYear = from.endsWith('-01') && until === `${from.slice(0, 4)}-12`;
      return (isYear ? [mergeSheets(parts)] : parts).map((sheets) => stored(sheets.get(name)));
    },
    readMonths: async (scope: Scope, name: SheetName, from: string, until: string) =>
      new Map(between(from, until).map((month) => [month, stored(sheetsAt(scope, month).get(name))])),
  };
}

const views: readonly AskedView[] = [
  ...(['total', 'department', 'doctor', 'group'] as const).map(
    (view): AskedView => ({ scope: { kind: 'hospital', hospital: hospitals[0] }, view }),
  ),
  ...(['total', 'hospital', 'group'] as const).map(
    (view): AskedView => ({ scope: { kind: 'region', region }, view }),
  ),
];

function unitOf({ hospital, facts }: HospitalCase, view: AskedView['view']): string | null {
  if (view === 'total') return 'all';
  if (view === 'hospital') return hospital;
  if (view === 'group') return facts.signs ? groupKey(facts.signs.scheme, facts.group) : null;
  return facts[view];
}

/** Every figure of every unit of a view beside its recomputation from the cases that stand. */
async function compareView(
  asked: AskedView,
  period: Period,
  standing: readonly HospitalCase[],
  sources: { readonly sheets: SheetSource; readonly given: GivenSource },
): Promise<number> {
  const { benchmark, units } = await viewReader({ ...sources, knowledge: installedRegisters }).read({
    ...asked,
    period,
  });
  const { scope, view } = asked;
  const inScope = standing.filter(({ hospital }) => scope.kind === 'region' || hospital === scope.hospital);
  const during = (span: readonly string[], of: readonly HospitalCase[]) =>
    of.filter(({ facts }) => span.includes(facts.month));
  const area = during(monthsUntil(monthsOf(period).at(-1) as string, 12), standing).map(({ facts }) => facts);
  for (const { key, now, yearBefore: past } of units) {
    const own = inScope.filter((one) => unitOf(one, view) === key);
    const before = during(monthsOf(yearBefore(period)), own).map(({ facts }) => facts);
    const unit = {
      cases: during(monthsOf(period), own).map(({ facts }) => facts),
      yearBefore: before.length === 0 ? null : before,
      area,
      given: now.given,
    };
    for (const { indicator, value, cases } of evaluate(indicators, now, benchmark, past)) {
      const naive = naiveFormulas[indicator]?.(unit);
      const at = `${indicator} of ${view} ${key} in ${period}`;
      expect(cases, at).toBe(naive?.cases);
      if (naive?.value === null || value === null) expect(value, at).toBe(naive?.value);
      else
        expect(Math.abs(value - Number(naive?.value)), at).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)));
    }
  }
  return units.length;
}

const everyGiven = (above: number, below: number): ReadonlyMap<string, { above: number; below: number }> =>
  new Map(
    indicators.flatMap(({ id, formula }) =>
      formula.kind === 'given' ? [[id, { above, below }] as const] : [],
    ),
  );
const given: GivenSource = {
  readMonths: async (hospital, from, until) => {
    const month = new Map([
      ['all', everyGiven(hospital === hospitals[0] ? 30 : 12, 40)],
      ['A03', everyGiven(3, 4)],
      ['A04.01', everyGiven(0, 0)],
    ]);
    return new Map(monthsBetween(from, until).map((one) => [one, month]));
  },
};

describe('every indicator of every unit', () => {
  it('has a naive recomputation to be held against', () => {
    expect(indicators.map(({ id }) => id).sort()).toEqual(Object.keys(naiveFormulas).sort());
  });

  it('is what its raw cases say one by one, whatever was uploaded in which order and pages and replaced by what', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyUploads, { maxLength: 24 }).chain((uploads) =>
          fc.record({
            uploads: fc.constant(uploads),
            lines: fc.shuffledSubarray(uploads.flatMap(linesOf), {
              minLength: uploads.flatMap(linesOf).length,
            }),
          }),
        ),
        fc.constantFrom(...views),
        fc.constantFrom('2026-03', '2026-Q1', '2026', '2025'),
        async ({ uploads, lines }, asked, period) => {
          const standing = uploads.map(({ hospital, versions }) => ({
            hospital,
            facts: versions.at(-1) as CaseFacts,
          }));
          await compareView(asked, period, standing, { sheets: sheetsOfLines(lines), given });
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is what generated claims say after grouping, pricing and auditing', async () => {
    const { audited } = auditGenerated({
      cases: 300,
      seed: 20261122,
      knowledge: loadGeneratorKnowledge(knowledgeFolder()),
    });
    const standing = audited
      .map(({ result, facts }, at) => ({ hospital: hospitals[at % 2] as string, id: result.setl_id, facts }))
      .map((one, at) => ({ ...one, facts: { ...one.facts, month: months[at % 6] as string } }));
    const lines = standing.map(({ hospital, id, facts }) => ({
      hospital,
      settlementId: id,
      sign: 1 as const,
      facts,
    }));
    for (const asked of views) {
      const sources = { sheets: sheetsOfLines(lines), given };
      expect(await compareView(asked, '2026', standing, sources)).toBeGreaterThan(0);
    }
  });
});
