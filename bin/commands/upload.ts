import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Upload } from '@aws-sdk/lib-storage';
import { readChunk } from '../../core/claims/read-chunk.ts';
import { loadListReader } from '../../platform/knowledge/load-dictionaries.ts';
import { batchStore } from '../../platform/table/batches.ts';
import { readClaimFiles } from '../claim-source.ts';
import { openStack, type Stack } from '../endpoints.ts';
import { checkInputs } from '../named-files.ts';
import { say } from '../say.ts';
import { printJson } from './print-table.ts';

export interface UploadOptions {
  readonly endpoints: string;
  readonly hospital?: string;
  readonly json?: boolean;
}

const registrationTries = 60;
const registrationWaitMs = 500;

/** `sentinel upload`: puts a file where the pipeline picks it up, and says under which batch it does. */
export async function upload(file: string, options: UploadOptions): Promise<void> {
  checkInputs([file]);
  const stack = openStack(options.endpoints);
  const hospital = options.hospital ?? (await hospitalOfFirstRecord(file));
  const key = `incoming/${hospital}/${new Date().toISOString().replaceAll(':', '')}/${basename(file)}`;
  const params = { Bucket: stack.intakeBucket, Key: key, Body: createReadStream(file) };
  await new Upload({ client: stack.clients.s3, params }).done();
  const batch = await batchOfKey(stack, hospital, key);
  if (options.json) return printJson({ key, batch });
  say(`已上传 uploaded: ${key}\n批次 batch: ${batch}\n查询 next: npm run -s sentinel -- status ${batch}\n`);
}

async function hospitalOfFirstRecord(file: string): Promise<string> {
  const readList = loadListReader();
  for await (const { chunk } of readClaimFiles([file], [])) {
    const first = readChunk(chunk, null, readList).lists[0];
    if (first) return first.list.hospital;
  }
  throw new Error(
    `${file}: 没有可读的清单，请用 --hospital 指明医院。 No record can be read; name the hospital with --hospital.`,
  );
}

/** The pipeline names the batch when it first sees the file, which takes a moment. */
async function batchOfKey({ table }: Stack, hospital: string, key: string): Promise<string> {
  const batches = batchStore(table);
  for (let attempt = 0; attempt < registrationTries; attempt++) {
    const batch = (await batches.ofHospital(hospital)).find((candidate) => candidate.key === key);
    if (batch) return batch.id;
    await wait(registrationWaitMs);
  }
  throw new Error(
    `${key}: 已上传，但处理程序尚未登记；请稍后重试。 Uploaded, but not picked up yet; is the stack running?`,
  );
}
