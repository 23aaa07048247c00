import { useTexts } from '../../texts/language.ts';
import { CockpitFrame } from './cockpit-frame.tsx';
import { HospitalsPanel } from './hospitals-panel.tsx';
import { LampPanels } from './lamp-panels.tsx';
import { LeadingFigures } from './leading-figures.tsx';

/** How the hospital stands, and where to act, in a minute. */
export function OverviewPage() {
  const { t } = useTexts('cockpit');
  return (
    <CockpitFrame title={t('cockpit:title')}>
      {(question) => (
        <>
          <LeadingFigures question={question} />
          {question.isRegion && <HospitalsPanel question={question} />}
          <LampPanels question={question} />
        </>
      )}
    </CockpitFrame>
  );
}
