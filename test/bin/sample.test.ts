import { afterAll, expect, it } from 'vitest';
import { jsonLinesOf, runSentinel, workFolder } from './run-sentinel.ts';

const folder = workFolder();
afterAll(folder.remove);

const results = Array.from({ length: 40 }, (_, at) => ({
  hospital: 'H1',
  setl_id: `S${at}`,
  department: at % 4 === 0 ? 'A03' : 'A04',
}));
const findings = results
  .filter((_, at) => at % 5 === 0)
  .map(({ hospital, setl_id }) => ({ hospital, setl_id, confidence: 0.5, amount_fen: 100_000 }));
const lines = (records: readonly object[]) => records.map((record) => JSON.stringify(record)).join('\n');

it('sentinel sample draws the same cases again, and writes how they were drawn', async () => {
  const files = [
    folder.write('results.ndjson', lines(results)),
    folder.write('findings.ndjson', lines(findings)),
  ];
  const other = folder.write('results-other.ndjson', lines(results.toReversed()));
  const draw = (output: string, from: readonly string[]) =>
    runSentinel(
      'sample',
      ...from,
      '--size',
      '10',
      '--seed',
      '2026-Q1',
      '--by',
      '王审核',
      '-o',
      folder.at(output),
    );
  expect((await draw('one', files)).exitCode).toBe(0);
  expect((await draw('two', [other, files[1] as string])).exitCode).toBe(0);
  const sample = jsonLinesOf(folder.read('one', 'sample.ndjson'));
  expect(sample).toHaveLength(10);
  expect(jsonLinesOf(folder.read('two', 'sample.ndjson'))).toEqual(sample);
  const [one, two] = ['one', 'two'].map((name) => JSON.parse(folder.read(name, 'protocol.json')));
  expect(one).toMatchObject({ seed: '2026-Q1', size: 10, drawn_by: '王审核', population: { cases: 40 } });
  expect(two.population).toEqual(one.population);
  expect(one.strata.map(({ stratum }: { stratum: string }) => stratum)).toEqual(['A03', 'A04']);
});
