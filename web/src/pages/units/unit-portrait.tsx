import type { IndicatorView } from '../../../../functions/query/indicator-routes.ts';
import type { UnitPortrait as Portrait } from '../../../../functions/query/portrait-schemas.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { useApi } from '../../api/use-api.ts';
import { Page } from '../../parts/page.tsx';
import { periodName } from '../../parts/period-name.ts';
import { PeriodPicker } from '../../parts/period-picker.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { useTexts } from '../../texts/language.ts';
import { ConversationNote } from './conversation-note.tsx';
import { CoursePanel } from './course-panel.tsx';
import { GroupsPanel } from './groups-panel.tsx';
import type { UnitKind } from './hrefs.ts';
import { PortraitColumns } from './portrait-columns.tsx';
import { RulesPanel } from './rules-panel.tsx';
import type { ShownUnit } from './shown-unit.ts';
import { UnitLinks } from './unit-links.tsx';
import { unitTitle } from './unit-title.ts';
import { useIndicators } from './use-indicators.ts';

export interface UnitPortraitProps extends ShownUnit {
  readonly kind: Exclude<UnitKind, 'rule'>;
}

/** A unit beside its peers and its own past. */
export function UnitPortrait(props: UnitPortraitProps) {
  const { kind, unit, period, months, place, onPeriod } = props;
  const { t, say, language } = useTexts('units');
  const where = kind === 'hospital' ? {} : place;
  const found = useApi<Portrait>(`/api/v1/portraits/${kind}/${encodedKey(unit)}`, { period, ...where });
  const indicators = useIndicators(period);
  const name = found.data ? unitTitle(kind, unit, found.data.name, say) : unit;
  return (
    <Page
      title={`${t(`units:one.${kind}`)} ${name}`}
      lead={periodName(period, language)}
      actions={<PeriodPicker value={period} months={months} onChange={onPeriod} />}
    >
      {isNotThere(found.error) ? (
        <Empty text={t('units:no-cases')} />
      ) : (
        <Answer of={indicators}>
          {({ indicators: all }) => (
            <Answer of={found}>
              {(portrait) => <Panels {...props} portrait={portrait} indicators={all} />}
            </Answer>
          )}
        </Answer>
      )}
    </Page>
  );
}

/** A group's key has a slash, which stands in the path. */
export const encodedKey = (key: string) => key.split('/').map(encodeURIComponent).join('/');

export const isNotThere = (error: unknown) => error instanceof ApiProblem && error.details?.status === 404;

function Panels({
  portrait,
  indicators,
  ...props
}: UnitPortraitProps & { readonly portrait: Portrait; readonly indicators: readonly IndicatorView[] }) {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  return (
    <>
      <UnitLinks {...props} />
      {portrait.conversation && <ConversationNote of={portrait.conversation} indicators={byId} />}
      <PortraitColumns {...props} portrait={portrait} indicators={indicators} />
      <CoursePanel portrait={portrait} indicators={byId} />
      {props.kind !== 'group' && <GroupsPanel {...props} groups={portrait.groups} />}
      <RulesPanel {...props} rules={portrait.rules} />
    </>
  );
}
