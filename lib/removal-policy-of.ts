import { RemovalPolicy } from 'aws-cdk-lib';
import type { Stage } from '../config/stages.ts';

/** What becomes of data when the stack that holds them is deleted. */
export function removalPolicyOf({ keepData }: Pick<Stage, 'keepData'>): RemovalPolicy {
  return keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
}
