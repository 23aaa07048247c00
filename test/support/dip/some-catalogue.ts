import * as fc from 'fast-check';
import {
  coreStages,
  type DipCatalogue,
  type DipGroup,
  type DipReading,
  type OperationKind,
  operationKinds,
} from '../../../core/grouping/dip/catalogue.ts';
import { treatments } from '../../../core/grouping/dip/treatment.ts';
import type { GroupingCase } from '../../../core/grouping/grouping-case.ts';
import { catalogueHeader } from '../../../generator/dip/catalogue-header.ts';

const diagnoses = [
  'A00.000',
  'A00.000x001',
  'A00.100',
  'A01.000x005+J17.0*',
  'A15.000',
  'A15.000x001',
  'B10.200',
  'B10.2x09',
  'C34.100',
  'P07.000',
  'T31.200',
  'U84.300',
  'Z51.100',
  'Z51.100x001',
  'a00',
  '9',
  '没有',
];
const operations = [
  '36.0600',
  '36.0601',
  '36.0600x004',
  '39.5000',
  '39.6500',
  '96.7201',
  '99.2503',
  '99.2800x005',
  '99.28',
  '17.91100',
];

/** Few kinds of operations, one of them without any. */
export const someKinds: ReadonlyMap<string, OperationKind> = new Map(
  operations.slice(1).map((code, i) => [code, operationKinds[i % operationKinds.length] as OperationKind]),
);

const dxPart = fc.constantFrom(
  'A',
  'A00',
  'A00.0',
  'A00.000',
  'A00.000x001',
  'A01.000x005+J17.0*',
  'A00-A15',
  'B10-C34',
  'A15',
  'B10.2',
  'C34',
  'P07',
  'T31',
  'U84.300',
  'Z51.1',
  'Z51.100',
  '所有诊断',
);
const procPart = fc.constantFrom(
  '36',
  '36.06',
  '36.0600',
  '36.0601',
  '39',
  '39.5000',
  '39.6500',
  '96.7201',
  '99.2503',
  '99.2800x005',
  '99.28',
  '所有手术操作',
);

function cellOf(part: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const alternative = fc.oneof(
    { weight: 4, arbitrary: part },
    { weight: 1, arbitrary: fc.array(part, { minLength: 2, maxLength: 3 }).map((parts) => parts.join('+')) },
  );
  return fc.array(alternative, { minLength: 1, maxLength: 3 }).map((alternatives) => alternatives.join('|'));
}

const dxCell = cellOf(dxPart);
const procCell = cellOf(procPart);

const someScore = fc.option(fc.integer({ min: 1, max: 4 }));

/** Without the keys that were not wished for, as stored catalogues are. */
function given<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>, freq = 2) => fc.option(arbitrary, { nil: undefined, freq });

type Row = Omit<DipGroup, 'code'>;

/** A row of any sheet, asking a few things. */
export const someRow: fc.Arbitrary<Row> = fc
  .record({
    stage: fc.constantFrom(...coreStages),
    title: fc.constant({ zh: '病种' }),
    principal: maybe(dxCell, 9),
    main: maybe(procCell),
    related: maybe(procCell, 1),
    anyOperation: maybe(procCell, 1),
    otherDiagnosis: maybe(dxCell, 1),
    anyDiagnosis: maybe(dxCell, 1),
    ageDaysUnder: maybe(fc.constantFrom(1, 29), 1),
    weightGrams: maybe(fc.constantFrom({ from: 0, to: 999 }, { from: 1000, to: 2499 }), 1),
    resistant: maybe(fc.boolean(), 1),
    primaryCare: maybe(fc.boolean(), 1),
    score: someScore,
  })
  .map(given);

const someReading: fc.Arbitrary<DipReading> = fc.record({
  rowChoice: fc.constantFrom('first', 'narrowest'),
  blankOperations: fc.constantFrom('any', 'conservative'),
  conservativeTakes: fc.subarray([...operationKinds, 'unlisted'] as const),
  exclusions: fc.constantFrom('whole-codes', 'prefixes'),
  cells: fc.constantFrom('whole-codes', 'prefixes'),
  treatmentBy: fc.constantFrom('highest', 'main'),
});

const someComprehensive = fc.uniqueArray(
  fc.record({
    of: fc.constantFrom('A00', 'B10', 'A00-B99', 'A00-A09', 'C00-Z99'),
    treatment: fc.constantFrom(...treatments),
  }),
  { selector: ({ of, treatment }) => `${of} ${treatment}`, maxLength: 6 },
);

/** Any catalogue at all, of few codes, so that much of it is met and overlaps. */
export const someCatalogue: fc.Arbitrary<DipCatalogue> = fc
  .record({
    form: fc.constantFrom('rows' as const, 'combinations' as const),
    reading: someReading,
    rows: fc.array(someRow, { maxLength: 12 }),
    comprehensive: someComprehensive,
    excludedPrincipals: fc.subarray(['A00.1', 'A00.000', 'Z51.100', 'B']),
    excludedOperations: fc.uniqueArray(
      fc
        .record({
          code: fc.constantFrom('36.0600', '39.5000', '99.28', '99.2800x005'),
          effect: fc.constantFrom('conservative' as const, 'next' as const),
          unlessPrincipal: maybe(fc.constantFrom('A00-A09|C34', 'B10.2'), 1),
        })
        .map(given),
      { selector: ({ code }) => code, maxLength: 3 },
    ),
    resistantPrincipals: fc.subarray(['A15.000x001']),
    resistantOthers: fc.subarray(['U84.300']),
    primaryCare: fc.array(
      fc
        .record({ principal: dxCell, main: maybe(procCell), title: fc.constant({ zh: '基层病种' }) })
        .map(given),
      { maxLength: 2 },
    ),
  })
  .map(({ form, reading, rows, comprehensive, ...rest }) => ({
    header: { ...catalogueHeader({ seed: '' }), form, reading },
    groups: numbered(rows),
    comprehensive: comprehensive.map((group, i) => ({
      ...group,
      code: `Z-${i}`,
      title: { zh: '综合' },
      score: i + 1,
    })),
    ...rest,
  }));

export function numbered(rows: readonly Row[]): DipGroup[] {
  return rows.map((row, i) => ({ code: `G-${i}`, ...row }));
}

/** Any case of few codes; most are valid. */
export const someCase: fc.Arbitrary<GroupingCase> = fc.record({
  id: fc.constant('case'),
  sex: fc.constantFrom('1', '2', '1', '2', null),
  ageYears: fc.constantFrom(0, 40, 40, null),
  ageDays: fc.constantFrom(0, 10, 29, null),
  weightGrams: fc.constantFrom(0, 900, 999, 999.5, 1200, 3000, null),
  dept: fc.constant(null),
  losDays: fc.constant(3),
  dischargeWay: fc.constant('1'),
  dx: fc.array(fc.constantFrom(...diagnoses), { maxLength: 5 }),
  proc: fc.array(fc.constantFrom(...operations), { maxLength: 4 }),
});
