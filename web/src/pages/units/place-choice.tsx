import type { SummaryPage } from '../../../../functions/query/summary-routes.ts';
import { useApi } from '../../api/use-api.ts';
import type { Place } from '../../parts/use-periods.ts';
import { useSession } from '../../session/session-context.ts';
import { useTexts } from '../../texts/language.ts';

export interface PlaceChoiceProps {
  readonly place: Place;
  readonly period: string;
  readonly onPlace: (place: Place) => void;
}

const wholeRegion = 'region';

/** For offices that see a region: all of it, or one of its hospitals. Others have nothing to choose. */
export function PlaceChoice(props: PlaceChoiceProps) {
  const { caller } = useSession();
  return caller.role === 'office' && caller.region !== undefined && <Choice {...props} />;
}

function Choice({ place: { hospital, scope }, period, onPlace }: PlaceChoiceProps) {
  const { t, say } = useTexts('units');
  const { caller } = useSession();
  const { data } = useApi<SummaryPage>('/api/v1/summaries', {
    view: 'hospital',
    scope: 'region',
    period,
    indicators: 'cases',
    compare: 'none',
    limit: 200,
  });
  const chosen = scope ?? hospital ?? caller.hospital;
  const others = (data?.rows ?? []).filter(({ key }) => key !== caller.hospital);
  const ownName = data?.rows.find(({ key }) => key === caller.hospital)?.name;
  return (
    <label className="not-printed">
      {t('units:place')}
      <select
        value={chosen}
        onChange={({ target: { value } }) =>
          onPlace(
            value === wholeRegion
              ? { scope: 'region' }
              : { hospital: value === caller.hospital ? undefined : value },
          )
        }
      >
        <option value={wholeRegion}>{t('units:whole-region')}</option>
        <option value={caller.hospital}>{say(ownName) || caller.hospital}</option>
        {others.map(({ key, name }) => (
          <option key={key} value={key}>
            {say(name) || key}
          </option>
        ))}
      </select>
    </label>
  );
}
