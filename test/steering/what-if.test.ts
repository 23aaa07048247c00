import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStackAt } from '../../bin/endpoints.ts';
import { RefusedRecords } from '../../bin/refused-records.ts';
import { whatIfOverFiles, whatIfOverUploads } from '../../bin/what-if.ts';
import { sendFile, stack } from '../support/pipeline/outsider.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';

const hospital = 'H61022200908';
const month = '2023-05';
const room = join(import.meta.dirname, '..', '..', '.local', 'test', String(process.pid), 'what-if');
const claims = join(room, 'claims.ndjson');

const stays = ['2023-05-04', '2023-05-31', '2023-06-01'].map((discharged, at) => {
  return wireStay({ hospital, id: `W${at}`, admitted: '2023-04-28', discharged, costYuan: 3000 * (at + 1) });
});
const earlier = wireStay({
  hospital,
  id: 'W0',
  admitted: '2023-04-28',
  discharged: '2023-05-04',
  costYuan: 1,
});

beforeAll(async () => {
  mkdirSync(room, { recursive: true });
  writeFileSync(claims, toNdjson(stays));
  await sendFile(hospital, 'earlier.ndjson', toNdjson([earlier]));
  await sendFile(hospital, 'claims.ndjson', toNdjson(stays));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

describe('what-if over a running stack', () => {
  it('says of the newest uploads of a month what it says of the file that they came in', async () => {
    const question = { variation: { rateYuan: 9000 }, region: '610200', month };
    const ofStack = await whatIfOverUploads(openStackAt(stack), question);
    const ofFiles = await whatIfOverFiles([claims], question, [], new RefusedRecords());
    expect(ofFiles).toMatchObject({ cases: 2, moved: { cases: 2 } });
    const { uploads_read, uploads_gone, ...report } = ofStack;
    expect(report).toEqual(ofFiles);
    expect(uploads_read).toBeGreaterThanOrEqual(2);
    expect(uploads_gone).toEqual([]);
  });
});
