import { useState } from 'react';
import type { CapacityView } from '../../../../functions/query/capacity-routes.ts';
import { queryText } from '../../api/get-json.ts';
import { useAction } from '../../api/use-api.ts';
import { Panel } from '../../parts/page.tsx';
import { Failure } from '../../parts/states.tsx';
import { useTexts } from '../../texts/language.ts';
import { CapacityTable } from './capacity-table.tsx';
import { decodeText } from './decode-text.ts';
import type { Question } from './question.ts';

interface Asked {
  readonly until: string;
  readonly table: string;
}

/** Beds and staff beside the demand that is expected: a table that somebody pastes or picks, and where it will be short. */
export function CapacityPanel({ question, until }: { readonly question: Question; readonly until: string }) {
  const { t } = useTexts('cockpit');
  const [table, setTable] = useState('');
  const { hospital } = question.place;
  const compare = useAction<CapacityView, Asked>(`/api/v1/outlook/capacity${queryText({ hospital })}`, []);
  return (
    <Panel title={t('cockpit:capacity.title')}>
      <form
        className="capacity-form not-printed"
        onSubmit={(event) => {
          event.preventDefault();
          compare.mutate({ until, table });
        }}
      >
        <p id="capacity-note">{t('cockpit:capacity.note')}</p>
        <label>
          {t('cockpit:capacity.table')}
          <textarea
            rows={6}
            required
            aria-describedby="capacity-note"
            placeholder={t('cockpit:capacity.example')}
            value={table}
            onChange={({ target }) => setTable(target.value)}
          />
        </label>
        <div className="cockpit-choices">
          <label>
            {t('cockpit:capacity.file')}
            <input
              type="file"
              accept=".csv,.txt,text/csv,text/plain"
              onChange={async ({ target }) => {
                const file = target.files?.[0];
                if (file) setTable(decodeText(new Uint8Array(await file.arrayBuffer())));
              }}
            />
          </label>
          <button type="submit" className="primary" disabled={compare.isPending}>
            {t('cockpit:capacity.compare')}
          </button>
        </div>
      </form>
      <div aria-live="polite">
        {compare.isError && <Failure error={compare.error} />}
        {compare.data && <CapacityTable compared={compare.data} />}
      </div>
    </Panel>
  );
}
