import { useMemo } from 'react';
import type { FindingPage, FindingRow } from '../../../../functions/query/finding-schemas.ts';
import { Lamp } from '../../parts/lamp.tsx';
import type { TableColumn } from '../../parts/table-column.ts';
import { type Bilingual, useTexts } from '../../texts/language.ts';
import { severityColours } from './finding-words.ts';

/** The columns of the worklist, with what the pages say that rules and departments are called. */
export function useFindingColumns(pages: readonly FindingPage[]): readonly TableColumn<FindingRow>[] {
  const { t, say, language } = useTexts('findings');
  const names = useNames(pages);
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  return useMemo(() => {
    const title = (column: string) => t(`findings:column.${column}`);
    const ruleName = (rule: string) => say(names.rules.get(rule)) || rule;
    const word = remembered((key) => t(`findings:${key}`));
    const severityText = (severity: FindingRow['severity']) => word(`severity.${severity}`);
    return [
      { id: 'rule', title: title('rule'), value: ({ rule_id }) => rule_id, textOf: ruleName, width: 34 },
      {
        id: 'severity',
        title: title('severity'),
        value: ({ severity }) => severityText(severity),
        cell: ({ severity }) => <Lamp colour={severityColours[severity]} text={severityText(severity)} />,
      },
      { id: 'amount', title: title('amount'), kind: 'fen', value: ({ amount_fen }) => amount_fen },
      {
        id: 'state',
        title: title('state'),
        value: ({ state }) => word(`state.${state}`),
      },
      { id: 'case', title: title('setl_id'), value: ({ setl_id }) => setl_id },
      {
        id: 'department',
        title: title('department'),
        value: ({ department }) => department,
        textOf: (code) => say(names.departments.get(code)) || code,
        isChoice: true,
        width: 14,
      },
      { id: 'doctor', title: title('doctor'), value: ({ doctor }) => doctor },
      { id: 'group', title: title('group'), value: ({ group }) => group },
      { id: 'confidence', title: title('confidence'), kind: 'share', value: ({ confidence }) => confidence },
      { id: 'month', title: title('month'), value: ({ month }) => month, isExtra: true },
      {
        id: 'decided',
        title: title('decided'),
        kind: 'fen',
        value: ({ decided_fen }) => decided_fen,
        isExtra: true,
      },
      { id: 'code', title: title('code'), value: ({ rule_id }) => rule_id, isExtra: true },
      {
        id: 'category',
        title: title('category'),
        value: ({ rule_id }) => {
          const category = names.categories.get(rule_id);
          return category ? word(`category.${category}`) : null;
        },
        isExtra: true,
      },
      { id: 'hospital', title: title('hospital'), value: ({ hospital }) => hospital, isExtra: true },
    ] satisfies readonly TableColumn<FindingRow>[];
  }, [names, language]);
}

/** Words are looked for anew each time they are asked for, which takes long over a hundred thousand rows. */
function remembered(wordOf: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    const word = known.get(key) ?? wordOf(key);
    known.set(key, word);
    return word;
  };
}

function useNames(pages: readonly FindingPage[]) {
  return useMemo(() => {
    const rules = new Map<string, Bilingual | null>();
    const categories = new Map<string, string>();
    const departments = new Map<string, Bilingual | null>();
    for (const page of pages) {
      for (const { key, name, category } of page.rules) {
        rules.set(key, name);
        if (category) categories.set(key, category);
      }
      for (const { key, name } of page.departments) departments.set(key, name);
    }
    return { rules, categories, departments };
  }, [pages]);
}
