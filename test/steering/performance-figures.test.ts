import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentinelProgram } from '../../bin/program.ts';
import type { PerformanceFigures } from '../../core/performance/performance-figures.ts';
import { generateBatch } from '../../generator/generate-batch.ts';
import { loadGeneratorKnowledge } from '../../generator/load-generator-knowledge.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { sendFile, stack } from '../support/pipeline/outsider.ts';
import { quietAt } from '../support/pipeline/queues.ts';
import { toNdjson } from '../support/pipeline/wire-stays.ts';

const hospital = 'H37132500905';
const room = join(import.meta.dirname, '..', '..', '.local', 'test', String(process.pid), 'performance');
const claims = join(room, 'claims.ndjson');
const endpoints = join(room, 'endpoints.json');

/** Stays of years in which no other test has any. */
function longAgo(): string {
  const knowledge = loadGeneratorKnowledge(knowledgeFolder());
  const batch = generateBatch({ cases: 60, seed: 'performance', hospital, violations: 0, knowledge });
  const lists = Array.from(batch, ({ list }) => list);
  return toNdjson(lists).replace(/\b(202[56])(?=-\d\d-\d\d)/g, (year) => String(Number(year) - 4));
}

async function figures(output: string, ...words: readonly string[]): Promise<PerformanceFigures> {
  const path = join(room, output);
  const options = ['--hospital', hospital, '--period', '2022', '-o', path, '--quiet', ...words];
  await sentinelProgram().parseAsync(['performance', 'figures', ...options], { from: 'user' });
  return JSON.parse(readFileSync(path, 'utf8'));
}

const onFindings = ['violation-money', 'violation-share', 'flagged-share'];

/** Findings also rest on what other tests have sent: the costs of the region's groups. */
function withoutFindings({ indicators = {}, lamps = {}, ...unit }: PerformanceFigures['units'][number]) {
  const kept = (of: object) => Object.entries(of).filter(([id]) => !onFindings.includes(id));
  return { ...unit, indicators: kept(indicators), lamps: kept(lamps) };
}

describe('sentinel performance figures', () => {
  beforeAll(async () => {
    mkdirSync(room, { recursive: true });
    writeFileSync(claims, longAgo());
    writeFileSync(endpoints, JSON.stringify(stack));
    await sendFile(hospital, 'performance/claims.ndjson', readFileSync(claims));
    await quietAt('Summarise');
  });

  afterAll(() => {
    rmSync(room, { recursive: true });
  });

  it('says the same of a running stack as of the files that it was sent', async () => {
    const ofFiles = await figures('files.json', claims);
    const ofStack = await figures('stack.json', '--endpoints', endpoints);
    expect(ofStack.pool).toEqual(ofFiles.pool);
    expect(ofStack.units.map(withoutFindings)).toEqual(ofFiles.units.map(withoutFindings));
    expect(ofStack.units.length).toBeGreaterThan(5);
    expect(ofStack.pool.sourcesFen['balance']).not.toBe(0);
  });
});
