import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { placesOf } from '../../local/describe-stack.ts';

const outputsSchema = z.record(z.string(), z.record(z.string(), z.string()));

/**
 * Writes what `sentinel --endpoints` takes, from the outputs that CDK has written. Keys are left to whoever uses it, as
 * the AWS SDK finds them; an emulator is named where `AWS_ENDPOINT_URL` does.
 */
export function writeEndpoints(outputsFile: string, endpointsFile: string, region: string): void {
  const outputs = outputsSchema.parse(JSON.parse(readFileSync(outputsFile, 'utf8')));
  const emulator = process.env['AWS_ENDPOINT_URL'];
  const aws = { region, ...(emulator && { s3: emulator, sqs: emulator, dynamodb: emulator }) };
  mkdirSync(dirname(endpointsFile), { recursive: true });
  writeFileSync(endpointsFile, `${JSON.stringify({ ...placesOf(outputs), aws }, null, 2)}\n`);
}
