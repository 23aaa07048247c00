import type { ManagementIndicator, Threshold } from '../../core/indicators/management-indicator.ts';

/** An indicator in force for ever; a share of deaths unless told otherwise. */
export function indicatorWith(given: Partial<ManagementIndicator>): ManagementIndicator {
  const words = { zh: '指标', en: 'indicator' };
  return {
    id: 'mortality',
    name: words,
    meaning: words,
    dimension: 'outcome',
    level1: words,
    formula: { kind: 'ratio', above: { deaths: 1 }, below: { cases: 1 } },
    unit: 'share',
    better: 'lower',
    thresholds: [],
    minCases: 30,
    source: 'test',
    effectiveFrom: '2000-01-01',
    effectiveTo: null,
    ...given,
  };
}

export function threshold(basis: Threshold['basis'], yellow: number, red: number): Threshold {
  return { basis, yellow, red, source: `${basis} of a test` };
}
