import { createRoot } from 'react-dom/client';
import { Portal } from './app/portal.tsx';
import { readPortalSettings } from './session/portal-settings.ts';
import { openSession } from './session/session.ts';
import { startTexts } from './texts/language.ts';
import './style/base.css';

const host = document.getElementById('portal') as HTMLElement;

try {
  const [settings] = await Promise.all([readPortalSettings(), startTexts()]);
  createRoot(host).render(<Portal session={await openSession(settings)} settings={settings} />);
} catch {
  // Nothing that could tell it better has come.
  host.textContent =
    '服务暂时无法访问，请稍后刷新本页。The service cannot be reached; please reload this page later.';
}
