import { Link, useParams } from '@tanstack/react-router';
import type { RuleView } from '../../../../functions/knowledge/rule-schemas.ts';
import { useApi } from '../../api/use-api.ts';
import { legalBasis } from '../../parts/legal-basis.ts';
import { Page, Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useSession } from '../../session/session-context.ts';
import { decimal, share } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { daysWords } from './days-words.ts';
import { KnowledgeTabs } from './knowledge-tabs.tsx';
import { RuleDecisions } from './rule-decisions.tsx';
import { RuleFound } from './rule-found.tsx';
import { RuleParameters } from './rule-parameters.tsx';
import { RuleState } from './rule-state.tsx';
import { RuleTables } from './rule-tables.tsx';

/** One rule in plain words: what it looks for, on what it rests, how it has fared. */
export function RulePage() {
  const { rule } = useParams({ from: '/knowledge/rules/$rule' });
  const found = useApi<RuleView>(`/api/v1/knowledge/rules/${encodeURIComponent(rule)}`);
  return <Answer of={found}>{(one) => <OneRule rule={one} />}</Answer>;
}

function OneRule({ rule }: { readonly rule: RuleView }) {
  const { t, say } = useTexts('knowledge');
  const { caller } = useSession();
  const decides = caller.role === 'office' && caller.region !== undefined;
  return (
    <Page
      title={say(rule.name)}
      lead={say(rule.looks_for)}
      actions={
        decides && (
          <Link className="button" to="/knowledge/changes" search={{ rule: rule.id }}>
            {t('knowledge:rule.adjust')}
          </Link>
        )
      }
    >
      <KnowledgeTabs />
      <Panel title={t('knowledge:rule.about')}>
        <Facts rule={rule} />
      </Panel>
      <Panel title={t('knowledge:rule.found')}>
        <RuleFound rule={rule.id} />
      </Panel>
      <Panel title={t('knowledge:rule.parameters')}>
        <RuleParameters parameters={rule.parameters} />
      </Panel>
      <Panel title={t('knowledge:rule.tables')}>
        <RuleTables tables={rule.tables_used} awaits={rule.awaits} />
      </Panel>
      <Panel title={t('knowledge:rule.decisions')}>
        <RuleDecisions rule={rule} />
      </Panel>
    </Page>
  );
}

function Facts({ rule }: { readonly rule: RuleView }) {
  const { t, language } = useTexts('knowledge');
  const { precision } = rule;
  const stages = [rule.stage, ...rule.also_at].map((stage) => t(`knowledge:stage.${stage}`));
  return (
    <dl className="facts">
      <dt>{t('knowledge:rule.id')}</dt>
      <dd>
        <code>{rule.id}</code> <RuleState state={rule.state} />
      </dd>
      <dt>{t('knowledge:rule.category')}</dt>
      <dd>{t(`knowledge:category.${rule.category}`)}</dd>
      <dt>{t('knowledge:rule.stage')}</dt>
      <dd>
        {stages.join(t('knowledge:comma'))}
        {rule.orders_only && ` (${t('knowledge:rule.orders-only')})`}
      </dd>
      <dt>{t('knowledge:rule.severity')}</dt>
      <dd>{t(`knowledge:severity.${rule.severity}`)}</dd>
      <dt>{t('knowledge:rule.basis')}</dt>
      <dd>{legalBasis(rule.legal_basis, { t })}</dd>
      <dt>{t('knowledge:rule.in-force')}</dt>
      <dd>{daysWords(rule.effective_from, rule.effective_to, language)}</dd>
      <dt>{t('knowledge:rule.precision')}</dt>
      <dd>
        {t('knowledge:rule.precision-words', {
          shown: share(precision.shown, language, 0),
          declared: share(precision.declared, language, 0),
          confirmed: decimal(precision.confirmed, language, 0),
          rejected: decimal(precision.rejected, language, 0),
        })}
      </dd>
      <dt>{t('knowledge:rule.source')}</dt>
      <dd>{rule.source}</dd>
    </dl>
  );
}
