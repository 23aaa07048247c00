import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { placesOf, type StackPlaces } from '../../local/describe-stack.ts';
import { checkInputs } from '../named-files.ts';
import { printJson } from './print-table.ts';

const describedSchema = z.object({
  Stacks: z.tuple([
    z.object({
      StackId: z.string(),
      Outputs: z.array(z.object({ OutputKey: z.string(), OutputValue: z.string() })),
    }),
  ]),
});

/**
 * `sentinel endpoints`: where a deployed stack answers, as the other commands want it, of what
 * `aws cloudformation describe-stacks` says.
 */
export async function printEndpoints(file: string): Promise<void> {
  checkInputs([file]);
  const [{ StackId, Outputs }] = read(file, describedSchema).Stacks;
  const outputs = Object.fromEntries(Outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
  printJson({ ...placesIn(file, outputs), aws: { region: StackId.split(':')[3] ?? '' } });
}

function placesIn(file: string, outputs: Readonly<Record<string, string>>): StackPlaces {
  try {
    return placesOf({ outputs });
  } catch (error) {
    throw unlike(file, (error as Error).message);
  }
}

function read<T>(file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parse(file));
  if (!parsed.success) throw unlike(file, z.prettifyError(parsed.error));
  return parsed.data;
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function unlike(file: string, why: string): Error {
  return new Error(
    `${file}: 不是 aws cloudformation describe-stacks 对 DrgSentinel-… 的应答 This is no answer of aws cloudformation describe-stacks for DrgSentinel-…\n${why}`,
  );
}
