import type { BackTest, Trial } from './back-test.ts';
import { meanOf } from './forecast-errors.ts';
import type { ForecastParameters } from './forecast-parameters.ts';
import type { MethodId } from './methods/method.ts';

/**
 * The method for a unit, one for all of its measures, so that their ratios keep sense. The usual one stays unless
 * another was clearly better: by a margin over all trials, and in most of them, of which there are enough. The least of
 * ten noisy means is often the luckiest.
 * @param usual used where nothing beats it; of every trial
 */
export function chooseMethod(
  tests: readonly BackTest[],
  candidates: readonly MethodId[],
  usual: MethodId,
  { margin, winShare, minOrigins }: ForecastParameters['choice'],
): MethodId {
  let best: { id: MethodId; ratio: number } = { id: usual, ratio: 1 - margin };
  for (const id of candidates) {
    if (id === usual) continue;
    const ratios = ratiosOf(tests, id, usual);
    if (ratios.length < minOrigins) continue;
    const wins = ratios.filter((ratio) => ratio < 1).length / ratios.length;
    const ratio = errorOf(tests, id, usual);
    if (wins >= winShare && ratio < best.ratio) best = { id, ratio };
  }
  return best.id;
}

/** Error of the one over that of the other at each origin, over all measures. */
function ratiosOf(tests: readonly BackTest[], id: MethodId, usual: MethodId): readonly number[] {
  const bySeen = new Map<number, number[]>();
  for (const { trials } of tests) {
    for (const trial of trials) {
      if (!trial.forecasts.has(id)) continue;
      bySeen.set(trial.seen, [...(bySeen.get(trial.seen) ?? []), ratioOf([trial], id, usual)]);
    }
  }
  return [...bySeen.values()].map(meanOf);
}

function errorOf(tests: readonly BackTest[], id: MethodId, usual: MethodId): number {
  return meanOf(
    tests.map(({ trials }) =>
      ratioOf(
        trials.filter(({ forecasts }) => forecasts.has(id)),
        id,
        usual,
      ),
    ),
  );
}

/** 1 where neither errs by more than numbers are exact to. */
function ratioOf(trials: readonly Trial[], id: MethodId, usual: MethodId): number {
  const [own, other] = [totalError(trials, id), totalError(trials, usual)];
  const least =
    exactness * trials.reduce((sum, { actual }) => sum + actual.reduce((all, one) => all + one, 0), 0);
  return Math.max(own, other) <= least ? 1 : own / other;
}

const exactness = 1e-9;

function totalError(trials: readonly Trial[], id: MethodId): number {
  let sum = 0;
  for (const { actual, forecasts } of trials) {
    const forecast = forecasts.get(id) ?? [];
    for (const [at, value] of actual.entries()) sum += Math.abs(value - (forecast[at] as number));
  }
  return sum;
}
