import { useMemo } from 'react';
import type { CaseListView } from '../../../../functions/query/case-list-view.ts';
import { decimal, yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { CodedRows } from './coded-rows.tsx';
import type { ShownFinding } from './evidence-list.tsx';
import { LineRows } from './line-rows.tsx';
import { type LineRun, marksOf, runsOf } from './marked-lines.ts';
import './claim-lines.css';

/**
 * The list of a case with what findings say of it: diagnoses, procedures and fee lines that are pointed at are marked,
 * the other lines folded between them.
 */
export function ClaimLines({
  list,
  findings,
}: {
  readonly list: CaseListView;
  readonly findings: readonly ShownFinding[];
}) {
  const { t, language } = useTexts('findings');
  const marks = useMemo(() => marksOf(findings), [findings]);
  const runs = useMemo(() => runsOf(list.fee_lines ?? [], marks.feeLine), [list, marks]);
  const age = list.age_years ? t('findings:list.years', { age: list.age_years }) : undefined;
  return (
    <section className="claim-lines" aria-label={t('findings:list.title')}>
      <h3>{t('findings:list.title')}</h3>
      <p>
        {[
          t(`findings:list.sex.${list.sex}`),
          age,
          t('findings:list.stay', {
            from: list.admitted_at.slice(0, 10),
            to: list.discharged_at.slice(0, 10),
          }),
          `${t('findings:list.total')} ${yuan(list.total_cost_fen, language, { exact: true })}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <CodedRows title={t('findings:list.diagnoses')} rows={list.diagnoses} marks={marks.diagnosis} />
      <CodedRows title={t('findings:list.procedures')} rows={list.procedures} marks={marks.procedure} />
      {list.fee_lines === null ? (
        <p>{t('findings:list.no-lines')}</p>
      ) : (
        <>
          <p>
            {t('findings:list.marked', {
              marked: decimal(
                list.fee_lines.filter(({ serial }) => marks.feeLine.has(serial)).length,
                language,
                0,
              ),
              all: decimal(list.fee_lines.length, language, 0),
            })}
          </p>
          {runs.map((run) => (
            <Run key={run.lines[0]?.serial} run={run}>
              <LineRows lines={run.lines} marks={marks.feeLine} />
            </Run>
          ))}
        </>
      )}
    </section>
  );
}

function Run({ run, children }: { readonly run: LineRun; readonly children: React.ReactNode }) {
  const { t } = useTexts('findings');
  if (run.isMarked) return children;
  return (
    <details className="other-lines">
      <summary>{t('findings:list.others', { count: run.lines.length })}</summary>
      {children}
    </details>
  );
}
