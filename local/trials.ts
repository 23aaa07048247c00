import type { Endpoints } from './start-services.ts';

/**
 * What a test of faults may put between the pipeline and what surrounds it. Handlers know nothing of it, and the
 * local cloud does without.
 */
export interface Trials {
  /**
   * The queues' waits and the functions' time limits are divided by it. A function has 20 seconds at least, for the
   * machine is no faster, and a message in hand 24, so that it does not show again while it is dealt with.
   */
  readonly haste?: number;
  /** What stands before the services: addresses by which handlers reach them, and by which event sources take messages. */
  readonly between?: (services: Endpoints) => {
    readonly handlers: Endpoints;
    readonly eventSources: Endpoints;
  };
  /** Variables that a new execution environment gets on top of its function's own. */
  readonly environmentOf?: (functionName: string) => Readonly<Record<string, string>>;
  /** The clock of the bucket that tells of uploads, in epoch milliseconds. */
  readonly now?: () => number;
}

/** A process that runs handlers. */
export interface HandlerProcess {
  /** Logical id of its function. */
  readonly functionId: string;
  readonly pid: number;
  readonly isBusy: boolean;
}
