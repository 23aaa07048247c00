import { readFileSync, writeFileSync } from 'node:fs';

/** Clock ticks of Linux's process table in a second. */
const ticksASecond = 100;

/** Imported into a process before its program: leaves what it took in the file that `USAGE_FILE` names. */
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = {
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 + ofEndedChildren(),
    peakMb: Math.round(maxRSS / 1024),
  };
  writeFileSync(process.env['USAGE_FILE'] ?? '', JSON.stringify(usage));
});

/** Processor time of the processes that it started and outlived, where the system tells (Linux); 0 elsewhere. */
function ofEndedChildren(): number {
  try {
    // Behind the name, which may hold anything: cutime and cstime are the 14th and 15th.
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[13]) + Number(fields[14])) / ticksASecond;
  } catch {
    return 0;
  }
}
