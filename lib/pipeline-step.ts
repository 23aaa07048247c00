import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import { GuardedQueue } from './guarded-queue.ts';
import { HandlerFunction, type HandlerFunctionProps } from './handler-function.ts';

export interface PipelineStepProps extends HandlerFunctionProps {
  readonly name: keyof Stage['maxConcurrency'];
  /** Senders learn the URL of the step's queue from the variable `<queue>_QUEUE_URL`. */
  readonly queue: Uppercase<string>;
  readonly batchSize: number;
}

/** One step of the pipeline: a handler and the queue it is fed from. */
export class PipelineStep extends Construct {
  readonly handler: HandlerFunction;
  readonly queue: GuardedQueue;

  constructor(scope: Construct, id: string, props: PipelineStepProps) {
    super(scope, id);
    this.handler = new HandlerFunction(this, 'Handler', props);
    this.queue = new GuardedQueue(this, 'Messages', {
      name: props.name,
      dataKey: props.dataKey,
      urlVariable: `${props.queue}_QUEUE_URL`,
      // Lambda advises six times the timeout, so that its own retries end before the message shows again.
      visibilityTimeout: Duration.seconds(props.timeoutSeconds * 6),
    });
    this.queue.feed(this.handler, {
      batchSize: props.batchSize,
      maxConcurrency: props.stage.maxConcurrency[props.name],
    });
  }
}
