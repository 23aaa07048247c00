import { billParts } from './case-facts.ts';

const names: ReadonlySet<string> = new Set([
  ...['outpatientBills', 'outpatientFen'],
  ...['cases', 'grouped', 'weighted', 'weightE4', 'severe', 'deaths', 'losDays'],
  ...['costed', 'costFen', 'costedDays', 'paymentFen', 'balanced', 'balanceFen', 'unpricedFen'],
  ...['outlier/normal', 'outlier/high', 'outlier/low', 'outlierFen/high', 'outlierFen/low'],
  ...['flagged', 'findings', 'identifiedFen', 'verdicts/pass', 'verdicts/fail', 'verdicts/no_data'],
  ...['signed', 'transfers', 'infectionKnown', 'infections', 'readmissionKnown', 'readmissions'],
  ...['operationKnown', 'operated', 'minimallyInvasive', 'daySurgery', 'complicationKnown', 'complications'],
  ...['intensiveCareKnown', 'intensiveCare', 'fundKnown', 'fundFen', 'fundCostFen'],
  ...['antibacterialKnown', 'antibacterialUsers', 'dosed', 'dosedDays', 'dailyDosesE4'],
  ...['parted', 'partedFen', 'itemised', 'itemisedFen', ...billParts.map((part) => `part/${part}`)],
]);

/** By grouping status, indicator, rule or severity. */
const families = ['status/', 'mark/', 'rule/', 'ruleCases/', 'ruleFen/', 'severity/', 'severityFen/'];

/** Whether a case can count under the name; `docs/data-model.md` says what each is. */
export function isTallyName(name: string): boolean {
  return names.has(name) || families.some((family) => name.startsWith(family) && name !== family);
}
