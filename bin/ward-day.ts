import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '../local/start-stack.ts';
import { synthesizeIfStale } from '../local/synthesize-if-stale.ts';
import { chinaTime } from '../platform/china-time.ts';
import { listMutings } from './commands/mutings.ts';
import { reportWarnings } from './commands/warnings-report.ts';
import { say } from './say.ts';
import { playWardDay } from './ward-day/play-ward-day.ts';
import { setWardStage } from './ward-day/set-ward-stage.ts';

/**
 * npm run ward-day: a scripted day of two wards on the embedded cloud, told as it goes, with the report at its end.
 * Exits 0 only when every answer was as the script expects it.
 */
const root = join(import.meta.dirname, '..');
const assemblyDir = join(root, 'cdk.out');
const script = join(root, 'test', 'fixtures', 'ward-day', 'script.json');

process.env['TZ'] = 'UTC'; // as in Lambda
const folder = mkdtempSync(join(tmpdir(), 'drg-sentinel-ward-'));
try {
  process.exitCode = (await play()) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function play(): Promise<boolean> {
  tell('启动本地云 Starting the embedded cloud …');
  await synthesizeIfStale(root, assemblyDir, () => {});
  const { description, stop } = await startStack({ assemblyDir, dataDir: join(folder, 'cloud') });
  try {
    const endpoints = join(folder, 'endpoints.json');
    writeFileSync(endpoints, JSON.stringify(description));
    const stage = setWardStage(script, description, { endpoints, tell });
    const { title, hospital } = stage.script;
    tell(`\n${title.zh} ${title.en}: ${hospital}\n`);
    const mismatches = await playWardDay(stage);
    tell('');
    await reportWarnings({ endpoints, hospital, month: chinaTime(stage.now()).slice(0, 7) });
    await listMutings({ endpoints, hospital });
    tell(verdictOf(mismatches));
    return mismatches.length === 0;
  } finally {
    await stop();
  }
}

function verdictOf(mismatches: readonly string[]): string {
  if (mismatches.length === 0) return '✓ 每一步均与剧本一致。 Every step was as the script has it.';
  return `✗ ${mismatches.length} 处与剧本不符 not as the script has it:\n${mismatches.join('\n')}`;
}

function tell(line: string): void {
  say(`${line}\n`);
}
