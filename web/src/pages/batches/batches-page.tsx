import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Page, Panel } from '../../parts/page.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { useSession } from '../../session/session-context.ts';
import { useTexts } from '../../texts/language.ts';
import { batchesSearchOf } from './batch-search.ts';
import { BatchTable } from './batch-table.tsx';
import { DropPanel } from './drop-panel.tsx';
import { HospitalChoice } from './hospital-choice.tsx';
import { useUploads } from './uploads/use-uploads.ts';
import { useBatches } from './use-batches.ts';
import './batches.css';

/** Files that an office drops, and what has become of those before. */
export function BatchesPage() {
  const { t } = useTexts('batches');
  const { caller } = useSession();
  const { hospital = caller.hospital, cursor } = batchesSearchOf(useSearch({ strict: false }));
  const navigate = useNavigate();
  const [uploads, queue] = useUploads();
  const expected = uploads.flatMap(({ key, state, hospital: whose }) =>
    key !== null && state === 'done' && whose === hospital && cursor === undefined ? [key] : [],
  );
  const list = useBatches(hospital, cursor, expected);
  return (
    <Page
      title={t('batches:title')}
      lead={t('batches:lead')}
      actions={
        <HospitalChoice
          hospital={hospital}
          onHospital={(chosen) => void navigate({ to: '/batches', search: { hospital: chosen } })}
        />
      }
    >
      {caller.role === 'office' && (
        <DropPanel
          uploads={uploads}
          batches={list.data?.batches ?? []}
          onFiles={(files) => queue.add(files, hospital)}
          onAct={(id, action) => queue.act(id, action)}
        />
      )}
      <Panel title={t('batches:list')}>
        <Answer of={list}>
          {({ batches, next }) => (
            <>
              {batches.length === 0 ? (
                <Empty text={t(caller.role === 'office' ? 'batches:none' : 'batches:none-to-see')} />
              ) : (
                <BatchTable batches={batches} />
              )}
              <p className="batch-pages">
                {cursor !== undefined && (
                  <Link to="/batches" search={{ hospital }}>
                    {t('batches:newest')}
                  </Link>
                )}
                {next !== null && (
                  <Link to="/batches" search={{ hospital, cursor: next }}>
                    {t('batches:older')}
                  </Link>
                )}
              </p>
            </>
          )}
        </Answer>
      </Panel>
    </Page>
  );
}
