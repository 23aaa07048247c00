import type { CapacityPlan, limitedThings } from './capacity-plan.ts';

type LimitedThing = (typeof limitedThings)[number];

/** Stays that a chunk holds: what fills it first. */
export function staysPerChunk({ chunk, bytes_a_stay }: CapacityPlan): number {
  return Math.min(chunk.records, Math.floor(chunk.bytes / bytes_a_stay.value));
}

export function staysASecond(plan: CapacityPlan, { stays_share, hours }: CapacityPlan['loads'][number]) {
  return (plan.stays_a_year * stays_share) / (hours * 3600);
}

/** Copies of each step that run at once, by Little's law: arrivals a second times seconds in the step. */
export function concurrencyOf(plan: CapacityPlan, rate: number): Readonly<Record<string, number>> {
  return Object.fromEntries(plan.steps.map(({ name, seconds_a_stay }) => [name, rate * seconds_a_stay]));
}

/**
 * What a stay adds to each limited thing: units or requests of it, or seconds that a copy is taken. KMS as if every
 * object and message were a request, which keys of buckets and queues spare; logs as a call a chunk and step.
 */
export function demandsOf(plan: CapacityPlan): Readonly<Record<LimitedThing, number>> {
  const { table, steps, messages } = plan;
  const { puts, gets } = objectRequestsAStay(plan);
  const seconds = steps.map(({ seconds_a_stay }) => seconds_a_stay);
  return {
    'write-units': table.write_units_a_stay,
    'read-units': table.read_units_a_stay,
    'hospital-key': table.flagged_units_a_stay * plan.largest_hospital_share.value,
    concurrency: seconds.reduce((sum, value) => sum + value),
    'in-flight': Math.max(...seconds),
    puts,
    'key-requests': puts + gets + messages.requests_a_stay,
    'log-requests': steps.length / staysPerChunk(plan),
  };
}

export function objectRequestsAStay(plan: CapacityPlan): { readonly puts: number; readonly gets: number } {
  const { puts_a_chunk, puts_a_batch, gets_a_chunk, gets_a_batch, stays_a_batch } = plan.objects;
  const inChunk = staysPerChunk(plan);
  return {
    puts: puts_a_chunk / inChunk + puts_a_batch / stays_a_batch,
    gets: gets_a_chunk / inChunk + gets_a_batch / stays_a_batch,
  };
}

export interface MetLimit {
  readonly id: string;
  readonly what: string;
  readonly ask: string;
  /** Stays a second at which it is met. */
  readonly rate: number;
}

/**
 * Limits in the order in which a growing load meets them.
 * @param mostCopies of each step, as the stage sets it
 */
export function limitsInOrder(
  plan: CapacityPlan,
  mostCopies: Readonly<Record<string, number>>,
): readonly MetLimit[] {
  const demands = demandsOf(plan);
  const ofServices = plan.limits.items.map(({ id, what, ask, value, per }) => ({
    ...{ id, what, ask },
    rate: value / demands[per],
  }));
  const ofSteps = plan.steps.map(({ name, seconds_a_stay }) => ({
    id: `copies-of-${name}`,
    what: `copies of ${name} at once: ${mostCopies[name]}`,
    ask: 'maxConcurrency in config/stages.ts',
    rate: (mostCopies[name] ?? 0) / seconds_a_stay,
  }));
  return [...ofServices, ...ofSteps].sort((a, b) => a.rate - b.rate);
}

/** What a million stays cost to process, in USD by what is paid for. */
export function costOfMillion(plan: CapacityPlan): Readonly<Record<string, number>> {
  const { table, steps, messages, prices, log_bytes_a_chunk } = plan;
  const { puts, gets } = objectRequestsAStay(plan);
  const gbSeconds = steps.reduce((sum, { seconds_a_stay, memory_gb }) => sum + seconds_a_stay * memory_gb, 0);
  const logGb = (1e6 / staysPerChunk(plan)) * (log_bytes_a_chunk.value / 1e9);
  return {
    'table writes': table.write_units_a_stay * prices.write_units_million,
    'table reads': table.read_units_a_stay * prices.read_units_million,
    functions: gbSeconds * 1e6 * prices.gb_second,
    'objects written': puts * 1000 * prices.put_thousand,
    'objects read': gets * 1000 * prices.get_thousand,
    messages: messages.requests_a_stay * prices.queue_million,
    logs: logGb * prices.log_gb,
  };
}

const yearSeconds = 365 * 86_400;

/** Files a year, and write units for the summaries that they renew, when every hospital sends so many files. */
export function renewalsOf({ renewals }: CapacityPlan, filesAHospital: number) {
  const { hospitals, regions, hospital_units, region_units, gather_seconds } = renewals;
  const files = hospitals * filesAHospital;
  const ofARegion = Math.min(files / regions, yearSeconds / gather_seconds);
  return { files, units: files * hospital_units + regions * ofARegion * region_units };
}

/** What a year's stays weigh, in GB. */
export function storageOfYear(plan: CapacityPlan): Readonly<Record<string, number>> {
  const gb = (bytes: number) => (plan.stays_a_year * bytes) / 1e9;
  return {
    uploads: gb(plan.bytes_a_stay.value),
    'uploads, gzip': gb(plan.bytes_a_stay.value / plan.objects.gzip_factor),
    'kept lists': gb(plan.objects.list_bytes_a_stay),
    table: gb(plan.table.bytes_a_stay),
    parquet: gb(plan.analysis.parquet_bytes_a_stay),
  };
}

/** USD a month for what one year's stays leave behind, uploads compressed. */
export function storageAMonth(plan: CapacityPlan): number {
  const { prices } = plan;
  const {
    'uploads, gzip': uploads = 0,
    'kept lists': lists = 0,
    table = 0,
    parquet = 0,
  } = storageOfYear(plan);
  return (
    table * (prices.table_gb_month + prices.recovery_gb_month) +
    (uploads + lists + parquet) * prices.object_gb_month
  );
}

/** USD a month for questions that each read a year's results whole; those of a month read a twelfth. */
export function analysisAMonth(plan: CapacityPlan): number {
  const { parquet = 0 } = storageOfYear(plan);
  return (parquet / 1000) * plan.prices.scan_tb * plan.analysis.full_scans_a_day * 30;
}

/** Stays a second of the two largest runs: what is the same in both, starting and the idle tail, falls away. */
export function marginalRate({ measured }: CapacityPlan): number {
  const [last, before] = [...measured.runs].sort((a, b) => b.stays - a.stays);
  if (!last || !before) throw new Error('two runs make a slope');
  return (last.stays - before.stays) / (last.seconds - before.seconds);
}
