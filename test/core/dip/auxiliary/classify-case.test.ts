import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuxiliaryFacts } from '../../../../core/dip/auxiliary/auxiliary-facts.ts';
import { classifyCase, typeOf, typesOf } from '../../../../core/dip/auxiliary/classify-case.ts';
import { loadAuxiliary } from '../../../../platform/knowledge/load-auxiliary.ts';
import { holds } from '../../../support/holds.ts';

const auxiliary = loadAuxiliary('national-reading');

/** Pneumonia of a woman of 40, ten days, all that may be asked told and unremarkable. */
const plain: AuxiliaryFacts = {
  died: false,
  ageYears: 40,
  ageDays: null,
  losDays: 10,
  principal: 'J18.900',
  others: [],
  icuDays: 0,
  costFen: 100_000,
  meanFen: 100_000,
  drugFen: 30_000,
  treatmentFen: 10_000,
};
const classify = (facts: Partial<AuxiliaryFacts>) => classifyCase({ ...plain, ...facts }, auxiliary);
const levelOf = (catalogue: string, facts: Partial<AuxiliaryFacts>) =>
  classify(facts).hits.find((hit) => hit.catalogue === catalogue)?.level ?? null;
const lackOf = (catalogue: string, facts: Partial<AuxiliaryFacts>) =>
  classify(facts).noData.find((one) => one.catalogue === catalogue)?.lacks ?? null;

