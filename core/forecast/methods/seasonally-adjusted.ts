import type { History, Method } from './method.ts';

/**
 * The method on the series with its factors taken out, put back into the forecast (FPP 3.1 and 5.7). What it said of a
 * history is remembered as long as that is: a combination asks again.
 */
export function seasonallyAdjusted(method: Method): Method {
  const said = new WeakMap<History, readonly number[]>();
  return {
    ...method,
    forecast: (history, horizon) => {
      const before = said.get(history);
      if (before?.length === horizon) return before;
      const forecast = adjusted(method, history, horizon);
      said.set(history, forecast);
      return forecast;
    },
  };
}

function adjusted(method: Method, { values, factors }: History, horizon: number): readonly number[] {
  const plain = values.map((value, at) => value / (factors[at] ?? 1));
  return method
    .forecast({ values: plain, factors: [] }, horizon)
    .map((value, at) => value * (factors[values.length + at] ?? 1));
}
