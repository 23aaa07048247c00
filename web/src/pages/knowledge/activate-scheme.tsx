import { useState } from 'react';
import type { SchemeList } from '../../../../functions/knowledge/scheme-schemas.ts';
import { useAction } from '../../api/use-api.ts';
import { useTexts } from '../../texts/language.ts';
import { DecisionDialog } from './decision-dialog.tsx';
import { tomorrow } from './tomorrow.ts';

/** Takes a scheme up that was uploaded and tried. */
export function ActivateScheme({ scheme }: { readonly scheme: SchemeList['schemes'][number] }) {
  const { t, say } = useTexts('knowledge');
  const [from, setFrom] = useState(() => tomorrow(new Date()));
  const activate = useAction<object>('/api/v1/knowledge/schemes/activations', ['/api/v1/knowledge']);
  return (
    <p>
      <DecisionDialog
        open={t('knowledge:activate.open-scheme')}
        isReady={scheme.upload?.dry_run?.is_of_this_package === true}
        title={t('knowledge:activate.scheme', { scheme: say(scheme.title) })}
        error={activate.error}
        isPending={activate.isPending}
        onDecide={(why, close) => activate.mutate({ scheme: scheme.id, from, why }, { onSuccess: close })}
      >
        <p>{t('knowledge:activate.effect')}</p>
        <label>
          {t('knowledge:change.from')}
          <input type="date" required value={from} onChange={({ target }) => setFrom(target.value)} />
        </label>
      </DecisionDialog>
    </p>
  );
}