describe('what auxiliary catalogues say of a case', () => {
  it('is the base level of each, which changes no score, of a case with nothing to it', () => {
    const verdict = classify({});
    expect(verdict.hits.map(typeOf)).toEqual([
      'cci/none',
      'disease-severity/mild',
      'secondary-diagnosis/none',
      'intensive-care/none',
    ]);
    expect(typesOf(verdict, auxiliary)).toEqual([]);
    expect(verdict.noData).toEqual([]);
  });

  it('is the comorbidity index by 1, 3 and 5 points', () => {
    expect(levelOf('cci', { others: ['I50.900'] })).toBe('general');
    expect(levelOf('cci', { others: ['I50.900', 'N18.900'] })).toBe('severe');
    expect(levelOf('cci', { others: ['I50.900', 'N18.900', 'C34.900'] })).toBe('extreme');
    expect(levelOf('cci', { others: ['C78.000'] })).toBe('extreme');
  });

  it('counts a kind of illness once, and a lighter form not beside a graver one', () => {
    expect(levelOf('cci', { others: ['I21.000', 'I21.100', 'I22.900', 'I25.200'] })).toBe('general');
    // Diabetes with complications has 2, without 1; together 2.
    expect(levelOf('cci', { others: ['E11.200', 'E11.900'] })).toBe('general');
  });

  it('takes no comorbidity out of the principal diagnosis', () => {
    expect(levelOf('cci', { principal: 'C78.000' })).toBe('none');
  });

  it('is severe or moderate from three days on, and death whatever else', () => {
    expect(levelOf('disease-severity', { others: ['J96.000'], losDays: 3 })).toBe('severe');
    expect(levelOf('disease-severity', { others: ['J96.000'], losDays: 2 })).toBe('mild');
    expect(levelOf('disease-severity', { others: ['I63.900'] })).toBe('moderate');
    expect(levelOf('disease-severity', { others: ['I63.900', 'A41.900'] })).toBe('severe');
    expect(levelOf('disease-severity', { died: true, losDays: 1 })).toBe('dead');
    expect(levelOf('secondary-diagnosis', { others: ['J96.000'], losDays: 1 })).toBe('severe');
  });

  it('asks of a malignant tumour as of a tumour, and of nothing else as of one', () => {
    const tumour = { principal: 'C34.900' };
    expect(levelOf('disease-severity', tumour)).toBeNull();
    expect(levelOf('tumour-severity', {})).toBeNull();
    expect(levelOf('tumour-severity', tumour)).toBe('other');
    expect(levelOf('tumour-severity', { ...tumour, others: ['C79.300'] })).toBe('metastasis');
    const costly = { ...tumour, costFen: 300_000, others: ['C79.300'] };
    expect(levelOf('tumour-severity', { ...costly, drugFen: 150_000 })).toBe('costly-drugs');
    expect(levelOf('tumour-severity', { ...costly, treatmentFen: 150_000 })).toBe('costly-treatment');
    expect(levelOf('tumour-severity', { ...costly, costFen: 299_999, drugFen: 290_000 })).toBe('metastasis');
  });

  it('is an age below 18, and from 65 on an age with its severity', () => {
    expect(levelOf('age', { ageYears: 0, ageDays: 28 })).toBe('newborn');
    expect(levelOf('age', { ageYears: 0, ageDays: 29 })).toBe('infant');
    expect(levelOf('age', { ageYears: 1 })).toBe('young-child');
    expect(levelOf('age', { ageYears: 17 })).toBe('child');
    expect(levelOf('age', { ageYears: 18 })).toBeNull();
    expect(levelOf('age', { ageYears: 65, others: ['J96.000'] })).toBe('aged-severe');
    expect(levelOf('age', { ageYears: 70, principal: 'C34.900' })).toBe('aged-tumour-other');
  });

  it('has no data where an input is lacking, and only where it matters', () => {
    expect(lackOf('disease-severity', { died: null })).toEqual(['discharge-way']);
    expect(lackOf('age', { ageYears: 80, died: null })).toEqual(['discharge-way']);
    expect(lackOf('age', { ageYears: 30, died: null })).toBeNull();
    expect(lackOf('age', { ageYears: null })).toEqual(['age']);
    expect(lackOf('age', { ageYears: 0 })).toEqual(['age-days']);
    expect(lackOf('intensive-care', { icuDays: null })).toEqual(['intensive-care']);
    expect(lackOf('tumour-severity', { principal: 'C34.900', meanFen: null, drugFen: 60_000 })).toEqual([
      'mean-cost',
    ]);
    // Of a cost that is mostly neither treatment nor drugs, the mean does not matter.
    expect(
      levelOf('tumour-severity', { principal: 'C34.900', meanFen: null, drugFen: 0, treatmentFen: 0 }),
    ).toBe('other');
    expect(lackOf('cci', { died: null, ageYears: null, icuDays: null, costFen: null })).toBeNull();
  });

  it('never is of a lighter level because of one more diagnosis', () => {
    const codes = fc.constantFrom(
      'I50.900',
      'N18.900',
      'J96.000',
      'A41.900',
      'I63.900',
      'C79.300',
      'Z00.000',
      '',
      'E11',
    );
    const ranks = new Map(
      auxiliary.catalogues.catalogues.map(({ id, levels }) => [id, levels.map((level) => level.id)] as const),
    );
    const rank = (catalogue: string, facts: Partial<AuxiliaryFacts>) =>
      ranks.get(catalogue)?.indexOf(levelOf(catalogue, facts) ?? '') ?? -1;
    holds(
      fc.property(
        fc.constantFrom('J18.900', 'C34.900'),
        fc.array(codes, { maxLength: 6 }),
        codes,
        fc.nat({ max: 40 }),
        (principal, others, another, losDays) => {
          for (const catalogue of ['cci', 'disease-severity', 'tumour-severity', 'secondary-diagnosis']) {
            const before = rank(catalogue, { principal, others, losDays });
            const after = rank(catalogue, { principal, others: [...others, another], losDays });
            expect(after).toBeLessThanOrEqual(before);
          }
        },
      ),
    );
  });

  it('does not depend on the order or the repetition of other diagnoses', () => {
    const codes = fc.array(fc.constantFrom('I50.900', 'K74.600', 'K72.900', 'J96.000', 'B18.100'), {
      maxLength: 5,
    });
    holds(
      fc.property(codes, (others) => {
        expect(classify({ others: [...others, ...others].reverse() })).toEqual(classify({ others }));
      }),
    );
  });
});
