import type { SchemeList } from '../../../../functions/knowledge/scheme-schemas.ts';
import { useApi } from '../../api/use-api.ts';
import { Page, Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useSession } from '../../session/session-context.ts';
import { decimal, share } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { ActivateScheme } from './activate-scheme.tsx';
import { daysWords } from './days-words.ts';
import { KnowledgeTabs } from './knowledge-tabs.tsx';
import { TryScheme } from './try-scheme.tsx';

type Scheme = SchemeList['schemes'][number];

/** Every installed grouping scheme, that of the region first. */
export function SchemesPage() {
  const { t, say } = useTexts('knowledge');
  const list = useApi<SchemeList>('/api/v1/knowledge/schemes');
  return (
    <Page title={t('knowledge:schemes.title')} lead={t('knowledge:schemes.lead')}>
      <KnowledgeTabs />
      <Answer of={list}>
        {({ schemes, region_name }) => (
          <>
            <p>{t('knowledge:schemes.region', { region: say(region_name) })}</p>
            {[...schemes]
              .sort((a, b) => rank(a) - rank(b))
              .map((scheme) => (
                <SchemePanel key={scheme.id} scheme={scheme} />
              ))}
          </>
        )}
      </Answer>
    </Page>
  );
}

/** In use now, in use once or soon, and the others. */
const rank = ({ is_current, periods }: Scheme) => (is_current ? 0 : periods.length > 0 ? 1 : 2);

function SchemePanel({ scheme }: { readonly scheme: Scheme }) {
  const { t, say, language } = useTexts('knowledge');
  const { caller } = useSession();
  const decides = caller.role === 'office' && caller.region !== undefined;
  const count = (value: number) => decimal(value, language, 0);
  return (
    <Panel
      title={say(scheme.title)}
      actions={
        scheme.is_current && <span className="tag tag-in-force">● {t('knowledge:schemes.current')}</span>
      }
    >
      <dl className="facts">
        <dt>{t('knowledge:schemes.id')}</dt>
        <dd>
          <code>{scheme.id}</code> {t('knowledge:schemes.version', { version: scheme.version })}
        </dd>
        <dt>{t('knowledge:schemes.used')}</dt>
        <dd>
          {scheme.periods.map(({ from, until }) => usedWords(from, until)).join(t('knowledge:semicolon')) ||
            '—'}
        </dd>
        <dt>{t('knowledge:rule.in-force')}</dt>
        <dd>{daysWords(scheme.effective_from, scheme.effective_to, language)}</dd>
        <dt>{t('knowledge:schemes.coverage')}</dt>
        <dd>
          MDC {count(scheme.mdcs)} · ADRG {count(scheme.adrgs)} · DRG {count(scheme.drgs)}
        </dd>
        <dt>{t('knowledge:schemes.codes')}</dt>
        <dd>
          {scheme.diagnosis_codes} · {scheme.procedure_codes}
        </dd>
        <dt>{t('knowledge:schemes.priced')}</dt>
        <dd>
          {scheme.tariffs
            .map(({ title, groups_with_standard }) =>
              t('knowledge:schemes.priced-by', { title: say(title), groups: count(groups_with_standard) }),
            )
            .join(t('knowledge:semicolon')) || t('knowledge:schemes.not-priced')}
        </dd>
        <dt>{t('knowledge:schemes.certainty')}</dt>
        <dd>
          {say(scheme.source)}
          {scheme.accepted.map((one) => (
            <div key={one}>{t(`knowledge:schemes.${one}`)}</div>
          ))}
          {scheme.errata.map(({ id, reading, description }) => (
            <div key={id}>
              {t('knowledge:schemes.erratum', { id, reading })} {say(description)}
            </div>
          ))}
        </dd>
        {decides && (
          <>
            <dt>{t('knowledge:schemes.dry-run')}</dt>
            <dd>{dryRunWords()}</dd>
          </>
        )}
      </dl>
      {decides && scheme.upload && <TryScheme scheme={scheme.id} />}
      {decides && scheme.upload?.dry_run && <ActivateScheme scheme={scheme} />}
    </Panel>
  );

  function usedWords(from: string | null, until: string | null): string {
    if (from === null && until === null) return t('knowledge:schemes.always');
    return t('knowledge:schemes.from-until', { from: from ?? '…', until: until ?? '…' });
  }

  function dryRunWords(): string {
    const run = scheme.upload?.dry_run;
    if (!run) return t(scheme.upload ? 'knowledge:schemes.not-tried' : 'knowledge:schemes.not-uploaded');
    const { month, cases, changed, newly_ungroupable } = run;
    return t('knowledge:schemes.tried', {
      month,
      cases: count(cases),
      changed: count(changed),
      share: share(run.share, language),
      ungroupable: count(newly_ungroupable),
    });
  }
}
