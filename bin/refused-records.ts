import type { Rejection, RejectionError } from '../core/claims/rejection.ts';
import { tell } from './say.ts';
import { onOneLine } from './without-controls.ts';

const recordsShown = 10;
const errorsShown = 3;

/** Records of claim files that could not be read, for commands that go on with the rest. */
export class RefusedRecords {
  /** Those that are shown: files may hold millions. */
  readonly #first: Omit<Rejection, 'raw'>[] = [];
  #count = 0;

  add(rejections: readonly Rejection[]): void {
    this.#count += rejections.length;
    for (const { raw: _personal, ...rejection } of rejections.slice(0, recordsShown - this.#first.length))
      this.#first.push(rejection);
  }

  get count(): number {
    return this.#count;
  }

  /** Tells a person, on standard error, how many there are and what is wrong with the first. */
  tell(): void {
    if (this.#count === 0) return;
    const lines = [
      `拒收记录 ${this.#count} 条，以其余记录继续；前 ${this.#first.length} 条如下。 Records refused: ${this.#count}, going on with the rest; the first ${this.#first.length}:`,
      ...this.#first.flatMap(recordLines),
      'sentinel audit 将其全部写入 rejected.ndjson。 sentinel audit writes them all to rejected.ndjson.',
    ];
    tell(lines.map((line) => `${onOneLine(line)}\n`).join(''));
  }
}

function recordLines({ file, line, errors }: Omit<Rejection, 'raw'>): readonly string[] {
  const place = `  ${file}:${line}: `;
  const more = errors.length - errorsShown;
  return [
    ...errors.slice(0, errorsShown).map((error) => place + errorText(error)),
    ...(more > 0 ? [`${place}另有 ${more} 处 and ${more} more`] : []),
  ];
}

function errorText({ field, value, code, message: { zh, en } }: RejectionError): string {
  const parts = [field, value === null ? null : quoted(value)].filter((part) => part !== null);
  return `${parts.length > 0 ? `${parts.join(' ')}: ` : ''}${zh} ${en} (${code})`;
}

/** A code, a number or a date; whatever else stands in a field may be a name, an address or a number of a person. */
function quoted(value: string): string {
  const isPlain = /^[A-Za-z0-9.,:+/_-]{1,24}$/.test(value) && /\d|^.$/.test(value) && !/\d{11}/.test(value);
  return isPlain ? `“${value}”` : '（值不显示 value not shown）';
}
