import { Command } from 'commander';
import { printTable } from '../bin/commands/print-table.ts';
import { type ForecastMeasure, forecastMeasures } from '../core/forecast/forecast-measures.ts';
import { loadForecast } from '../platform/knowledge/load-forecast.ts';
import { type OutlookScore, scoreOutlooks, type Told } from './forecast/score-outlooks.ts';
import { seriesKinds, simulateHospital } from './forecast/simulate-months.ts';
import { simulatedSheets } from './forecast/simulated-sheets.ts';
import { tellHospital } from './forecast/tell-hospital.ts';

/**
 * npm run bench:forecast -- --seed N: the outlook beside naive forecasts, on generated hospitals of 36 months of which
 * the last six are kept back. What the figures mean: docs/outlook.md.
 */
const { seed, hospitals, measure } = new Command()
  .requiredOption('--seed <n>', 'the same seed gives the same hospitals')
  .option('--hospitals <n>', 'number of hospitals', '6')
  .option('--measure <name>', forecastMeasures.join(', '), 'cases')
  .parse()
  .opts<{ seed: string; hospitals: string; measure: ForecastMeasure }>();

const horizons = [1, 3, 6];
const firstMonths = ['2021-01', '2022-01', '2023-01'];

const knowledge = loadForecast();
const told: Told[] = [];
const started = performance.now();
for (let at = 0; at < Number(hospitals); at += 1) {
  const first = firstMonths[at % firstMonths.length] as string;
  const hospital = simulateHospital(`${seed}/${at}`, first, 36, knowledge.calendar);
  told.push(...tellHospital(hospital, simulatedSheets(hospital, `${seed}/${at}`), measure, 6, knowledge));
}
const seconds = (performance.now() - started) / 1000;

const kinds = ['hospital', 'department', ...seriesKinds];
const scores = [
  ...kinds.flatMap((kind) => {
    const own = told.filter((one) => one.kind === kind);
    return horizons.map((horizon) => scoreOutlooks(kind, own, horizon));
  }),
  ...horizons.map((horizon) => scoreOutlooks('all', told, horizon)),
];
printTable(
  [
    `${measure}: series`,
    'months',
    'forecasts',
    'MASE',
    'seasonal naive',
    'naive',
    'sMAPE',
    'seasonal naive',
    'naive',
    `within ${100 * knowledge.parameters.level} %`,
    'seasonal naive wins',
    'naive wins',
  ],
  scores.map(rowOf),
);
console.log(`${told.length} forecasts of ${hospitals} hospitals in ${seconds.toFixed(1)} s`);

function rowOf({ kind, horizon, series, mase, smape, ...rest }: OutlookScore): (string | number)[] {
  const [two, percent] = [
    (value: number) => value.toFixed(2),
    (value: number) => `${(100 * value).toFixed(0)} %`,
  ];
  return [
    kind,
    horizon,
    series,
    ...[mase.ours, mase.seasonalNaive, mase.naive].map(two),
    ...[smape.ours, smape.seasonalNaive, smape.naive].map(percent),
    percent(rest.coverage),
    percent(rest.seasonalNaiveWins),
    percent(rest.naiveWins),
  ];
}
