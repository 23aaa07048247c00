import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf } from '../../../core/indicators/cell.ts';
import { evaluate } from '../../../core/indicators/evaluate.ts';
import {
  monthsBetween,
  monthsOf,
  monthsUntil,
  periodBefore,
  yearBefore,
} from '../../../core/indicators/period.ts';
import { coreNames, groupKey } from '../../../core/indicators/sheet.ts';
import { addTally, type Tally } from '../../../core/indicators/tally.ts';
import type { UnitFigures } from '../../../core/indicators/unit-figures.ts';
import type { UnitView, Within } from '../../../core/indicators/view-figures.ts';
import { loadManagementIndicators } from '../../../platform/knowledge/load-management-indicators.ts';
import type { GivenSource } from '../../../platform/summaries/read-given.ts';
import { type AskedView, viewReader } from '../../../platform/summaries/read-view.ts';
import { anyCaseFacts } from '../../core/indicators/any-case-facts.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { installedRegisters } from '../../support/installed-registers.ts';
import { type HospitalCase, sheetsOfCases } from '../../support/sheets-of-cases.ts';

const linyi = ['H37130200901', 'H37132100903'] as const;
const tongchuan = 'H61020200906';
const regionOfHospital = (hospital: string) => (hospital === tongchuan ? '610200' : '371300');
const inLinyi = (hospital: string) => hospital !== tongchuan;

/** Of a few months far and near, so that periods, those before and years before all have some. */
const anyHospitalCase: fc.Arbitrary<HospitalCase> = fc
  .record({
    hospital: fc.constantFrom(...linyi, tongchuan),
    month: fc.constantFrom('2024-11', '2025-02', '2025-03', '2025-12', '2026-01', '2026-02', '2026-03'),
    facts: anyCaseFacts,
  })
  .map(({ hospital, month, facts: { signs, ...facts } }) => ({
    hospital,
    facts: { ...facts, month, ...(facts.status !== 'outpatient' && signs && { signs }) },
  }));

const nothingGiven: GivenSource = { readMonths: async () => new Map() };
const readerOf = (cases: readonly HospitalCase[], given = nothingGiven) =>
  viewReader({ sheets: sheetsOfCases(cases, regionOfHospital), given, knowledge: installedRegisters });

/** What belongs to a unit, the plain way: every case is asked. */
function unitOf({ hospital, facts }: HospitalCase, view: UnitView): string | null {
  if (view === 'total') return 'all';
  if (view === 'hospital') return hospital;
  return view === 'group' ? groupOf(facts) : facts[view];
}

const groupOf = ({ signs, group }: HospitalCase['facts']) => (signs ? groupKey(signs.scheme, group) : null);

const isIn = ({ facts }: HospitalCase, { department, doctor, group }: Within) =>
  (department === undefined || facts.department === department) &&
  (doctor === undefined || facts.doctor === doctor) &&
  (group === undefined || groupOf(facts) === group);

/** What statistics compare units by stands in some sheets beside the figures. */
const isMeasure = (name: string) => /\/(n|above|sum|squares|past)$/.test(name);
const figures = (tally: Tally) =>
  Object.fromEntries(Object.entries(tally).filter(([name]) => !isMeasure(name)));

const core = (tally: Tally) =>
  Object.fromEntries(Object.entries(tally).filter(([name]) => coreNames.has(name)));

function naiveTally(cases: readonly HospitalCase[]): Tally {
  return cases.reduce<Tally>((sum, { facts }) => addTally(sum, cellOf(facts).tally), {});
}

function naiveUnit(cases: readonly HospitalCase[]) {
  if (cases.length === 0) return null;
  const groups = Map.groupBy(cases, ({ facts }) => groupOf(facts));
  return {
    tally: naiveTally(cases),
    byGroup: new Map(
      [...groups].flatMap(([group, of]) => (group === null ? [] : [[group, naiveTally(of)] as const])),
    ),
  };
}

