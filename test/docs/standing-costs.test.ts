import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resourcesOf, synthesizedBeside, synthesizedStacks } from '../lib/synthesized.ts';
import { tablesUnder } from '../support/document-tables.ts';

const rows =
  tablesUnder('data-model.md', 'A million cases').find(([first]) =>
    Object.keys(first ?? {}).some((column) => column.startsWith('besides')),
  ) ?? [];
const watch = synthesizedBeside('Watch');

function row(what: string) {
  const found = rows.find((one) => Object.values(one)[0]?.startsWith(what));
  if (!found) throw new Error(`docs/data-model.md has no row ${what}`);
  const { 'how much': amount = '', 'unit price, USD': price = '', USD: sum = '' } = found;
  return { amount, price, sum: Number(sum.replaceAll('*', '')) };
}

const firstOf = (text: string) => Number(/[\d.]+/.exec(text)?.[0]);

describe('what docs/data-model.md says to cost whatever the volume', () => {
  it('counts the alarms of the app and the metrics they look at', () => {
    const alarms = resourcesOf('AWS::CloudWatch::Alarm', watch).map(([, { Properties }]) => Properties);
    const metrics = alarms.map(({ Metrics }) =>
      Metrics ? Metrics.filter(({ MetricStat }: { MetricStat?: object }) => MetricStat).length : 1,
    );
    const count = metrics.reduce((sum, one) => sum + one, 0);
    expect(row('alarms, by').amount).toBe(`${alarms.length} alarms, ${count} metrics`);
    expect(row('alarms, by').sum).toBeCloseTo(count * firstOf(row('alarms, by').price));
    const waking = resourcesOf('AWS::CloudWatch::CompositeAlarm', watch).length;
    expect(firstOf(row('alarms that wake').amount)).toBe(waking);
    expect(row('alarms that wake').sum).toBeCloseTo(waking * firstOf(row('alarms that wake').price));
  });

  it('counts the figures that functions tell: some in each step, the others in one', () => {
    const names = sourcesOf('functions', 'platform').flatMap((source) =>
      [...source.matchAll(/addMetric\('(\w+)'/g)].map(([, name]) => name),
    );
    const inEachStep = ['QueueLag', 'Retries', 'Failures', 'DeadLetters'];
    const steps = resourcesOf('AWS::Lambda::EventSourceMapping').length;
    const figures = inEachStep.length * steps + new Set(names).size - inEachStep.length;
    expect(names).toEqual(expect.arrayContaining(inEachStep));
    expect(firstOf(row('figures').amount)).toBe(figures);
    expect(row('figures').sum).toBeCloseTo(figures * firstOf(row('figures').price));
  });

  it('counts the queues that Lambda polls, five times every twenty seconds', () => {
    const polls = resourcesOf('AWS::Lambda::EventSourceMapping').length * 5 * 3 * 60 * 24 * 30;
    expect(firstOf(row("Lambda's polling").amount)).toBeCloseTo(polls / 1e6, 1);
    expect(row("Lambda's polling").sum).toBeCloseTo(
      (polls / 1e6) * firstOf(row("Lambda's polling").price),
      2,
    );
  });

  it('counts the copies that are kept warm', () => {
    const aliases = resourcesOf('AWS::Lambda::Alias').flatMap(([, { Properties }]) => {
      const count = Properties.ProvisionedConcurrencyConfig?.ProvisionedConcurrentExecutions ?? 0;
      const { Ref: id } = Properties.FunctionName;
      const [, warm] = resourcesOf('AWS::Lambda::Function').find(([name]) => name === id) ?? [];
      return Array.from({ length: count }, () => warm?.Properties.MemorySize / 1024);
    });
    const gigabyteSeconds = aliases.reduce((sum, gigabytes) => sum + gigabytes, 0) * 30 * 86_400;
    expect(firstOf(row('copies of').amount)).toBe(aliases.length);
    expect(row('copies of').amount).toContain(`${(gigabyteSeconds / 1e6).toFixed(2)} million GB-s`);
    expect(row('copies of').sum).toBeCloseTo(gigabyteSeconds * firstOf(row('copies of').price), 2);
  });

  it('counts the keys and secrets of all stacks, and adds up', () => {
    const [key, secret] = row('a KMS key').price.split(', ').map(Number) as [number, number];
    const ofAll = [...synthesizedStacks('prod').values()].flatMap(({ resources }) =>
      Object.values(resources),
    );
    const count = (type: string) => ofAll.filter(({ Type }) => Type === type).length;
    expect(row('a KMS key').sum).toBeCloseTo(
      count('AWS::KMS::Key') * key + count('AWS::SecretsManager::Secret') * secret,
    );
    const parts = rows.slice(0, -1).map((one) => Number(one['USD']));
    expect(row('**standing').sum).toBeCloseTo(parts.reduce((sum, one) => sum + one, 0));
  });

  it('is what docs/capacity.md says of an idle stack', () => {
    expect(readFileSync('docs/capacity.md', 'utf8')).toContain(
      `What stands idle costs ${row('**standing').sum} USD a month besides`,
    );
  });
});

function sourcesOf(...rooms: readonly string[]): readonly string[] {
  return rooms.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(room, file), 'utf8')),
  );
}
