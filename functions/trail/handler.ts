import type { SQSEvent } from 'aws-lambda';
import { awsClients } from '../../platform/aws.ts';
import { objectStore } from '../../platform/object-store.ts';
import { readSettings, required } from '../../platform/settings.ts';
import { trailEntrySchema } from '../../platform/trail/trail-entry.ts';
import { writeTrail } from '../../platform/trail/write-trail.ts';

const settings = readSettings(process.env, { TRAIL_BUCKET: required });
const trail = objectStore(awsClients().s3, settings.TRAIL_BUCKET);

/** All of a delivery or nothing: what could not be kept comes back, and is parked with an alarm in the end. */
export async function handler({ Records }: SQSEvent): Promise<void> {
  await writeTrail(
    trail,
    Records.map(({ body }) => trailEntrySchema.parse(JSON.parse(body))),
  );
}