const plain = (unit: UnitFigures | null) =>
  unit && {
    tally: figures(unit.tally),
    byGroup: new Map([...unit.byGroup].map(([group, tally]) => [group, figures(tally)])),
  };

const anyAsked: fc.Arbitrary<Required<Omit<AskedView, 'byGroup'>>> = fc.oneof(
  fc.record({
    scope: fc.constantFrom(...linyi).map((hospital) => ({ kind: 'hospital', hospital }) as const),
    view: fc.constantFrom('total', 'department', 'doctor', 'group'),
    within: fc.record({
      department: fc.option(fc.constantFrom('A03', 'A04.01'), { nil: undefined }),
      doctor: fc.option(fc.constant('D1'), { nil: undefined }),
      group: fc.option(fc.constant('chs-drg-1.1/FV35'), { nil: undefined }),
    }),
  }),
  fc.record({
    scope: fc.constant({ kind: 'region', region: '371300' } as const),
    view: fc.constantFrom('total', 'hospital', 'group'),
    within: fc.record({ group: fc.option(fc.constant('chs-drg-1.1/FV35'), { nil: undefined }) }),
  }),
);

const casesAsked = (
  cases: readonly HospitalCase[],
  { scope, within }: Required<Omit<AskedView, 'byGroup'>>,
) =>
  cases
    .filter(({ hospital }) => (scope.kind === 'region' ? inLinyi(hospital) : hospital === scope.hospital))
    .filter((each) => isIn(each, within));

