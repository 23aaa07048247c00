import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auxiliaryFactor } from '../../core/dip/auxiliary/auxiliary-factor.ts';
import { typesOfList } from '../../core/dip/auxiliary/types-of-list.ts';
import { auxiliaryFactors } from '../../core/dip/build/auxiliary-factors.ts';
import { TypeSums } from '../../core/dip/build/type-sums.ts';
import { superviseUnits } from '../../core/dip/supervision/supervise-units.ts';
import type { SupervisedCase } from '../../core/dip/supervision/supervised-case.ts';
import { caseWorth } from '../../core/payment/dip/case-worth.ts';
import { roundHalfUp } from '../../core/payment/exact-number.ts';
import { loadAuxiliary } from '../../platform/knowledge/load-auxiliary.ts';
import { loadDipSupervision } from '../../platform/knowledge/load-dip-supervision.ts';
import { built, parameters, stay } from '../core/dip/build/histories.ts';
import { tablesUnder } from '../support/document-tables.ts';
import { settlementList } from '../support/settlement-lists.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/dip.md'), 'utf8');
const table = (heading: string, at = 0) => tablesUnder('dip.md', heading)[at] ?? [];
const numberOf = (cell = '') => Number(cell.replaceAll(',', '').replace('−', '-'));

describe('a type and its factor in docs/dip.md', () => {
  const auxiliary = loadAuxiliary('national-reading');
  const cases = table('A type and its factor').map(({ cost, 'other diagnosis': other = '', types = '' }) => ({
    costFen: numberOf(cost) * 100,
    found: typesOfList(
      settlementList({
        stay: { losDays: 10 },
        diagnoses: ['J18.900', ...(other ? [other] : [])].map((code) => ({
          code,
          name: null,
          presentOnAdmission: null,
        })),
        icuStays: [],
      }),
      auxiliary,
      null,
    ),
    types: types === '' ? [] : types.split(', '),
  }));

  it('are of the types that the table names', () => {
    expect(cases).toHaveLength(9);
    for (const { found, types } of cases) expect(found).toEqual(types);
  });

  it('come to the factors and to the worth of a case', () => {
    const types = new TypeSums();
    for (const { costFen, found } of cases) {
      const { given: _codes, ...cost } = stay('J18.900', costFen);
      types.add('J18.9', found, { ...cost, costFen });
    }
    const own = parameters({ auxiliary: { catalogues: 'x', fewest_cases: 3, cv_falls_by: 0.2 } });
    const catalogue = built(cases.map(({ costFen }) => stay('J18.900', costFen)));
    expect(catalogue.figures.get('J18.9')?.cv).toBe(0.572);
    const factors = auxiliaryFactors(catalogue, types, own);
    expect(factors).toEqual(
      table('A type and its factor', 1).map(({ type, cases: counted, CV, factor }) => ({
        code: 'J18.9',
        type,
        cases: numberOf(counted),
        cv: numberOf(CV),
        factor: numberOf(factor),
      })),
    );
    const typed = auxiliaryFactor(cases[0]?.found ?? [], factors);
    const worth = caseWorth(1000, {
      coefficient: 1.02,
      auxiliaryFactor: typed?.factor ?? 0,
      pointValueFen: 700,
    });
    expect(worth && roundHalfUp(worth.standard)).toBe(1_285_200);
    expect(text).toContain('= 12,852.00.');
  });
});

describe('supervision in docs/dip.md', () => {
  const supervision = loadDipSupervision();

  it('has every indicator, as it is defined', () => {
    const rows = table('Supervision 违规行为监管');
    expect(rows.map(({ id }) => id)).toEqual(supervision.indicators.map(({ id }) => `\`${id}\``));
    for (const [at, { name, meaning, source, certainty }] of supervision.indicators.entries()) {
      expect(rows[at]).toMatchObject({
        name: `${name.zh}<br>${name.en}`,
        meaning: `${meaning.zh}<br>${meaning.en}`,
        source,
        certainty,
      });
    }
  });

  it('holds two hospitals against their area as by hand', () => {
    const heading = 'Two hospitals beside their area';
    const cases = table(heading).flatMap(({ hospital = '', group = '', cases: count, again }) =>
      Array.from(
        { length: numberOf(count) },
        (_, at): SupervisedCase => ({
          hospital,
          settlementId: `${group}-${at}`,
          department: 'A03',
          group,
          costFen: null,
          losDays: 5,
          dischargeWay: 'home',
          operated: null,
          ratio: null,
          againAfterDays: at < numberOf(again) ? 20 : 'none',
          findings: null,
          askedRules: new Set(),
          record: null,
        }),
      ),
    );
    const { units } = superviseUnits(cases, supervision);
    const figures = units.filter(
      ({ indicator, department }) => indicator === 'same-disease-readmission-30' && department === null,
    );
    expect(figures).toMatchObject(
      table(heading, 1).map(({ hospital, share, expected, deviation }) => ({
        hospital,
        share: numberOf(share),
        expected: numberOf(expected),
        deviation: numberOf(deviation),
      })),
    );
    expect(figures).toHaveLength(2);
  });
});
