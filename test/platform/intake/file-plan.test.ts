import { describe, expect, it } from 'vitest';
import { documentedLimits } from '../../../core/claims/intake-limits.ts';
import { bytesSource } from '../../../platform/intake/bytes-source.ts';
import { ClaimFile } from '../../../platform/intake/claim-file.ts';
import { planOf } from '../../../platform/intake/file-plan.ts';
import { csvColumns } from '../../core/claims/example-list.ts';
import { writeZip } from '../../support/archive/write-zip.ts';

const means = { columns: csvColumns, limits: documentedLimits };

async function planned(files: number, unknownColumns: number) {
  const unknown = Array.from({ length: unknownColumns }, (_, place) => `${'列'.repeat(58)}${place}`);
  const header = [...csvColumns.required, ...unknown].join();
  const entries = Array.from({ length: files }, (_, place) => ({
    name: `${'表'.repeat(190)}${place}.csv`,
    content: `${header}\n`,
  }));
  const file = new ClaimFile('many.zip', bytesSource(writeZip(entries)), means);
  for await (const _ of file.chunks());
  return { file, ...planOf(file, 1) };
}

describe('planOf', () => {
  it('keeps what a batch item has room for, whatever names the file has', async () => {
    const { file, plan, findings } = await planned(100, 50);
    expect(Buffer.byteLength(JSON.stringify(plan))).toBeLessThan(120_000);
    expect(plan.has_more_findings).toBe(true);
    expect(findings).toMatchObject({ notices: { length: file.notices.length }, parts: { length: 100 } });

    const left = file.notices.length - (plan.notices.length - 1);
    expect(left).toBeGreaterThan(0);
    expect(plan.notices.at(-1)).toEqual({
      code: 'more-remarks',
      message: { zh: `还有 ${left} 条，见回执。`, en: `The receipt has ${left} more.` },
    });
  });

  it('keeps everything of a file of which little is to be told', async () => {
    const { file, plan, findings } = await planned(2, 1);
    expect(findings).toBeNull();
    expect(plan.notices).toHaveLength(file.notices.length);
    expect(plan.parts).toHaveLength(2);
    expect(plan).not.toHaveProperty('has_more_findings');
  });
});
