import type { CapacityPlan } from './capacity-plan.ts';
import {
  analysisAMonth,
  concurrencyOf,
  costOfMillion,
  demandsOf,
  limitsInOrder,
  marginalRate,
  objectRequestsAStay,
  renewalsOf,
  staysASecond,
  staysPerChunk,
  storageAMonth,
  storageOfYear,
} from './compute-capacity.ts';

/** A table of the document: what it is of, by the mark under which it stands there. */
export type CapacityTables = Readonly<Record<string, string>>;

/**
 * The tables of docs/capacity.md in Markdown, computed.
 * @param mostCopies of each step, as the stage sets it
 */
export function capacityTables(
  plan: CapacityPlan,
  mostCopies: Readonly<Record<string, number>>,
): CapacityTables {
  return {
    inputs: inputs(plan),
    loads: loads(plan),
    limits: limits(plan, mostCopies),
    cost: cost(plan),
    renewals: renewals(plan),
    storage: storage(plan),
    slope: slope(plan),
  };
}

function inputs(plan: CapacityPlan): string {
  const { puts, gets } = objectRequestsAStay(plan);
  return markdown(
    ['input', 'value', 'source'],
    [
      ['stays a year', whole(plan.stays_a_year), 'assumed: a large province'],
      ['fee lines a year', whole(plan.stays_a_year * plan.fee_lines_a_stay), 'assumed: a large province'],
      ['bytes a stay', whole(plan.bytes_a_stay.value), plan.bytes_a_stay.source],
      ['stays a chunk', whole(staysPerChunk(plan)), plan.chunk.source],
      ['write units a stay', figure(plan.table.write_units_a_stay), plan.table.source],
      ['read units a stay', figure(plan.table.read_units_a_stay), plan.table.source],
      ...Object.entries(plan.table.requests_a_stay).map(([name, count]) => [
        `table requests a stay: ${name}`,
        figure(count),
        'counted, `npm run bench:scale -- --pipeline`',
      ]),
      ['S3 PUT, GET a stay', `${figure(puts)}, ${figure(gets)}`, plan.objects.source],
      ['SQS requests a stay', figure(plan.messages.requests_a_stay), plan.messages.source],
      ...plan.steps.map(({ name, seconds_a_stay, memory_gb, source }) => [
        `${name}: ms a stay, GB`,
        `${figure(seconds_a_stay * 1000)}, ${figure(memory_gb)}`,
        source,
      ]),
      [
        'share of the largest hospital',
        percent(plan.largest_hospital_share.value),
        plan.largest_hospital_share.source,
      ],
    ],
  );
}

function loads(plan: CapacityPlan): string {
  const demands = demandsOf(plan);
  const steps = plan.steps.map(({ name }) => name);
  return markdown(
    ['load', 'stays/s', 'fee lines/s', 'writes/s', 'reads/s', 'PUT/s', 'copies of all steps', ...steps],
    plan.loads.map((load) => {
      const rate = staysASecond(plan, load);
      const copies = concurrencyOf(plan, rate);
      return [
        `${load.id}: ${load.what}`,
        figure(rate),
        whole(rate * plan.fee_lines_a_stay),
        whole(rate * demands['write-units']),
        whole(rate * demands['read-units']),
        figure(rate * demands.puts),
        figure(rate * demands.concurrency),
        ...steps.map((name) => figure(copies[name] ?? 0)),
      ];
    }),
  );
}

function limits(plan: CapacityPlan, mostCopies: Readonly<Record<string, number>>): string {
  return markdown(
    ['', 'met at stays/s', 'limit', 'what to ask for or do'],
    limitsInOrder(plan, mostCopies).map(({ rate, what, ask }, at) => [`${at + 1}`, whole(rate), what, ask]),
  );
}

function cost(plan: CapacityPlan): string {
  const parts = Object.entries(costOfMillion(plan));
  const sum = parts.reduce((total, [, usd]) => total + usd, 0);
  const millions = plan.stays_a_year / 1e6;
  const row = (name: string, usd: number) => [name, money(usd), whole(usd * millions)];
  return markdown(
    ['processing', 'USD a million stays', 'USD a year'],
    [...parts.map(([name, usd]) => row(name, usd)), row('**together**', sum)],
  );
}

function renewals(plan: CapacityPlan): string {
  return markdown(
    ['each hospital sends', 'files a year', 'write units a year, million', 'USD a year'],
    plan.renewals.habits.map(({ id, files_a_hospital }) => {
      const { files, units } = renewalsOf(plan, files_a_hospital);
      const usd = (units / 1e6) * plan.prices.write_units_million;
      return [id, whole(files), whole(units / 1e6), whole(usd)];
    }),
  );
}

function storage(plan: CapacityPlan): string {
  return markdown(
    ['what one year leaves', ''],
    [
      ...Object.entries(storageOfYear(plan)).map(([name, gb]) => [`${name}, GB`, whole(gb)]),
      ['kept a month, USD (uploads as gzip)', money(storageAMonth(plan))],
      [
        `Athena a month, USD: ${plan.analysis.full_scans_a_day} questions a day, each over the whole year`,
        money(analysisAMonth(plan)),
      ],
    ],
  );
}

function slope(plan: CapacityPlan): string {
  const rate = marginalRate(plan);
  const requests = Object.values(plan.table.requests_a_stay).reduce((sum, count) => sum + count);
  return markdown(
    ['measured', ''],
    [
      ...plan.measured.runs.map(({ stays, seconds }) => [`${whole(stays)} stays, s`, whole(seconds)]),
      ['stays a second between the two largest', whole(rate)],
      ['requests a second to the table, at that rate', whole(rate * requests)],
    ],
  );
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

const whole = (value: number) => Math.round(value).toLocaleString('en');
const figure = (value: number) => (value >= 100 ? whole(value) : String(Number(value.toPrecision(3))));
const money = (usd: number) => usd.toFixed(2);
const percent = (share: number) => `${Number((share * 100).toPrecision(3))} %`;
