import type { Method, MethodId } from './method.ts';

/**
 * The mean of several methods, as far as the history is long enough for them; in the M4 competition such a mean beat
 * nearly every single method (Makridakis, Spiliotis & Assimakopoulos, 2020).
 */
export function combinationOf(id: MethodId, methods: readonly Method[]): Method {
  return {
    id,
    minMonths: Math.min(...methods.map(({ minMonths }) => minMonths)),
    forecast: (history, horizon) => {
      const able = methods.filter(({ minMonths }) => history.values.length >= minMonths);
      const forecasts = able.map(({ forecast }) => forecast(history, horizon));
      return Array.from(
        { length: horizon },
        (_, at) => forecasts.reduce((sum, forecast) => sum + (forecast[at] ?? 0), 0) / forecasts.length,
      );
    },
  };
}
