import { type GroupingResult, resultWithoutGroup } from './grouping-case.ts';
import type { Mdc } from './scheme.ts';

/** Places of the results that every scheme has. */
export const commonResult = { ungroupable: 0, invalid: 1, dxUnmapped: 2, procUnmapped: 3 } as const;

/** Collects the results of a scheme, each once. */
export class ResultList {
  readonly results: GroupingResult[] = [];
  readonly #places = new Map<string, number>();

  constructor() {
    for (const status of ['ungroupable', 'invalid', 'dxUnmapped', 'procUnmapped'] as const)
      this.#placeOf(resultWithoutGroup(status));
  }

  grouped({ code }: Mdc, adrg: string, drg: string): number {
    return this.#placeOf({ status: 'grouped', mdc: `MDC${code}`, adrg, drg });
  }

  ambiguous({ code }: Mdc): number {
    return this.#placeOf({ status: 'ambiguous', mdc: `MDC${code}`, adrg: 'QY', drg: `${code}QY` });
  }

  /** In an MDC that keeps its cases, but in no group of it. */
  kept({ code }: Mdc): number {
    return this.#placeOf({ status: 'ungroupable', mdc: `MDC${code}`, adrg: '00', drg: `${code}00` });
  }

  #placeOf(result: GroupingResult): number {
    const key = Object.values(result).join();
    const place = this.#places.get(key) ?? this.results.push(result) - 1;
    this.#places.set(key, place);
    return place;
  }
}
