import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import type { UnitIndicators } from './formula.ts';
import type { FiguresUnit } from './performance-figures.ts';

/** The indicators of a unit as formulas ask for them. A lamp that was told outranks the published threshold. */
export function unitIndicators(
  { indicators = {}, lamps }: Pick<FiguresUnit, 'indicators' | 'lamps'>,
  defined: readonly ManagementIndicator[],
): UnitIndicators {
  const told = Object.entries(indicators).flatMap(([id, value]) =>
    value === null ? [] : [[id, value] as const],
  );
  const values = new Map(told);
  const isRed = (id: string) => {
    const lamp = lamps?.[id] ?? 'none';
    if (lamps) return lamp === 'none' ? null : lamp === 'red';
    return isBeyondRed(
      defined.find((one) => one.id === id),
      values.get(id),
    );
  };
  return { values, isRed };
}

/** `null` where there is no value, or no threshold that one value alone can be held against. */
function isBeyondRed(indicator: ManagementIndicator | undefined, value: number | undefined): boolean | null {
  const fixed = indicator?.thresholds.find(({ basis }) => basis === 'fixed');
  if (!indicator || !fixed || value === undefined || indicator.better === 'neither') return null;
  return indicator.better === 'lower' ? value >= fixed.red : value <= fixed.red;
}
