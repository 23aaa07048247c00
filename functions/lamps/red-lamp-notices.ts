import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import { contributionNames, type UnitNames } from '../../core/steering/contribution-names.ts';
import { sayContributions } from '../../core/steering/contribution-words.ts';
import type { JudgedLamp } from '../../core/steering/judged-lamp.ts';
import { sayLamp } from '../../core/steering/lamp-words.ts';
import type { SteeringPlan } from '../../core/steering/steering-plan.ts';
import { lampAlertIdOf } from '../../platform/alerts/lamp-alert-id.ts';
import type { LampAlert, LampsMessage, Notice } from '../../platform/messages.ts';
import type { LitView } from './light-month.ts';

/**
 * What the departments, and the hospital, are told of their red lamps. Of every red one, in every run and every month:
 * notify tells each spell once. Doctors are not told of here, nor are months that are judged late.
 */
export function redLampNotices(
  { hospital, month }: LampsMessage,
  lit: readonly LitView[],
  indicators: ReadonlyMap<string, ManagementIndicator>,
  questions: SteeringPlan['questions'],
  names: UnitNames,
): readonly Notice[] {
  return lit
    .filter(({ view, isLate }) => view !== 'doctor' && !isLate)
    .flatMap(({ view, lamps }) =>
      lamps.flatMap((lamp) => {
        const indicator = indicators.get(lamp.indicator);
        if (lamp.colour !== 'red' || lamp.redSince === null || !indicator) return [];
        const { unit, redSince } = lamp;
        const alert: LampAlert = {
          kind: 'lamp',
          alert_id: lampAlertIdOf({ hospital, view, unit, indicator: indicator.id, redSince }),
          hospital,
          department: view === 'department' ? unit : null,
          indicator: indicator.id,
          name: indicator.name,
          month,
          red_since: redSince,
          text: sayLamp(lamp, indicator),
          causes: causesOf(lamp, view, names),
          questions: questions.byIndicator[indicator.id] ?? [],
        };
        return [{ lamp: alert }];
      }),
    );
}

function causesOf({ explanation }: JudgedLamp, view: LitView['view'], names: UnitNames): LampAlert['causes'] {
  const members = view === 'total' ? 'department' : 'doctor';
  return explanation
    ? [
        ...sayContributions(
          explanation,
          members,
          contributionNames(explanation, members, names),
          names.groupKind,
        ),
      ]
    : [];
}
