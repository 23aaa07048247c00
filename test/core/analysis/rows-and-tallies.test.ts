import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import type { AnalysedCase } from '../../../core/analysis/analysed-case.ts';
import type { AnalysisTable } from '../../../core/analysis/analysis-table.ts';
import { findingsOf, findingTable } from '../../../core/analysis/finding-table.ts';
import { resultTable } from '../../../core/analysis/result-table.ts';
import { CellSum, cellOf } from '../../../core/indicators/cell.ts';
import { countOf } from '../../../core/indicators/tally.ts';
import { holds } from '../../support/holds.ts';
import { anyCaseFacts } from '../indicators/any-case-facts.ts';

type Row = Readonly<Record<string, string | boolean | number | null>>;

const anyCases = fc
  .array(anyCaseFacts, { maxLength: 20 })
  .map((all): readonly AnalysedCase[] =>
    all.map((facts, at) => ({ settlementId: `S${at}`, hospital: 'H1', region: '371300', facts })),
  );

function rowsOf<T>({ columns }: AnalysisTable<T>, of: readonly T[]): readonly Row[] {
  return of.map((one) => Object.fromEntries(columns.map((column) => [column.name, column.of(one)])));
}

/** As SQL does: what is unknown is in no sum. */
const sum = (rows: readonly Row[], column: string) =>
  rows.reduce((all, row) => all + Number(row[column] ?? 0), 0);
const known = (rows: readonly Row[], column: string) => rows.filter((row) => row[column] !== null);

/** By the name of a tally, what the rows of stays say. */
const ofStays: Readonly<Record<string, (stays: readonly Row[]) => number>> = {
  cases: (stays) => stays.length,
  grouped: (stays) => stays.filter(({ status }) => status === 'grouped').length,
  weightE4: (stays) =>
    sum(
      stays.filter(({ status }) => status === 'grouped'),
      'weight_e4',
    ),
  costFen: (stays) => sum(stays, 'cost_fen'),
  costed: (stays) => known(stays, 'cost_fen').length,
  paymentFen: (stays) => sum(stays, 'payment_fen'),
  losDays: (stays) => sum(stays, 'los_days'),
  deaths: (stays) => sum(stays, 'died'),
  transfers: (stays) => sum(stays, 'transferred'),
  infectionKnown: (stays) => known(stays, 'infected').length,
  infections: (stays) => sum(stays, 'infected'),
  readmissionKnown: (stays) => known(stays, 'readmitted').length,
  readmissions: (stays) => sum(stays, 'readmitted'),
  complicationKnown: (stays) => known(stays, 'complicated').length,
  intensiveCare: (stays) => sum(stays, 'intensive_care'),
  operationKnown: (stays) => known(stays, 'operation').length,
  minimallyInvasive: (stays) => stays.filter(({ operation }) => operation === 'minimally-invasive').length,
  antibacterialUsers: (stays) => sum(stays, 'antibacterials'),
  dailyDosesE4: (stays) => sum(stays, 'daily_doses_e4'),
};

describe('rows for analysts', () => {
  it('add up to what the same cases are in the summaries, whatever the cases', () => {
    holds(
      fc.property(anyCases, (cases) => {
        const sums = new CellSum();
        for (const { facts } of cases) sums.add(cellOf(facts));
        const { tally } = sums.cell;
        const rows = rowsOf(resultTable, cases);
        const stays = rows.filter(({ status }) => status !== 'outpatient');
        const bills = rows.filter(({ status }) => status === 'outpatient');
        const expected: Record<string, number> = {
          outpatientBills: bills.length,
          outpatientFen: sum(bills, 'cost_fen'),
          findings: sum(rows, 'finding_count'),
          flagged: rows.filter((row) => Number(row['finding_count']) > 0).length,
          identifiedFen: sum(rows, 'identified_fen'),
          'verdicts/pass': sum(rows, 'rules_passed'),
          'verdicts/fail': sum(rows, 'rules_failed'),
          'verdicts/no_data': sum(rows, 'rules_without_data'),
        };
        for (const [name, count] of Object.entries(ofStays)) expected[name] = count(stays);
        for (const name in expected) {
          if (countOf(tally, name) !== expected[name])
            throw new Error(`${name}: rows ${expected[name]}, summaries ${countOf(tally, name)}`);
        }
      }),
    );
  });

  it('have of each rule what the summaries have of it', () => {
    holds(
      fc.property(anyCases, (cases) => {
        const sums = new CellSum();
        for (const { facts } of cases) sums.add(cellOf(facts));
        const { tally } = sums.cell;
        const rows = rowsOf(findingTable, findingsOf(cases));
        const byRule = Map.groupBy(rows, (row) => row['rule_id']);
        const rules = Object.keys(tally).filter((name) => name.startsWith('rule/'));
        if (rules.length > byRule.size) throw new Error(`${rules.length} rules, ${byRule.size} in rows`);
        for (const [rule, own] of byRule) {
          const told = [`rule/${rule}`, `ruleFen/${rule}`].map((name) => countOf(tally, name));
          const found = [sum(own, 'finding_count'), sum(own, 'amount_fen')];
          if (told.join() !== found.join()) throw new Error(`${rule}: rows ${found}, summaries ${told}`);
        }
      }),
    );
  });
});
