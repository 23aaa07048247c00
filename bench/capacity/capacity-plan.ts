import * as z from 'zod';

const positive = z.number().positive();
const sourced = z.strictObject({ value: positive, source: z.string().min(1) });

/** What a limit counts, each a rate by stays a second that {@link demandsOf} knows. */
export const limitedThings = [
  'write-units',
  'read-units',
  'hospital-key',
  'concurrency',
  'in-flight',
  'puts',
  'key-requests',
  'log-requests',
] as const;

/** What a capacity plan is computed from: loads, what a stay takes, prices and limits, each with where it is from. */
export const capacityPlanSchema = z.strictObject({
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  stays_a_year: positive,
  fee_lines_a_stay: positive,
  bytes_a_stay: sourced,
  chunk: z.strictObject({ bytes: positive, records: positive, source: z.string() }),
  loads: z
    .array(
      z.strictObject({
        id: z.string(),
        what: z.string(),
        /** Of the year's stays, within so many hours. */
        stays_share: positive,
        hours: positive,
        source: z.string(),
      }),
    )
    .min(1),
  largest_hospital_share: sourced,
  steps: z.array(
    z.strictObject({
      name: z.enum(['split', 'enrol', 'audit', 'close', 'summarise', 'notify']),
      seconds_a_stay: positive,
      memory_gb: positive,
      source: z.string(),
    }),
  ),
  table: z.strictObject({
    write_units_a_stay: positive,
    read_units_a_stay: positive,
    /** With overhead and indexes. */
    bytes_a_stay: positive,
    requests_a_stay: z.record(z.string(), positive),
    /** Write units of an index key that all flagged cases of a hospital's month share. */
    flagged_units_a_stay: positive,
    source: z.string(),
  }),
  objects: z.strictObject({
    puts_a_chunk: positive,
    puts_a_batch: positive,
    gets_a_chunk: positive,
    gets_a_batch: positive,
    stays_a_batch: positive,
    list_bytes_a_stay: positive,
    gzip_factor: positive,
    source: z.string(),
  }),
  messages: z.strictObject({ requests_a_stay: positive, source: z.string() }),
  /** Summaries made anew when a file comes, however few stays it has. */
  renewals: z.strictObject({
    hospitals: positive,
    regions: positive,
    /** Write units of the month and the year of a hospital; of those of its region. */
    hospital_units: positive,
    region_units: positive,
    /** Files of a region that come within are one renewal of the region. */
    gather_seconds: positive,
    habits: z.array(z.strictObject({ id: z.string(), files_a_hospital: positive })),
    source: z.string(),
  }),
  analysis: z.strictObject({
    parquet_bytes_a_stay: positive,
    full_scans_a_day: positive,
    source: z.string(),
  }),
  log_bytes_a_chunk: sourced,
  prices: z.strictObject({
    as_of: z.string(),
    source: z.string(),
    write_units_million: positive,
    read_units_million: positive,
    gb_second: positive,
    put_thousand: positive,
    get_thousand: positive,
    queue_million: positive,
    log_gb: positive,
    scan_tb: positive,
    table_gb_month: positive,
    recovery_gb_month: positive,
    object_gb_month: positive,
  }),
  limits: z.strictObject({
    as_of: z.string(),
    source: z.string(),
    items: z.array(
      z.strictObject({
        id: z.string(),
        what: z.string(),
        value: positive,
        per: z.enum(limitedThings),
        ask: z.string(),
      }),
    ),
  }),
  measured: z.strictObject({
    machine: z.string(),
    runs: z.array(z.strictObject({ stays: positive, seconds: positive })).min(2),
  }),
});

export type CapacityPlan = Readonly<z.infer<typeof capacityPlanSchema>>;
