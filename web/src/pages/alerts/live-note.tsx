import { useTexts } from '../../texts/language.ts';
import type { LiveMessage } from './live-connection.ts';
import type { LiveAlerts } from './use-live-alerts.ts';

const shapes = { live: '●', connecting: '◌', waiting: '○' } as const;

/** Whether alerts come by themselves, and what came last, for who does not see the list move too. */
export function LiveNote({ live: { state, came } }: { readonly live: LiveAlerts }) {
  const { t, say } = useTexts('alerts');
  const last = came[0];
  const told = (message: LiveMessage) => {
    if (message.type === 'more-alerts') return t('alerts:live.more', { more: message.more });
    if (message.type === 'lamp') return t('alerts:live.lamp', { name: say(message.lamp.name) });
    const { setl_id, severity } = message.alert;
    return t('alerts:live.alert', { setl_id, severity: t(`alerts:severity.${severity}`) });
  };
  return (
    <div className="live-note">
      <span>
        <span aria-hidden="true">{shapes[state]}</span> {t(`alerts:live.${state}`)}
      </span>
      <output aria-live="polite">{last ? told(last) : ''}</output>
    </div>
  );
}
