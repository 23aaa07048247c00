import type { Hospital } from '../../core/payment/hospital-registry.ts';
import type { StackDescription } from '../../local/describe-stack.ts';
import type { Stack } from '../endpoints.ts';
import type { WardCall, WardChannel } from './ward-channel.ts';
import type { WardCharts } from './ward-encounters.ts';
import type { WardScript } from './ward-script.ts';

/** Where a ward day is played: a running stack, with the ward's own charts. */
export interface WardStage {
  readonly script: WardScript;
  readonly hospital: Hospital;
  readonly charts: WardCharts;
  readonly channels: Readonly<Record<'nhsa' | 'cds-hooks', WardChannel>>;
  readonly stack: Stack;
  readonly description: StackDescription;
  /** File of {@link description}, for the command line. */
  readonly endpoints: string;
  readonly now: () => Date;
  /** Says a line of the story. */
  readonly tell: (line: string) => void;
}

/** What a step came to: everything that is not as the script expects it. */
export type Mismatches = readonly string[];

/** What a call comes to that the stack could not serve just then. */
export const notNow = null;

/** Sends a call in the name of a department's clinician; the stack says what came of it. */
export async function send(
  { description, hospital }: WardStage,
  department: string,
  { path, body }: WardCall,
): Promise<unknown> {
  const user = description.users.find(
    (one) => one.department === department && one.hospital === hospital.code,
  );
  if (!user) throw new Error(`nobody of ${hospital.code} ${department} may use the stack`);
  const response = await fetch(`${description.api.replace(/\/$/, '')}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${user.token}`, 'content-type': 'application/json' },
    body,
  });
  const text = await response.text();
  if (response.status === 503) return notNow;
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
  return text === '' ? {} : JSON.parse(text);
}
