import type { FindingPage } from '../../../../functions/query/finding-schemas.ts';
import { periodName } from '../../parts/period-name.ts';
import type { TableFact } from '../../parts/table-facts.ts';
import type { Texts } from '../../texts/language.ts';
import type { FindingsSearch } from './findings-search.ts';

type Words = Pick<Texts, 't' | 'say' | 'language'>;
type Names = FindingPage['departments'];

/** Whose findings of when an answer has, which a token may have cut down further than anybody asked. */
export function placeFacts(
  { of, within, period }: Pick<FindingPage, 'of' | 'within' | 'period'>,
  batch: string | undefined,
  departments: Names,
  words: Words,
): readonly TableFact[] {
  const { t, language } = words;
  const { department, doctor, group } = within;
  return [
    [t('common:period.title'), periodName(period, language)],
    'region' in of
      ? [t('findings:filter.scope'), `${t('findings:filter.region')} ${of.region}`]
      : [t('findings:column.hospital'), of.hospital],
    ...said(t('findings:column.department'), department && named(department, departments, words)),
    ...said(t('findings:column.doctor'), doctor),
    ...said(t('findings:column.group'), group),
    ...said(t('findings:column.batch'), batch),
  ];
}

/** All that a worklist was asked for, as paper and workbook have to say it. */
export function worklistFacts(
  { state, severity, rule, setl_id, batch }: FindingsSearch,
  [first, ...others]: readonly FindingPage[],
  words: Words,
): readonly TableFact[] {
  if (!first) return [];
  const { t } = words;
  const pages = [first, ...others];
  const all = t('common:table.all');
  const departments = pages.flatMap((page) => page.departments);
  const rules = pages.flatMap((page) => page.rules);
  return [
    ...placeFacts(first, batch, departments, words),
    [t('findings:column.state'), state ? t(`findings:state.${state}`) : all],
    [t('findings:column.severity'), severity ? t(`findings:severity.${severity}`) : all],
    ...said(t('findings:column.rule'), rule && named(rule, rules, words)),
    ...said(t('findings:column.setl_id'), setl_id),
  ];
}

/** Whether a search asks for less than the money above the worklist speaks of. */
export const isNarrowed = ({ state, severity, rule, setl_id, find, only }: FindingsSearch) =>
  [state, severity, rule, setl_id, find, only].some((one) => one !== undefined);

const said = (name: string, value: string | undefined): readonly TableFact[] =>
  value ? [[name, value]] : [];

const named = (code: string, names: Names, { say }: Words) =>
  [say(names.find(({ key }) => key === code)?.name), code].filter(Boolean).join(' ');
