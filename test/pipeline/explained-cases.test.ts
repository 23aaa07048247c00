import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStackAt } from '../../bin/endpoints.ts';
import type { ExplainedCaseView } from '../../functions/explain/explained-case-view.ts';
import type { CaseListView } from '../../functions/query/case-list-view.ts';
import { objectStore } from '../../platform/object-store.ts';
import { callerNamed } from '../support/pipeline/http-caller.ts';
import { type Answer, sendFile, stack } from '../support/pipeline/outsider.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';

const hospital = 'H37132300904';
const doctor = 'D904A03011';
const of = { hospital, doctor, department: 'A03.01', admitted: '2025-05-02', discharged: '2025-05-08' };
const askDoctor = callerNamed('clinician-yimeng-respiratory');
const askSurgeon = callerNamed('clinician-yimeng-surgery');
const askOffice = callerNamed('regional-office');
const askElsewhere = callerNamed('clinician-elsewhere');
const path = (id: string, end: string, query = '') => `/api/v1/cases/${id}/${end}${query}`;

describe('a case explained on the running stack', () => {
  let sent: Answer;

  beforeAll(async () => {
    sent = await sendFile(
      hospital,
      'explained.ndjson',
      toNdjson([
        wireStay({ ...of, id: 'EX1', person: 'P1', name: '钱某某', certificate: '370102196104120011' }),
        wireStay({ ...of, id: 'EX2', diagnosis: 'Z99.999' }),
      ]),
    );
  });

  it('comes to what the audit recorded, step by step, with its list and without the person', async () => {
    const { status, body } = await askDoctor<ExplainedCaseView>('GET', path('EX1', 'grouping'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ as_recorded: true, group: { status: 'grouped' } });
    expect(body.steps.at(-1)?.text.zh).toContain(body.group.drg);
    const list = await askDoctor<CaseListView>('GET', path('EX1', 'list'));
    expect(list.body).toMatchObject({ setl_id: 'EX1', age_years: 64, diagnoses: [{ code: 'I10.x00x002' }] });
    expect(JSON.stringify([body, list.body])).not.toMatch(/钱某某|370102196104120011|P1@|1961-04-12/);
  });

  it('says of one in no group what was tried in vain', async () => {
    const { body } = await askDoctor<ExplainedCaseView>('GET', path('EX2', 'grouping'));
    expect(body).toMatchObject({ as_recorded: true, group: { status: 'ungroupable', drg: '0000' } });
    expect(body.steps.map(({ step }) => step)).toContain('mdcsExhausted');
  });

  it('is told to the office of its region, and to others in the words of what is nowhere', async () => {
    const named = `?hospital=${hospital}`;
    expect((await askOffice('GET', path('EX1', 'grouping', named))).status).toBe(200);
    for (const end of ['grouping', 'list']) {
      const nowhere = await askSurgeon('GET', path('NOWHERE', end));
      expect(nowhere).toMatchObject({ status: 404, body: { code: 'not-found' } });
      expect(await askSurgeon('GET', path('EX1', end))).toEqual(nowhere);
      expect(await askElsewhere('GET', path('EX1', end, named))).toEqual(nowhere);
    }
  });

  it('is not explained where its list is kept no more, and says so', async () => {
    const { clients } = openStackAt(stack);
    const { region, accessKeyId, secretAccessKey, s3: endpoint } = stack.aws;
    const s3 = new S3Client({ region, endpoint, credentials: { accessKeyId, secretAccessKey } });
    const kept = await objectStore(clients.s3, stack.buckets.receipts).list(
      `lists/${hospital}/${sent.batch.id}/`,
    );
    expect(kept).toHaveLength(1);
    for (const Key of kept) await s3.send(new DeleteObjectCommand({ Bucket: stack.buckets.receipts, Key }));
    for (const end of ['grouping', 'list'])
      expect(await askDoctor('GET', path('EX1', end))).toMatchObject({
        status: 404,
        body: { code: 'list-not-kept' },
      });
  });
});
