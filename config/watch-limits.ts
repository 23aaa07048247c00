import * as z from 'zod';

const minutes = z.int().min(1);

/** From where on somebody is woken. */
export const watchLimits = z.strictObject({
  /** Between an upload and its receipt, of ninety-nine files in a hundred. */
  receiptWithinMinutes: minutes,
  /** So long nothing may be closed while batches are open; more than the largest ordinary file takes, in whole fives. */
  nothingClosedMinutes: minutes.multipleOf(5),
  /** Age of the oldest message by queue, those in the hands of a function included; `null`: nobody of ours reads it. */
  oldestMessageMinutes: z.strictObject({
    split: minutes,
    enrol: minutes,
    audit: minutes,
    close: minutes,
    summarise: minutes,
    notify: minutes,
    lamps: minutes,
    report: minutes,
    'dry-run': minutes,
    trail: minutes,
    alerts: minutes.nullable(),
  }),
  /** Share of the records of an hour that are refused, where there were at least so many. */
  rejected: z.strictObject({ percent: z.number().min(0).max(100), ofRecords: z.int().min(1) }),
  /** Order checks that lacked something they should know, in percent. */
  degradedPercent: z.number().min(0).max(100),
  /** Answers to people and their programs: failed ones in percent, and how late one in a hundred may be. */
  portal: z.strictObject({ failedPercent: z.number().min(0).max(100), answerWithinMs: z.int().min(100) }),
  /** Functions of the account that may run at once (its quota in Lambda), and how much of that may be in use. */
  concurrency: z.strictObject({ ofAccount: z.int().min(10), percent: z.int().min(1).max(100) }),
  /** Calls that the table refused in five minutes, a quarter of an hour long; each is tried again up to eight times. */
  tableThrottles: z.int().min(0),
});

/** What is watched, and from where on it is too much. */
export type WatchLimits = Readonly<z.infer<typeof watchLimits>>;

/** A queue of the stack, by the function that it feeds; `alerts` is for others to read. */
export type QueueName = keyof WatchLimits['oldestMessageMinutes'];

/** The limits of the stages, with the reason of each. */
export const watchOf = {
  // Small files, few copies: what lasts is broken.
  dev: {
    receiptWithinMinutes: 15,
    nothingClosedMinutes: 60,
    oldestMessageMinutes: {
      split: 30,
      enrol: 30,
      audit: 30,
      close: 30,
      summarise: 30,
      notify: 30,
      lamps: 60,
      report: 60,
      'dry-run': 60,
      trail: 30,
      alerts: null,
    },
    rejected: { percent: 20, ofRecords: 100 },
    degradedPercent: 5,
    portal: { failedPercent: 5, answerWithinMs: 3000 },
    concurrency: { ofAccount: 1000, percent: 80 },
    tableThrottles: 100,
  },
  prod: {
    // A month of a large hospital, 20,000 stays, is some ninety chunks: minutes, when it has the pipeline to itself.
    receiptWithinMinutes: 30,
    // A file of 10 GB is 33,000 chunks: 200 at once, at 20 s in each of two passes, take nearly two hours.
    nothingClosedMinutes: 120,
    oldestMessageMinutes: {
      // A run takes up to 15 minutes, and 20 files are cut at once.
      split: 45,
      // Chunks of a file of 10 GB wait for those before them.
      enrol: 90,
      audit: 90,
      // A run takes up to 15 minutes.
      close: 45,
      // Held back for `gatherSeconds`, then up to five minutes a region and year.
      summarise: 45,
      // A digest of e-mails is held back for a quarter of an hour.
      notify: 30,
      // By the clock, once a month, a message for each hospital; nobody waits before the morning.
      lamps: 120,
      report: 120,
      // Over a year's kept lists; who asked looks again after lunch.
      'dry-run': 120,
      // Nobody reads it today, but what waits for two weeks is lost.
      trail: 60,
      // Read by systems of the office, at their own pace; kept for 14 days. Set it where they should be in time.
      alerts: null,
    },
    // Of good exports less than one record in a hundred is refused; a fifth is a changed format or a wrong code table.
    rejected: { percent: 20, ofRecords: 1000 },
    // A rule or a history that is lacking once is a retry; one answer in twenty is an outage of something.
    degradedPercent: 5,
    // A page asks for some ten answers: one in a hundred lost is one page in ten.
    portal: { failedPercent: 1, answerWithinMs: 3000 },
    // 1,000 is what an account begins with; enrol and audit may take 400 of them. Above 80 % order checks are next.
    concurrency: { ofAccount: 1000, percent: 80 },
    // The first large load is refused some while the table grows into it: that is over within minutes.
    tableThrottles: 1000,
  },
} satisfies Readonly<Record<string, z.input<typeof watchLimits>>>;
