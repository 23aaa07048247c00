import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Stage } from '../../config/stages.ts';
import { DataKey } from '../../lib/data-key.ts';
import { HandlerFunction } from '../../lib/handler-function.ts';
import { withoutBundling } from './synthesized.ts';

/** A stack for the test of one construct, with the data key and as many small handlers as it asks for. */
export function smallStack(stage: Stage) {
  const stack = new Stack(new App({ context: withoutBundling }), 'Stack', { env: { region: stage.region } });
  const dataKey = new DataKey(stack, 'Key', { removalPolicy: RemovalPolicy.RETAIN });
  const handler = (id: string) =>
    new HandlerFunction(stack, id, {
      name: 'notify',
      dataKey,
      stage,
      memoryMb: 256,
      timeoutSeconds: 60,
      carriesKnowledge: false,
    });
  return { stack, dataKey, handler };
}
