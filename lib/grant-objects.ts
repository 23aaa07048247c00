import { type CfnElement, Stack, Validations } from 'aws-cdk-lib';
import { Grant, type Role } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';

/**
 * Allows the S3 actions on the objects under one prefix (ending in `/`) of one bucket.
 *
 * Bucket's own grants come as `GetObject*`, `List*`, `Abort*` over every key; these are exact but for the
 * object keys, which nobody knows ahead, and that one wildcard is acknowledged here with its reason.
 */
export function grantObjects(
  role: Role,
  bucket: Bucket,
  prefix: string,
  operations: readonly string[],
  conditions: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
): void {
  Grant.addToPrincipal({
    grantee: role,
    actions: operations.map((operation) => `s3:${operation}`),
    resourceArns: [bucket.arnForObjects(`${prefix}*`)],
    conditions,
  });
  Validations.of(role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<${logicalIdOf(bucket)}.Arn>/${prefix}*]`,
    reason: 'Object keys are not known ahead; the right ends at the prefix, in this one bucket.',
  });
}

function logicalIdOf(bucket: Bucket): string {
  return Stack.of(bucket).resolve((bucket.node.defaultChild as CfnElement).logicalId);
}
