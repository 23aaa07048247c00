import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A sign that a promise is being broken. */
export interface WatchAlarm {
  /** What stands before the first `-` names its section in `docs/runbook.md`; what stands behind it, of which queue it is. */
  readonly id: string;
  readonly words: Words;
  /** With the period that it is looked at by. */
  readonly metric: IMetric;
  readonly threshold: number;
  /** @default 'above' the threshold, which itself is still fine */
  readonly wakes?: 'above' | 'below';
  /** One after the other, in which it must be so. */
  readonly periods: number;
  /** So many of `periods` will do. @default all of them */
  readonly ofThem?: number;
  /** What it means when nothing is told. @default 'fine' */
  readonly silence?: 'fine' | 'bad';
}

/** Lines of the dashboard that belong together. */
export interface Graph {
  readonly title: Words;
  readonly lines: readonly IMetric[];
  /** Drawn across it: from where on somebody is woken. */
  readonly limit?: number;
}

/** What is promised: it wakes somebody once, whichever of its signs shows first. */
export interface KeptPromise {
  readonly id: string;
  /** What is promised, in a sentence. */
  readonly words: Words;
  readonly alarms: readonly WatchAlarm[];
  readonly graphs: readonly Graph[];
}
