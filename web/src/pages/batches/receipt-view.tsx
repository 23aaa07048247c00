import { Link } from '@tanstack/react-router';
import type { Receipt } from '../../../../functions/close/receipt.ts';
import type { BatchView } from '../../../../functions/query/batch-view.ts';
import type { PartSummary } from '../../../../platform/table/batches.ts';
import { useApi } from '../../api/use-api.ts';
import { Figure, Figures, Panel } from '../../parts/page.tsx';
import type { Period } from '../../parts/period.ts';
import { periodName } from '../../parts/period-name.ts';
import { Answer } from '../../parts/states.tsx';
import { useSession } from '../../session/session-context.ts';
import { decimal, share, yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { periodsOver } from './periods-over.ts';
import { Remarks } from './remarks.tsx';
import { SeverityTable } from './severity-table.tsx';

/** The receipt of a file as people want to read it. */
export function ReceiptView({ batch, path }: { readonly batch: BatchView; readonly path: string }) {
  return (
    <Answer of={useApi<Receipt>(`${path}/receipt`)}>{(receipt) => <Whole {...{ batch, receipt }} />}</Answer>
  );
}

function Whole({ batch, receipt }: { readonly batch: BatchView; readonly receipt: Receipt }) {
  const { t } = useTexts('batches');
  const { problems, notices } = receipt;
  return (
    <>
      <p className="receipt-status">{t(`batches:receipt.${receipt.status}`)}</p>
      {receipt.fee_lines && <FeeLines receipt={receipt} lines={receipt.fee_lines} />}
      {receipt.parts && <Parts receipt={receipt} parts={receipt.parts} />}
      {problems.length > 0 && <Remarks title={t('batches:receipt.problems')} remarks={problems} />}
      {notices.length > 0 && <Remarks title={t('batches:receipt.notices')} remarks={notices} />}
      <Records batch={batch} receipt={receipt} />
      {receipt.accepted > 0 && <Found receipt={receipt} />}
    </>
  );
}

/** What became of the fee lines that came in a table of their own. */
function FeeLines({
  receipt: { file, joined_with },
  lines,
}: {
  readonly receipt: Receipt;
  readonly lines: NonNullable<Receipt['fee_lines']>;
}) {
  const { t, language } = useTexts('batches');
  const count = (value: number) => decimal(value, language, 0);
  const { read, joined, orphaned, cases_without } = lines;
  return (
    <p>
      {t('batches:receipt.joined', {
        ...{ file: joined_with ?? file, read: count(read), joined: count(joined) },
        ...{ orphaned: count(orphaned), cases: count(cases_without) },
      })}
    </p>
  );
}

/** What each file of an archive was taken for. */
function Parts({ receipt, parts }: { readonly receipt: Receipt; readonly parts: readonly PartSummary[] }) {
  const { t, language } = useTexts('batches');
  return (
    <Panel title={t('batches:receipt.parts')}>
      <ul>
        {parts.map(({ file, format, encoding, records }) => (
          <li key={file}>
            {file.slice(receipt.file.length + 1)} ({format ?? '–'}, {encoding ?? '–'}):{' '}
            {decimal(records, language, 0)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Records({ batch, receipt }: { readonly batch: BatchView; readonly receipt: Receipt }) {
  const { t, language } = useTexts('batches');
  const { caller } = useSession();
  const count = (value: number) => decimal(value, language, 0);
  const { read, accepted, rejected, duplicate } = receipt;
  const reasons = Object.entries(receipt.rejected_by_code).sort(([, a], [, b]) => b - a);
  return (
    <Panel title={t('batches:receipt.records')}>
      <p className="receipt-sum">
        {t('batches:receipt.sum', {
          read: count(read),
          accepted: count(accepted),
          rejected: count(rejected),
          duplicate: count(duplicate),
        })}
      </p>
      <p>
        {t('batches:receipt.replaced', {
          replaced: count(receipt.replaced),
          superseded: count(receipt.superseded),
        })}
      </p>
      {receipt.withdrawn > 0 && (
        <p>
          {t('batches:receipt.withdrawn', {
            withdrawn: count(receipt.withdrawn),
            unknown: count(receipt.withdrawn_unknown),
          })}
        </p>
      )}
      {reasons.length > 0 && (
        <ul>
          {reasons.map(([code, times]) => (
            <li key={code}>
              {t(`batches:code.${code}`)}: {count(times)}
            </li>
          ))}
        </ul>
      )}
      {rejected > 0 && caller.role === 'office' && (
        <Link className="button" to="/batches/$batch/rejected" params={{ batch: batch.batch }}>
          {t('batches:receipt.mend')}
        </Link>
      )}
    </Panel>
  );
}

function Found({ receipt }: { readonly receipt: Receipt }) {
  const { t, language } = useTexts('batches');
  const { accepted, grouped, grouped_share } = receipt;
  return (
    <Panel title={t('batches:receipt.found')} actions={<FindingLinks receipt={receipt} />}>
      <Figures>
        <Figure
          name={t('batches:receipt.grouped')}
          value={decimal(grouped, language, 0)}
          note={t('batches:receipt.of-accepted', {
            accepted: decimal(accepted, language, 0),
            share: share(grouped_share, language),
          })}
        />
        <Figure name={t('batches:receipt.cmi')} value={decimal(receipt.cmi, language, 4)} />
        <Figure name={t('batches:receipt.cost')} value={yuan(receipt.cost_fen, language)} />
        <Figure name={t('batches:receipt.payment')} value={yuan(receipt.payment_fen, language)} />
        <Figure name={t('batches:receipt.flagged')} value={decimal(receipt.flagged_cases, language, 0)} />
        <Figure
          name={t('batches:receipt.identified')}
          value={yuan(receipt.amount_identified_fen, language)}
          note={yuan(receipt.amount_identified_fen, language, { exact: true })}
        />
      </Figures>
      <SeverityTable findings={receipt.findings} />
      {receipt.months.length > 0 && (
        <p>{t('batches:receipt.months', { months: receipt.months.join(', ') })}</p>
      )}
    </Panel>
  );
}

/** To what was found in this file, in whatever months its cases ended. */
function FindingLinks({ receipt: { hospital, batch, months } }: { readonly receipt: Receipt }) {
  const { t, language } = useTexts('batches');
  const [first, ...others] = periodsOver(months);
  const link = (period: Period | undefined, text: string) => (
    <Link key={period} to="/findings" search={{ hospital, batch, period }}>
      {text}
    </Link>
  );
  if (others.length === 0) return link(first, t('batches:receipt.findings'));
  return (
    <span className="batch-pages">
      {[first, ...others].map((period = '') =>
        link(period, t('batches:receipt.findings-of', { period: periodName(period, language) })),
      )}
    </span>
  );
}
