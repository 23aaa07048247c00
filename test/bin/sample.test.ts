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

it('sentinel sample draws the same cases again, and writes how they were drawn; as JSON too', async () => {
  const files = [
    folder.write('results.ndjson', lines(results)),
    folder.write('findings.ndjson', lines(findings)),
  ];
  const other = folder.write('results-other.ndjson', lines(results.toReversed()));
  const draw = (output: string, from: readonly string[], ...further: readonly string[]) =>
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
      ...further,
    );
  expect((await draw('one', files)).exitCode).toBe(0);
  const told = await draw('two', [other, files[1] as string], '--json');
  expect(told.exitCode).toBe(0);
  const sample = jsonLinesOf(folder.read('one', 'sample.ndjson'));
  expect(sample).toHaveLength(10);
  expect(jsonLinesOf(folder.read('two', 'sample.ndjson'))).toEqual(sample);
  const [one, two] = ['one', 'two'].map((name) => JSON.parse(folder.read(name, 'protocol.json')));
  expect(one).toMatchObject({ seed: '2026-Q1', size: 10, drawn_by: '王审核', population: { cases: 40 } });
  expect(two.population).toEqual(one.population);
  expect(JSON.parse(told.stdout)).toEqual(two);
  expect(one.strata.map(({ stratum }: { stratum: string }) => stratum)).toEqual(['A03', 'A04']);
});

it('sentinel sample refuses swapped files and a sample of nothing', async () => {
  const files = [folder.at('results.ndjson'), folder.at('findings.ndjson')] as const;
  const draw = (size: string, ...from: readonly string[]) =>
    runSentinel('sample', ...from, '--size', size, '--seed', 's', '--by', '王审核', '-o', folder.at('no'));
  const swapped = await draw('10', files[1], files[0]);
  expect(swapped).toMatchObject({ exitCode: 2, stdout: '' });
  expect(swapped.stderr).toMatch(/results\.ndjson:1: 不是线索.*Not a finding/);
  expect((await draw('10', files[1], files[1])).stderr).toMatch(/不是病例结果.*Not a result/);
  const none = await draw('0', ...files);
  expect(none.exitCode).toBe(2);
  expect(none.stderr).toMatch(/应大于 0 expected more than 0/);
});

it('sentinel findings decide refuses a decision by nobody', async () => {
  const { exitCode, stderr } = await runSentinel(
    ...['findings', 'decide', 'H1', 'S1', 'F1', 'confirm', '--by', ' ', '--role', 'office', '--why', '核实'],
  );
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/不得为空 expected some text/);
});
