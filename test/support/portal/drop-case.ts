import { PutObjectCommand } from '@aws-sdk/client-s3';
import { openStackAt } from '../../../bin/endpoints.ts';
import { toNdjson, wireStay } from '../pipeline/wire-stays.ts';
import { portal } from './browser.ts';

const hospital = 'H37130200901';
/** Of the demo user clinician-respiratory. */
export const doctor = 'D901A03011';
const stack = openStackAt(portal.stack);
let dropped = 0;

/**
 * Drops a file of one stay of the doctor's in which something is charged a week after discharge.
 * @returns its settlement id
 */
export async function dropCase(of = hospital): Promise<string> {
  const id = `PORTAL-${process.pid}-${dropped++}`;
  const days = { admitted: '2026-06-02', discharged: '2026-06-08' };
  const stay = wireStay({ hospital: of, id, doctor, department: 'A03.01', strayYuan: 40, ...days });
  const Key = `incoming/${of}/portal/${id}.ndjson`;
  const { clients, intakeBucket: Bucket } = stack;
  await clients.s3.send(new PutObjectCommand({ Bucket, Key, Body: toNdjson([stay]) }));
  return id;
}
