import { describeStack, type StackDescription } from './describe-stack.ts';
import { startIdentityProvider } from './identity-provider.ts';
import { type LocalCloud, startLocalCloud } from './start-local-cloud.ts';
import type { Trials } from './trials.ts';

export interface RunningStack {
  readonly cloud: LocalCloud;
  readonly description: StackDescription;
  /** Finishes what is in hand; the data stays in the data folder. */
  stop(): Promise<void>;
}

/**
 * Does what a deployer of the project does: has an identity provider, and deploys the stack with its address.
 * @param options.port - port of S3 and SQS; DynamoDB, the APIs, the identity provider and the portal take the next
 *   four. Default: free ports
 */
export async function startStack(options: {
  assemblyDir: string;
  dataDir: string;
  port?: number;
  trials?: Trials;
}): Promise<RunningStack> {
  const { port = 0, dataDir } = options;
  await using started = new AsyncDisposableStack();
  const identity = await startIdentityProvider({ dataDir, port: port && port + 3 });
  started.defer(identity.close);
  const cloud = await startLocalCloud({ ...options, parameters: identity.parameters });
  started.defer(cloud.stop);
  const description = describeStack(cloud, identity);
  const all = started.move();
  return { cloud, description, stop: () => all.disposeAsync() };
}
