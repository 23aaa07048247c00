import { useParams } from '@tanstack/react-router';
import { NotThere } from '../../app/not-there.tsx';
import { usePageSearch } from '../../parts/use-page-search.ts';
import { WithPeriod } from '../../parts/with-period.tsx';
import type { UnitKind } from './hrefs.ts';
import { RulePortrait } from './rule-portrait.tsx';
import { UnitPortrait } from './unit-portrait.tsx';
import type { UnitSearch } from './units-search.ts';

const kinds: readonly UnitKind[] = ['hospital', 'department', 'doctor', 'group', 'rule'];

/** The portrait of a hospital, a department, a doctor, a group or a rule. */
export function UnitPage() {
  const { kind, key } = useParams({ from: '/units/$kind/$key' });
  const known = kinds.find((one) => one === kind);
  return known ? <PortraitOf kind={known} unit={key} /> : <NotThere />;
}

export function PortraitOf({ kind, unit }: { readonly kind: UnitKind; readonly unit: string }) {
  const [{ period: asked, hospital, scope }, change] = usePageSearch<UnitSearch>();
  const place = kind === 'hospital' ? { hospital: unit } : { hospital, scope };
  return (
    <WithPeriod asked={asked} place={place}>
      {(period, months) => {
        const shown = {
          unit,
          period,
          months,
          place: { hospital, scope },
          onPeriod: (one: string) => change({ period: one }),
        };
        return kind === 'rule' ? <RulePortrait {...shown} /> : <UnitPortrait kind={kind} {...shown} />;
      }}
    </WithPeriod>
  );
}
