import type { Told } from './watched-worker.ts';

interface Line {
  files: number;
  read: number;
  accepted: number;
  rejected: number;
  duplicate: number;
  failed: number;
}

const columns = ['files', 'read', 'accepted', 'rejected', 'duplicate', 'failed'] as const;

/** What became of the files so far, by form and by mutation. */
export class FuzzTally {
  files = 0;
  readonly #lines = new Map<string, Line>();
  #peakMegabytes = 0;

  add({ counts, failures, story, peakMegabytes }: Told): void {
    this.files += 1;
    this.#peakMegabytes = Math.max(this.#peakMegabytes, peakMegabytes);
    const kinds = new Set(['all', ...story.map((part) => part.replace(/ in .*$/, ''))]);
    for (const kind of kinds) {
      const line = this.#lines.get(kind) ?? {
        files: 0,
        read: 0,
        accepted: 0,
        rejected: 0,
        duplicate: 0,
        failed: 0,
      };
      line.files += 1;
      line.failed += failures.length > 0 ? 1 : 0;
      for (const column of ['read', 'accepted', 'rejected', 'duplicate'] as const)
        line[column] += counts?.[column] ?? 0;
      this.#lines.set(kind, line);
    }
  }

  report(): string {
    const rows = [...this.#lines].sort(([a], [b]) => (a < b ? -1 : 1));
    const head = ['', ...columns].map((name, at) => cell(name, at)).join('');
    const body = rows.map(([kind, line]) =>
      [kind, ...columns.map((column) => line[column])].map(cell).join(''),
    );
    return `${[head, ...body].join('\n')}\npeak ${this.#peakMegabytes} MB a process\n`;
  }
}

const cell = (value: string | number, at: number) =>
  at === 0 ? String(value).padEnd(20) : String(value).padStart(11);
