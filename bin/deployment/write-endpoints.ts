import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import type { Stage } from '../../config/stages.ts';
import { placesOf } from '../../local/describe-stack.ts';
import { mainStackOf } from './stacks-of.ts';

const outputsSchema = z.record(z.string(), z.record(z.string(), z.string()));

/**
 * Writes what `sentinel --endpoints` takes, from the outputs that CDK has written. Keys are left to whoever uses it, as
 * the AWS SDK finds them; an emulator is named where `AWS_ENDPOINT_URL` does. Of the main stack CDK says nothing where
 * others alone were deployed: then the file stays as it is.
 */
export function writeEndpoints(
  outputsFile: string,
  endpointsFile: string,
  { name, region }: Pick<Stage, 'name' | 'region'>,
): void {
  const outputs = outputsSchema.parse(JSON.parse(readFileSync(outputsFile, 'utf8')));
  if (!(mainStackOf(name) in outputs)) return;
  const emulator = process.env['AWS_ENDPOINT_URL'];
  const aws = { region, ...(emulator && { s3: emulator, sqs: emulator, dynamodb: emulator }) };
  mkdirSync(dirname(endpointsFile), { recursive: true });
  writeFileSync(endpointsFile, `${JSON.stringify({ ...placesOf(outputs), aws }, null, 2)}\n`);
}
