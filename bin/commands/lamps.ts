import { indicatorsInForce, type ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import { monthsOf, monthsUntil, type Period } from '../../core/indicators/period.ts';
import { contributionNames, type UnitNames } from '../../core/steering/contribution-names.ts';
import { sayContributions } from '../../core/steering/contribution-words.ts';
import type { Explanation } from '../../core/steering/contributions.ts';
import type { JudgedLamp } from '../../core/steering/judged-lamp.ts';
import type { Lamp } from '../../core/steering/lamp.ts';
import { sayLamp, sayNews } from '../../core/steering/lamp-words.ts';
import { lampsOf } from '../../core/steering/lamps-of.ts';
import { lastFullMonth } from '../../functions/statistics/last-full-month.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { lazyGroupers } from '../../platform/knowledge/lazy-groupers.ts';
import { loadDepartments } from '../../platform/knowledge/load-dictionaries.ts';
import { lazyDipGroupers } from '../../platform/knowledge/load-dip-grouper.ts';
import { loadHospitals, loadRegions } from '../../platform/knowledge/load-knowledge.ts';
import { loadManagementIndicators } from '../../platform/knowledge/load-management-indicators.ts';
import { reportNames } from '../../platform/reports/report-names.ts';
import { viewReader } from '../../platform/summaries/read-view.ts';
import { givenMeasureStore } from '../../platform/table/given-measures.ts';
import { type LampView, lampStore } from '../../platform/table/lamps.ts';
import { sheetStore } from '../../platform/table/sheets.ts';
import { openStack, type Stack } from '../endpoints.ts';
import { hospitalNamed } from '../named-knowledge.ts';
import { say } from '../say.ts';
import { printJson, printTable } from './print-table.ts';

export interface LampsOptions {
  readonly hospital: string;
  readonly period?: Period;
  readonly view: LampView;
  readonly endpoints: string;
  readonly json?: boolean;
}

/** Lamps as they were lit by the clock, or, of what it has not lit, as they would be now: then nobody knows since when. */
type ShownLamp = Lamp & Partial<Pick<JudgedLamp, 'since' | 'redSince' | 'explanation'>>;

/** `sentinel lamps`: what is red, yellow or good news in a hospital, and how sure that is. Nothing is changed. */
export async function showLamps(options: LampsOptions): Promise<void> {
  const { hospital, view, json } = options;
  hospitalNamed(hospital);
  const period = options.period ?? lastFullMonth(new Date().toISOString());
  const all = loadManagementIndicators();
  const lamps = await lampsIn(openStack(options.endpoints), options, period, all);
  if (json) return printJson({ hospital, period, view, lamps });
  const indicators = new Map(indicatorsInForce(all, period).map((one) => [one.id, one]));
  const names = installedNames();
  const counts = (['red', 'yellow', 'green', 'none'] as const).map(
    (colour) => lamps.filter((lamp) => lamp.colour === colour).length,
  );
  const [red, yellow, green, none] = counts;
  say(`${hospital} ${period}: 红 red ${red}, 黄 yellow ${yellow}, 绿 green ${green}, 不亮 no lamp ${none}\n`);
  printTable(
    ['单位 unit', '指标灯 lamp', '自 since', '好消息与原因 news and causes'],
    lamps.filter(isWorthTelling).map((lamp) => rowOf(lamp, view, indicators, names)),
    [24, 60, 10, 60],
  );
}

async function lampsIn(
  { table }: Stack,
  { hospital, view }: LampsOptions,
  period: Period,
  indicators: readonly ManagementIndicator[],
): Promise<readonly ShownLamp[]> {
  const months = monthsOf(period);
  const stored = months.length === 1 ? await lampStore(table).read(hospital, period, view) : null;
  if (stored) return stored;
  const knowledge = { hospitals: loadHospitals(), regions: loadRegions() };
  const views = viewReader({ sheets: sheetStore(table), given: givenMeasureStore(table), knowledge });
  const asked = { scope: { kind: 'hospital', hospital }, view } as const;
  const before = monthsUntil(months[0] as string, monthsOfHistory + 1);
  const [figures, history] = await Promise.all([
    views.read({ ...asked, period }),
    views.history({ ...asked, from: before[0] as string, until: before.at(-2) as string }),
  ]);
  return lampsOf({ view: figures, history, indicators });
}

const monthsOfHistory = 15;

function isWorthTelling({ colour, news }: Lamp): boolean {
  return colour === 'red' || colour === 'yellow' || news.length > 0;
}

function rowOf(
  lamp: ShownLamp,
  view: LampView,
  indicators: ReadonlyMap<string, ManagementIndicator>,
  names: UnitNames,
): readonly string[] {
  const indicator = indicators.get(lamp.indicator);
  const said = indicator ? sayLamp(lamp, indicator) : { zh: lamp.indicator, en: lamp.indicator };
  const causes = lamp.explanation ? causesOf(lamp.explanation, view, names) : [];
  const told = [...lamp.news.map(sayNews), ...causes].flatMap(({ zh, en }) => [zh, en]);
  return [unitName(lamp.unit, view), `${said.zh}\n${said.en}`, lamp.since ?? '', told.join('\n')];
}

function causesOf(explanation: Explanation, view: LampView, names: UnitNames) {
  const members = view === 'total' ? 'department' : 'doctor';
  return sayContributions(
    explanation,
    members,
    contributionNames(explanation, members, names),
    names.groupKind,
  );
}

function installedNames(): UnitNames {
  const folder = knowledgeFolder();
  const groupers = { grouperOf: lazyGroupers(folder), dipGrouperOf: lazyDipGroupers(folder) };
  return reportNames({ hospitals: loadHospitals(), regions: loadRegions(), ...groupers }, loadDepartments());
}

function unitName(unit: string, view: LampView): string {
  if (view === 'total') return '全院 whole hospital';
  const name = view === 'department' ? loadDepartments().get(unit) : undefined;
  return name ? `${unit} ${name.zh}` : unit;
}
