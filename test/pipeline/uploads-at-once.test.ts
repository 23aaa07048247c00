import { expect, it } from 'vitest';
import { answerTo, putFile } from '../support/pipeline/outsider.ts';
import { quietAt } from '../support/pipeline/queues.ts';
import { casesOf, recountedSummaries } from '../support/pipeline/stored-cases.ts';
import { storedSummaries } from '../support/pipeline/stored-sheets.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';

// Others send cases of this hospital too, of other months.
const hospital = 'H61022200908';
const month = '2025-08';

/** A draft of the same cases; each differs in cost, department and findings. */
const draft = (number: number) =>
  toNdjson(
    Array.from({ length: 30 }, (_, at) =>
      wireStay({
        hospital,
        id: `Q${at}`,
        person: `P${at % 7}`,
        admitted: `${month}-02`,
        discharged: `${month}-08`,
        costYuan: 1000 * number + at,
        department: `A0${number}`,
        ...((at + number) % 4 === 0 && { strayYuan: 10 * number }),
      }),
    ),
  );

it('five drafts of the same cases sent at once leave each case counted once, as the last of them says', async () => {
  const drafts = [1, 2, 3, 4, 5];
  const keyOf = (number: number) => `incoming/${hospital}/draft-${number}.ndjson`;
  await Promise.all(drafts.map((number) => putFile(keyOf(number), draft(number))));
  const answers = await Promise.all(
    drafts.map((number) => answerTo(hospital, (batch) => batch.key === keyOf(number))),
  );
  await quietAt('Split', 'Enrol', 'Audit', 'Close', 'Summarise', 'Notify');

  for (const { receipt } of answers) expect(receipt).toMatchObject({ read: 30, accepted: 30, duplicate: 0 });
  const [last] = answers.map(({ batch }) => batch).sort((a, b) => (a.seq < b.seq ? 1 : -1));
  const number = Number(/draft-(\d)/.exec(last?.key ?? '')?.[1]);
  const cases = await casesOf(hospital, [month]);
  expect(cases.size).toBe(30);
  for (const { result, findings } of cases.values()) {
    expect(result.department).toBe(`A0${number}`);
    expect(findings.map(({ finding_id }) => finding_id).sort()).toEqual([...result.findings].sort());
  }
  expect(Object.fromEntries(await storedSummaries(hospital, [month]))).toEqual(
    Object.fromEntries(await recountedSummaries(hospital, [month])),
  );
}, 180_000);