describe('the reader of views', () => {
  it('says of every unit, now, before and a year before, what its cases say one by one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyHospitalCase, { maxLength: 40 }),
        anyAsked,
        fc.constantFrom('2026-03', '2026-Q1', '2026', '2025-12'),
        async (all, asked, period) => {
          const read = await readerOf(all).read({ ...asked, period });
          const cases = casesAsked(all, asked);
          const unitIn = (key: string, span: readonly string[]) =>
            naiveUnit(
              cases.filter((each) => span.includes(each.facts.month) && unitOf(each, asked.view) === key),
            );
          const keys = cases
            .filter(({ facts }) => monthsOf(period).includes(facts.month))
            .map((each) => unitOf(each, asked.view));
          expect(read.units.map(({ key }) => key)).toEqual(
            [...new Set(keys.filter((key) => key !== null))].sort(),
          );
          const earlier = [periodBefore(period), yearBefore(period)].flatMap(monthsOf);
          const keysThen = cases
            .filter(({ facts }) => earlier.includes(facts.month))
            .map((each) => unitOf(each, asked.view));
          expect(read.gone.map(({ key }) => key)).toEqual(
            [...new Set(keysThen.filter((key) => key !== null && !keys.includes(key)))].sort(),
          );
          for (const { key, now, before, yearBefore: past } of [...read.units, ...read.gone]) {
            expect(plain(now)).toEqual(unitIn(key, monthsOf(period)));
            expect(plain(before)).toEqual(unitIn(key, monthsOf(periodBefore(period))));
            expect(plain(past)).toEqual(unitIn(key, monthsOf(yearBefore(period))));
          }
        },
      ),
    );
  });

  it('measures a hospital by the twelve months of its area that end with the period', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyHospitalCase, { maxLength: 40 }), anyAsked, async (all, asked) => {
        const { benchmark } = await readerOf(all).read({ ...asked, period: '2026-Q1' });
        const year = monthsUntil('2026-03', 12);
        const cases = all.filter(
          ({ hospital, facts }) => inLinyi(hospital) && year.includes(facts.month) && groupOf(facts) !== null,
        );
        const groups = Map.groupBy(cases, ({ facts }) => groupOf(facts) as string);
        expect(benchmark).toEqual({
          region: '371300',
          from: '2025-04',
          until: '2026-03',
          groups: new Map([...groups].map(([group, of]) => [group, core(naiveTally(of))])),
        });
      }),
    );
  });

  it('has indicators say the same of units whose groups are told in few words', async () => {
    const indicators = loadManagementIndicators();
    await fc.assert(
      fc.asyncProperty(fc.array(anyHospitalCase, { maxLength: 40 }), anyAsked, async (all, asked) => {
        const reader = readerOf(all);
        const [few, many] = await Promise.all(
          (['core', 'all'] as const).map((byGroup) => reader.read({ ...asked, byGroup, period: '2026-Q1' })),
        );
        const valuesOf = (view: typeof few) =>
          view?.units.map(({ key, now, yearBefore: past }) => [
            key,
            evaluate(indicators, now, view.benchmark, past),
          ]);
        expect(valuesOf(few)).toEqual(valuesOf(many));
      }),
    );
  });

  it('tells of every month of a history what it tells of the month alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyHospitalCase, { maxLength: 40 }), anyAsked, async (all, asked) => {
        const reader = readerOf(all);
        const history = await reader.history({ ...asked, from: '2025-02', until: '2026-03' });
        expect(history.map(({ month }) => month)).toEqual(monthsBetween('2025-02', '2026-03'));
        for (const { month, units, benchmark } of [history[0], history[1], history.at(-1)].flatMap(
          (each) => each ?? [],
        )) {
          const alone = await reader.read({ ...asked, period: month });
          expect(units).toEqual(new Map(alone.units.map(({ key, now }) => [key, now])));
          expect(benchmark).toEqual(alone.benchmark);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('gives each unit what was imported for it: the hospital, its departments, and nobody else', async () => {
    const cases = linyi.map((hospital) => ({ hospital, facts: caseFacts() }));
    const measure = (above: number) => new Map([['satisfaction', { above, below: 100 }]]);
    const given: GivenSource = {
      readMonths: async (hospital, from, until) => {
        const march = [
          ['all', measure(hospital === linyi[0] ? 90 : 50)],
          ...(hospital === linyi[0] ? [['A03', measure(40)] as const] : []),
        ] as const;
        const other = new Map([['all', measure(7)]]);
        return new Map(
          monthsBetween(from, until).map((month) => [month, month === '2026-03' ? new Map(march) : other]),
        );
      },
    };
    const reader = readerOf(cases, given);
    const at = { scope: { kind: 'hospital', hospital: linyi[0] }, period: '2026-03' } as const;
    const givenOf = async (asked: Parameters<typeof reader.read>[0]) =>
      (await reader.read(asked)).units.map(({ key, now }) => [key, now.given.get('satisfaction')?.above]);
    expect(await givenOf({ ...at, view: 'total' })).toEqual([['all', 90]]);
    expect(await givenOf({ ...at, view: 'department' })).toEqual([['A03', 40]]);
    expect(await givenOf({ ...at, view: 'total', within: { department: 'A03' } })).toEqual([['all', 40]]);
    expect(await givenOf({ ...at, view: 'doctor' })).toEqual([['D1', undefined]]);
    const area = { scope: { kind: 'region', region: '371300' }, period: '2026-03' } as const;
    expect(await givenOf({ ...area, view: 'hospital' })).toEqual([
      [linyi[0], 90],
      [linyi[1], 50],
    ]);
    const registered = [...installedRegisters.hospitals.values()].filter(({ region }) => region === '371300');
    expect(await givenOf({ ...area, view: 'total' })).toEqual([['all', 90 + (registered.length - 1) * 50]]);
  });

  it.each([
    { scope: { kind: 'hospital', hospital: linyi[0] }, view: 'hospital' },
    { scope: { kind: 'region', region: '371300' }, view: 'department' },
    { scope: { kind: 'region', region: '371300' }, view: 'total', within: { doctor: 'D1' } },
  ] as const)('does not answer what no sheet can: %j', async (asked) => {
    await expect(readerOf([]).read({ ...asked, period: '2026-03' })).rejects.toThrow(/has no view of/);
  });
});
