import { useMemo } from 'react';
import { Lamp } from '../../parts/lamp.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { useTexts } from '../../texts/language.ts';
import { figureText } from './figure-text.ts';
import { FoldedTable } from './folded-table.tsx';
import type { SeenLamp } from './lamp-panels.tsx';
import type { Question } from './question.ts';
import { useIndicators } from './use-cockpit.ts';
import { useLampUnit } from './use-lamp-unit.ts';

/** All lamps as a table, green ones too. */
export function LampTable({
  lamps,
  question,
}: {
  readonly lamps: readonly SeenLamp[];
  readonly question: Question;
}) {
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
      {
        id: 'causes',
        title: t('cockpit:lamps.causes'),
        value: ({ causes }) => causes.map(say).join(language === 'en' ? '; ' : '；') || null,
        width: 40,
      },
    ];
  }, [t, say, language, unitOf, indicatorOf]);
  return (
    <FoldedTable
      caption={t('cockpit:lamps.all')}
      columns={columns}
      rows={lamps}
      rowKey={({ view, unit, indicator }) => `${view} ${unit} ${indicator}`}
      fileName={`lamps-${question.period}`}
    />
  );
}
