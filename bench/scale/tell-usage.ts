import { writeFileSync } from 'node:fs';

/** Imported into a process before its program: leaves what it took in the file that `USAGE_FILE` names. */
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMb: Math.round(maxRSS / 1024) };
  writeFileSync(process.env['USAGE_FILE'] ?? '', JSON.stringify(usage));
});
