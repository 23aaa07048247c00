import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { lineReader } from '../../platform/read-lines.ts';

/** A bucket with one object, which answers as S3 does where a range begins behind its end. */
class OneObject extends S3Client {
  constructor(text: string) {
    super({ region: 'us-east-1' });
    this.send = (async ({ input }: { input: { Range?: string } }) => {
      const from = Number(/\d+/.exec(input.Range ?? '0')?.[0]);
      if (input.Range && from >= text.length)
        throw Object.assign(new Error('not satisfiable'), { name: 'InvalidRange' });
      return { Body: Readable.from([Buffer.from(text.slice(from))]) };
    }) as never;
  }
}

it.each([
  { from: 0, lines: ['one', 'two'] },
  { from: 3, lines: ['', 'two'] },
  { from: 4, lines: ['two'] },
  { from: 7, lines: [] },
  { from: 99, lines: [] },
])('from byte $from are the lines $lines', async ({ from, lines }) => {
  const read = lineReader(new OneObject('one\ntwo'), 'receipts');
  const found: string[] = [];
  for await (const { text } of read('key', from)) found.push(text);
  expect(found).toEqual(lines);
});
