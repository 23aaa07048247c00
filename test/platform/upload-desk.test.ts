import { describe, expect, it } from 'vitest';
import { awsClients } from '../../platform/aws.ts';
import { uploadDesk } from '../../platform/upload-desk.ts';

const { s3ForLinks } = awsClients({
  region: 'cn-north-1',
  credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
});
const desk = uploadDesk(s3ForLinks, 'intake', 600);
const upload = { key: 'incoming/H1/portal/x/a.csv', s3Id: 's3' };

describe('a link to put something to', () => {
  it.each([
    ['a file', (sizeBytes: number) => desk.signPut(upload.key, sizeBytes)],
    ['a part', (sizeBytes: number) => desk.signPart(upload, 3, sizeBytes)],
  ])('is good for %s of one size only', async (_, sign) => {
    const query = new URL(await sign(5)).searchParams;
    expect(query.get('X-Amz-SignedHeaders')?.split(';')).toContain('content-length');
    expect(query.get('X-Amz-Expires')).toBe('600');
    expect(new URL(await sign(6)).searchParams.get('X-Amz-Signature')).not.toBe(query.get('X-Amz-Signature'));
  });
});
