/**
 * Asks the registry for known weaknesses of what is installed. Exit code 0: none; 1: some; 3: the registry gave no
 * answer, of which nothing follows.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Advisory, readAuditReport } from './audit-report.ts';

const root = join(import.meta.dirname, '..');
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { dev?: boolean }>;
};
const { stdout, stderr, error } = spawnSync('npm', ['audit', '--json'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 1 << 28,
  shell: process.platform === 'win32',
});
const audit = readAuditReport(stdout || stderr || String(error), (path) => lock.packages[path]?.dev === true);

if (!audit.isAnswered) {
  console.error(`软件源没有回答审计请求，无法得出结论：${audit.reason}`);
  console.error(`The registry gave no answer to the audit, of which nothing follows: ${audit.reason}`);
  process.exitCode = 3;
} else if (audit.advisories.length === 0) {
  console.log(`未发现已知漏洞。\nNo known weaknesses in ${Object.keys(lock.packages).length - 1} packages.`);
} else {
  for (const advisory of audit.advisories) console.log(lineOf(advisory));
  const ofProduction = audit.advisories.filter(({ isOfProduction }) => isOfProduction).length;
  console.error(`已知漏洞 ${audit.advisories.length} 个，其中生产依赖 ${ofProduction} 个。`);
  console.error(`${audit.advisories.length} packages with known weaknesses, ${ofProduction} of production.`);
  process.exitCode = 1;
}

function lineOf({ package: name, severity, range, because, isOfProduction, fix }: Advisory): string {
  const where = isOfProduction ? 'production' : 'development';
  return [`${severity}\t${where}\t${name} ${range}\t${fix ?? '—'}`, ...because.map((one) => `\t${one}`)].join(
    '\n',
  );
}
