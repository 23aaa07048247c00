import { type RawItem, textIn } from './item-line.ts';

/** What is noticed of items while the table is read. */
export class SeenItems {
  /** Those that hold secrets: they are written under a passphrase only. */
  readonly secretItems: RawItem[] = [];
  readonly #waiting = new Set<string>();
  readonly #joined = new Set<string>();

  add(item: RawItem): void {
    if (holdsSecret(item)) this.secretItems.push(item);
    const key = textIn(item, 'key');
    if (key !== undefined && item['is_waiting']?.BOOL) this.#waiting.add(key);
    const partner = item['partner']?.M?.['key']?.S;
    if (partner !== undefined) this.#joined.add(partner);
  }

  /** Keys of files of fee lines that wait for their cases. */
  waitingUploads(): string[] {
    return [...this.#waiting.difference(this.#joined)].sort();
  }
}

/** Webhooks hold what their posts are signed with. */
export function holdsSecret(item: RawItem): boolean {
  return textIn(item, 'pk')?.startsWith('WEBHOOKS#') ?? false;
}
