import type { StandingRules } from '../../../../functions/knowledge/region-rules-schemas.ts';
import type { RuleList } from '../../../../functions/knowledge/rule-schemas.ts';
import { useApi } from '../../api/use-api.ts';
import { NotThere } from '../../app/not-there.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useSession } from '../../session/session-context.ts';
import { useTexts } from '../../texts/language.ts';
import { Changes } from './changes.tsx';
import { KnowledgeTabs } from './knowledge-tabs.tsx';

/** The region's changes of rules: a draft, what it would find, and the decision to take it up. */
export function ChangesPage() {
  const { t } = useTexts('knowledge');
  const { caller } = useSession();
  const decides = caller.region !== undefined;
  const standing = useApi<StandingRules>('/api/v1/knowledge/region-rules', {}, { enabled: decides });
  const rules = useApi<RuleList>('/api/v1/knowledge/rules', {}, { enabled: decides });
  if (!decides) return <NotThere />;
  return (
    <Page title={t('knowledge:changes.title')} lead={t('knowledge:changes.lead')}>
      <KnowledgeTabs />
      <Answer of={standing}>
        {(stands) => <Answer of={rules}>{(list) => <Changes standing={stands} rules={list.rules} />}</Answer>}
      </Answer>
    </Page>
  );
}
