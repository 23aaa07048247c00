import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** Peak resident memory in MB by the name of the program. */
export type Peaks = Readonly<Record<string, number>>;

/** What the processes started by this one held at most so far, where the system tells (Linux); nothing elsewhere. */
export function childPeaks(): Peaks {
  const peaks: Record<string, number> = {};
  for (const pid of childrenOf(process.pid)) {
    const [name, peakMb] = peakOf(pid) ?? [];
    if (name !== undefined && peakMb !== undefined) peaks[name] = Math.max(peaks[name] ?? 0, peakMb);
  }
  return peaks;
}

function childrenOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    );
  } catch {
    return [];
  }
}

/** `null` of a process that has just ended. */
function peakOf(pid: string): [name: string, peakMb: number] | null {
  try {
    const program = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      .split('\0')
      .find((part) => part.endsWith('.ts'));
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return program && kilobytes ? [basename(program, '.ts'), Math.round(Number(kilobytes) / 1024)] : null;
  } catch {
    return null;
  }
}
