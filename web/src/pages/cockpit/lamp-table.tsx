import { useMemo, useState } from 'react';
import { DataTable } from '../../parts/data-table.tsx';
import { Lamp } from '../../parts/lamp.tsx';
import { Answer } from '../../parts/states.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import type { TableView } from '../../parts/table-rows.ts';
import { useTexts } from '../../texts/language.ts';
import { figureText } from './figure-text.ts';
import { inOrder } from './lamp-order.ts';
import { type Question, viewsOf } from './question.ts';
import { useIndicators } from './use-cockpit.ts';
import { useLampUnit } from './use-lamp-unit.ts';
import { type SeenLamp, useLamps } from './use-lamps.ts';

/** All lamps as a table, green ones and those that are not lit too; read when it is unfolded. */
export function LampTable({ question }: { readonly question: Question }) {
  const { t } = useTexts('cockpit');
  const [isOpen, setOpen] = useState(false);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('cockpit:data-table', { name: t('cockpit:lamps.all') })}</summary>
      {isOpen && <AllLamps question={question} />}
    </details>
  );
}

function AllLamps({ question }: { readonly question: Question }) {
  const [own, parts] = viewsOf(question);
  const ofParts = useLamps(question, parts, { colour: 'all' });
  return (
    <Answer of={useLamps(question, own, { colour: 'all' })}>
      {(whole) => (
        <Answer of={ofParts}>
          {(some) => <Lamps lamps={inOrder([...whole, ...some])} question={question} />}
        </Answer>
      )}
    </Answer>
  );
}

function Lamps({ lamps, question }: { readonly lamps: readonly SeenLamp[]; readonly question: Question }) {
  const [view, setView] = useState<TableView>({});
  const { t, say, language } = useTexts('cockpit');
  const unitOf = useLampUnit();
  const indicatorOf = useIndicators(question.period);
  const columns = useMemo<readonly TableColumn<SeenLamp>[]>(() => {
    const text = ({ indicator }: SeenLamp, value: number | null | undefined) =>
      figureText(value, indicatorOf(indicator)?.unit ?? 'index', language);
    return [
      {
        id: 'colour',
        title: t('cockpit:lamps.lamp'),
        value: ({ colour }) => t(`common:lamp.${colour}`),
        cell: ({ colour }) => <Lamp colour={colour} />,
        isChoice: true,
        width: 12,
      },
      { id: 'unit', title: t('cockpit:unit.title'), value: unitOf, isChoice: true, width: 16 },
      {
        id: 'indicator',
        title: t('cockpit:indicator'),
        value: (lamp) => say(lamp.indicator_name),
        isChoice: true,
        width: 18,
      },
      { id: 'value', title: t('cockpit:value'), value: (lamp) => text(lamp, lamp.value) },
      {
        id: 'yellow',
        title: t('cockpit:lamps.yellow-from'),
        value: (lamp) => text(lamp, lamp.limit?.yellow),
      },
      { id: 'red', title: t('cockpit:lamps.red-from'), value: (lamp) => text(lamp, lamp.limit?.red) },
      { id: 'before', title: t('cockpit:before'), value: (lamp) => text(lamp, lamp.before) },
      { id: 'year-before', title: t('cockpit:year-before'), value: (lamp) => text(lamp, lamp.year_before) },
      { id: 'cases', title: t('cockpit:cases'), kind: 'count', value: ({ cases }) => cases },
      { id: 'since', title: t('cockpit:lamps.since-month'), value: ({ since }) => since },
      { id: 'text', title: t('cockpit:lamps.text'), value: (lamp) => say(lamp.text), width: 40 },
      {
        id: 'causes',
        title: t('cockpit:lamps.causes'),
        value: ({ causes }) => causes.map(say).join(language === 'en' ? '; ' : '；') || null,
        width: 40,
      },
    ];
  }, [t, say, language, unitOf, indicatorOf]);
  return (
    <DataTable
      caption={t('cockpit:lamps.all')}
      columns={columns}
      rows={lamps}
      rowKey={(lamp) => `${lamp.view} ${lamp.unit} ${lamp.indicator}`}
      view={view}
      onView={setView}
      fileName={`lamps-${question.period}`}
    />
  );
}
