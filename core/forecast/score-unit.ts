import { errorScale, meanAbsoluteError, meanOf, type Pair, symmetricError } from './forecast-errors.ts';
import type { MethodId } from './methods/method.ts';
import type { BackTestScore } from './outlook.ts';
import type { MeasureRun } from './run-unit.ts';
import { type SpreadModel, standardErrors, type UnitErrors } from './spread.ts';

/** How the method did beside the naive ones; `null` where there was no trial. */
export function scoreOf(
  { values, test }: MeasureRun,
  method: MethodId,
  errors: UnitErrors,
  model: SpreadModel,
): BackTestScore | null {
  if (test.trials.length === 0) return null;
  const scale = errorScale(values);
  const pairsOf = (id: MethodId): readonly Pair[] =>
    test.trials.flatMap(({ actual, forecasts }) => {
      const forecast =
        forecasts.get(id) ?? (id === 'seasonal-naive' ? undefined : forecasts.get('combination'));
      return forecast ? actual.map((value, at) => ({ actual: value, forecast: forecast[at] as number })) : [];
    });
  const scaled = (id: MethodId) => {
    const pairs = pairsOf(id);
    return scale === null || pairs.length === 0 ? null : meanAbsoluteError(pairs) / scale;
  };
  return {
    origins: test.trials.length,
    mase: scaled(method),
    naiveMase: scaled('naive'),
    seasonalNaiveMase: scaled('seasonal-naive'),
    smape: symmetricError(pairsOf(method)),
    naiveSmape: symmetricError(pairsOf('naive')),
    coverage: coverageOf(errors, model),
  };
}

/** Each month against the interval that the other months would have given it. */
function coverageOf(errors: UnitErrors, model: SpreadModel): number {
  const months = errors.errors.slice(0, -1);
  return meanOf(
    months.flatMap((_, ahead) =>
      standardErrors(errors, ahead, model.usual(errors.level, ahead), model.weight).map((size) =>
        Number(size <= model.reach(ahead)),
      ),
    ),
  );
}
