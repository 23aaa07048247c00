import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import { clockRuns } from './watch/clock-runs.ts';
import { costDrivers } from './watch/cost-drivers.ts';
import { drawDashboard } from './watch/draw-dashboard.ts';
import { noMessageWaits } from './watch/no-message-waits.ts';
import { nothingParked } from './watch/nothing-parked.ts';
import { ordersAnswered } from './watch/orders-answered.ts';
import { pagesAnswered } from './watch/pages-answered.ts';
import { raiseAlarms } from './watch/raise-alarms.ts';
import { receiptsInTime } from './watch/receipts-in-time.ts';
import { roomToRun } from './watch/room-to-run.ts';
import { uploadsTaken } from './watch/uploads-taken.ts';
import { watchedIn } from './watch/watched.ts';

export interface WatchStackProps {
  /** The stack that does the work. */
  readonly watched: Stack;
  readonly stage: Stage;
}

/** The most urgent first: whom it keeps waiting, and how soon it hurts. */
const promises = [
  ordersAnswered,
  receiptsInTime,
  nothingParked,
  noMessageWaits,
  pagesAnswered,
  uploadsTaken,
  roomToRun,
  clockRuns,
];

/** Alarms for all that is promised, and the dashboard for whom they wake. */
export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, { watched: working, stage }: WatchStackProps) {
    super(scope, id, {
      description: `DRG Sentinel, ${stage.name}: alarms and dashboard`,
      env: { region: stage.region },
    });
    const watched = watchedIn(working, stage);
    const kept = promises.map((promiseOf) => {
      const promise = promiseOf(watched);
      return { promise, ...raiseAlarms(this, promise, watched) };
    });
    drawDashboard(this, watched, kept, costDrivers(watched));
  }
}
