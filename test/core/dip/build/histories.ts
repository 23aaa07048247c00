import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BuildOutcome,
  type BuiltCatalogue,
  buildCatalogue,
} from '../../../../core/dip/build/build-catalogue.ts';
import { type BuildParameters, parseBuildParameters } from '../../../../core/dip/build/build-parameters.ts';
import { CaseHistory, type HistoryCase } from '../../../../core/dip/build/case-history.ts';
import type { NewHeader } from '../../../../core/dip/build/draft-catalogue.ts';
import { compileCatalogue } from '../../../../core/grouping/dip/compile-catalogue.ts';
import type { ProcedureKinds } from '../../../../core/grouping/dip/dip-grouper.ts';

const stored = join(import.meta.dirname, '../../../../knowledge/dip/build-parameters.json');

/** The installed parameters, with a threshold of three so that histories can be small. */
export function parameters(parts: Partial<BuildParameters> = {}): BuildParameters {
  return {
    ...parseBuildParameters(JSON.parse(readFileSync(stored, 'utf8'))),
    core: { by: 'threshold', cases: 3 },
    related: { raises_by: 0.1, fewest_cases: 3 },
    comprehensive: { fewest_cases: 3 },
    ...parts,
  };
}

export const kinds: ProcedureKinds = new Map([
  ['47.0100', 'operation'],
  ['47.0100x001', 'operation'],
  ['47.0900', 'operation'],
  ['54.2100', 'operation'],
  ['54.5100', 'operation'],
  ['45.1301', 'diagnostic'],
  ['99.2503', 'therapeutic'],
]);

const header: NewHeader = {
  id: 'small',
  version: 'small',
  title: { zh: '小目录', en: 'Small' },
  region: '371300',
  effectiveFrom: '2026-01-01',
  effectiveTo: null,
  source: { zh: '测试', en: 'test' },
  dxEdition: 'icd10-nhsa-2.0',
  procEdition: 'icd9cm3-nhsa-2.0',
  codeMapping: null,
};

/** A stay of an adult; codes as `K35.800 47.0100`. */
export function stay(codes: string, costFen: number | null, parts: Partial<HistoryCase> = {}): HistoryCase {
  const [principal = '', ...operations] = codes.split(' ');
  return {
    given: {
      id: '',
      sex: '2',
      ageYears: 50,
      ageDays: null,
      weightGrams: null,
      dept: null,
      losDays: 5,
      dischargeWay: '1',
      dx: principal === '' ? [] : [principal],
      proc: operations,
    },
    year: '2025',
    level: 3,
    costFen,
    drugFen: null,
    consumableFen: null,
    ...parts,
  };
}

/** So many like it. */
export const times = (n: number, one: HistoryCase): readonly HistoryCase[] =>
  Array.from({ length: n }, () => one);

export function historyOf(cases: Iterable<HistoryCase>): CaseHistory {
  const history = new CaseHistory();
  for (const one of cases) history.add(one);
  return history;
}

export function build(
  history: CaseHistory,
  parts: Partial<BuildParameters> = {},
  years?: readonly string[],
): BuildOutcome {
  return buildCatalogue({
    history,
    header,
    parameters: parameters(parts),
    kinds,
    names: { diagnosis: () => null, operation: () => null },
    compile: (catalogue) => compileCatalogue(catalogue, kinds),
    ...(years && { years }),
  });
}

export function built(
  cases: Iterable<HistoryCase>,
  parts: Partial<BuildParameters> = {},
  years?: readonly string[],
): BuiltCatalogue {
  const outcome = build(historyOf(cases), parts, years);
  if (!outcome.ok) throw new Error(outcome.why);
  return outcome.built;
}
