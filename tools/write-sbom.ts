/**
 * Writes `sbom.cdx.json` (CycloneDX) beside the cloud assembly: every package whose code is in a function or in the
 * portal. The AWS SDK that functions take from the Lambda runtime is the runtime's, and not in it.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployedPackages } from './deployed-packages.ts';
import { billOf, type SoftwareBill } from './software-bill.ts';

const root = join(import.meta.dirname, '..');
const assemblyDir = join(root, 'cdk.out');
const target = join(assemblyDir, 'sbom.cdx.json');

// Not `--omit=dev`, by which npm also omits what a package of development shares with production.
const options = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx'];
const all = JSON.parse(
  execFileSync('npm', [...options, '--sbom-type=application'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  }),
) as SoftwareBill;
const bill = billOf(all, 'drg-sentinel', await deployedPackages(assemblyDir, join(root, 'web')));
writeFileSync(target, `${JSON.stringify(bill, null, 2)}\n`);
console.log(`${target}: ${bill.components.length} packages of ${all.components.length} are deployed`);
