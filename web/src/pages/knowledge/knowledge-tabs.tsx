import { Link } from '@tanstack/react-router';
import { useSession } from '../../session/session-context.ts';
import { useTexts } from '../../texts/language.ts';
import './knowledge.css';

const tabs = [
  { to: '/knowledge', name: 'rules' },
  { to: '/knowledge/schemes', name: 'schemes' },
  { to: '/knowledge/tariffs', name: 'tariffs' },
  { to: '/knowledge/changes', name: 'changes' },
  { to: '/knowledge/history', name: 'history' },
] as const;

/** The ways through knowledge; only a region's office has changes to make. */
export function KnowledgeTabs() {
  const { t } = useTexts('knowledge');
  const { caller } = useSession();
  const decides = caller.role === 'office' && caller.region !== undefined;
  return (
    <nav className="knowledge-tabs not-printed" aria-label={t('knowledge:title')}>
      {tabs
        .filter(({ name }) => name !== 'changes' || decides)
        .map(({ to, name }) => (
          <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
            {t(`knowledge:tabs.${name}`)}
          </Link>
        ))}
    </nav>
  );
}
