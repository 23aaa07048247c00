import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGuideBlocks } from '../support/guides/guide-blocks.ts';
import { arrive, type Newcomer } from '../support/guides/newcomer.ts';

// What pages for newcomers tell to type is typed here, in their order, on one running stack, and what comes out is held
// against what they show.

const root = join(import.meta.dirname, '../..');
const pages = [
  'README.md',
  'README.zh-CN.md',
  'docs/tutorials/insurance-office.md',
  'docs/tutorials/clinician.md',
  'docs/tutorials/manager.md',
  'docs/tutorials/engineer.md',
  'docs/knowledge.md',
  // Sends other claims: figures that pages before it show are no longer the same.
  'docs/integration.md',
  'docs/operations.md',
  'docs/capacity.md',
];
const blocks = pages.flatMap((page) =>
  readGuideBlocks(page).map((block) => ({ ...block, what: titleOf(block) })),
);
const followed = blocks.filter(({ notRun }) => notRun === null);
const patienceMs = 900_000;

let newcomer: Newcomer;
beforeAll(() => {
  newcomer = arrive();
});
afterAll(() => newcomer.leave(), patienceMs);

describe.each(pages)('%s', (page) => {
  it.each(followed.filter((block) => block.page === page))(
    'line $line: $what',
    (block) => newcomer.follow(block),
    patienceMs,
  );
});

describe('what is not run', () => {
  it('is little, each with its reason', () => {
    const counts: Record<string, number> = {};
    for (const { notRun } of blocks) if (notRun !== null) counts[notRun] = (counts[notRun] ?? 0) + 1;
    expect(counts).toEqual({
      'takes two hours, 15 GB of disk, and a quiet machine': 1,
      'CI does it first': 4,
      'npm start does it in CI': 1,
      'wants an AWS account': 2,
    });
  });
});

describe('the short way of the test', () => {
  it('runs what npm would run', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(scripts.sentinel).toBe('node bin/sentinel.ts');
  });
});

function titleOf({
  saveAs,
  steps,
}: {
  saveAs: string | null;
  steps: readonly { command: string }[];
}): string {
  return saveAs ?? steps[0]?.command.split('\n')[0] ?? '';
}
