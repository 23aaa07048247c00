import { lastPeriodOf, usePeriods } from '../../parts/use-periods.ts';
import { useSession } from '../../session/session-context.ts';
import { HospitalChoice } from '../batches/hospital-choice.tsx';
import { DepartmentChoice } from '../units/department-choice.tsx';
import type { AlertsSearch } from './routes.ts';

/** Of which hospital and department: for those who see the alerts of more than one. */
export function AlertsPlace({
  place: { hospital, department },
  onPlace,
}: {
  readonly place: Pick<AlertsSearch, 'hospital' | 'department'>;
  readonly onPlace: (place: Pick<AlertsSearch, 'hospital' | 'department'>) => void;
}) {
  const { caller } = useSession();
  const seesAll = caller.role !== 'clinician' && caller.department === undefined;
  const periods = usePeriods({ hospital }, { enabled: seesAll });
  const period = periods.data && lastPeriodOf(periods.data);
  if (!seesAll) return null;
  return (
    <>
      {caller.role === 'office' && (
        <HospitalChoice
          hospital={hospital ?? caller.hospital}
          onHospital={(chosen) =>
            onPlace({ hospital: chosen === caller.hospital ? undefined : chosen, department: undefined })
          }
        />
      )}
      {period !== undefined && (
        <DepartmentChoice
          {...{ hospital, period, department }}
          onDepartment={(chosen) => onPlace({ hospital, department: chosen })}
        />
      )}
    </>
  );
}
