import { describe, expect, it } from 'vitest';
import { compileScheme } from '../../../core/grouping/compile-scheme.ts';
import type { GroupingCase } from '../../../core/grouping/grouping-case.ts';
import { aCase, aNewborn, nationalGrouper, nationalScheme } from './national-grouper.ts';

const published = (...ids: string[]) =>
  compileScheme(nationalScheme, {
    errata: Object.fromEntries(ids.map((id) => [id, 'as-published'] as const)),
  });

interface Example {
  readonly id: string;
  readonly given: GroupingCase;
  readonly asGiven: string;
  readonly asPublished: string;
}

const examples: readonly Example[] = [
  {
    id: 'j68-200-exclusion-table',
    given: aCase({ dx: ['J68.101', 'J68.200'] }),
    asGiven: 'ER33',
    asPublished: 'ER35',
  },
  { id: 'pv1-unconditional', given: aNewborn({ dx: ['P05.001'] }), asGiven: 'PV15', asPublished: '0000' },
  {
    id: 'extra-procedures-fm1-fm3-ll1',
    given: aCase({ dx: ['I20.808'], proc: ['36.0700'] }),
    asGiven: 'FM19',
    asPublished: 'FR39',
  },
  {
    id: 'extra-procedures-fm1-fm3-ll1',
    given: aCase({ dx: ['I12.000x001'], proc: ['39.9500'] }),
    asGiven: 'LL15',
    asPublished: 'LR15',
  },
  { id: 'extra-principals-mdc-d', given: aCase({ dx: ['L04.002'] }), asGiven: 'DZ19', asPublished: '0000' },
];

describe('errata of CHS-DRG 1.1', () => {
  it('are the four known places, and off unless asked for', () => {
    expect(nationalScheme.errata).toHaveLength(4);
    expect(nationalScheme.errata.map((erratum) => erratum.default)).toEqual(Array(4).fill('as-given'));
  });

  it.each(examples)('$id moves $given.dx $given.proc from $asGiven to $asPublished', (example) => {
    expect(nationalGrouper.group(example.given).drg).toBe(example.asGiven);
    expect(published(example.id).group(example.given).drg).toBe(example.asPublished);
  });

  it.each(examples)('$id read as published is explained to the same end', ({ id, given }) => {
    const grouper = published(id);
    expect(grouper.explain(given).at(-1)).toEqual({ step: 'result', result: grouper.group(given) });
  });

  it('leave each other alone', () => {
    const others = published('pv1-unconditional', 'extra-principals-mdc-d');
    expect(others.group(aCase({ dx: ['J68.101', 'J68.200'] })).drg).toBe('ER33');
  });

  it('keep the listed 448 diagnoses in PV1', () => {
    const infant = aNewborn({ dx: ['P23.500'], ageDays: 40 });
    expect(published('pv1-unconditional').group(infant).drg).toBe(nationalGrouper.group(infant).drg);
  });

  it('refuse a name that the scheme does not have', () => {
    expect(() => published('no-such-erratum')).toThrow('no-such-erratum');
  });
});
