import { QuickLink } from '../../parts/quick-link.tsx';
import { useSession } from '../../session/session-context.ts';
import { useTexts } from '../../texts/language.ts';
import { casesOfUnit } from './cases-of-unit.ts';
import { casesHref, unitsHref } from './hrefs.ts';
import type { UnitPortraitProps } from './unit-portrait.tsx';
import './units.css';

/** Where to go on from a unit: to what it is made of. */
export function UnitLinks(props: UnitPortraitProps) {
  const { kind, unit, period, place } = props;
  const { t } = useTexts('units');
  const { caller } = useSession();
  const within = kind === 'hospital' ? { hospital: unit } : { ...place, department: unit };
  const views =
    caller.role === 'clinician'
      ? []
      : kind === 'department'
        ? inDepartment
        : kind === 'hospital'
          ? inHospital
          : [];
  return (
    <nav className="unit-links not-printed" aria-label={t('units:go-on')}>
      {views.map((view) => (
        <QuickLink key={view} className="button" href={unitsHref({ ...within, view, period })}>
          {t(`units:of-unit.${view}`)}
        </QuickLink>
      ))}
      <QuickLink className="button" href={casesHref(casesOfUnit(kind, props))}>
        {t('units:of-unit.cases')}
      </QuickLink>
    </nav>
  );
}

const inDepartment = ['doctor', 'group'] as const;
const inHospital = ['department', ...inDepartment] as const;
