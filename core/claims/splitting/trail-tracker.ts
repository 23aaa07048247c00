/**
 * Well-formed UTF-8 characters of three bytes or more, with none ill-formed among them, that no GB18030 looks like:
 * in the installed drug tables two stand together at the most, while of those of two bytes 22 do (片 is 0xC6 0xAC).
 */
const convincingCharacters = 8;

type TrackedEncoding = 'open' | 'utf-8' | 'gb18030';

/** What a tracker knows, as JSON. */
export interface TrailState {
  readonly encoding: TrackedEncoding;
  readonly isAfterLead: boolean;
  readonly missingContinuations: number;
  /** Whether the character that is being read has three bytes or more. */
  readonly isWide: boolean;
  readonly goodCharacters: number;
}

/**
 * Tells whether an ASCII-looking byte is the second half of a GB18030 character. That matters for `\`
 * (0x5C) in JSON strings: 璡 is 0xAD 0x5C. A text is GB18030 from the first run of high bytes that is not
 * UTF-8, until enough good UTF-8 stands together: then that run was damage, and so is what is like it.
 */
export class TrailTracker {
  #encoding: TrackedEncoding;
  #isAfterLead: boolean;
  #missingContinuations: number;
  #isWide: boolean;
  #goodCharacters: number;

  /** @param from what another tracker knew where this one goes on */
  constructor(from?: TrailState) {
    this.#encoding = from?.encoding ?? 'open';
    this.#isAfterLead = from?.isAfterLead ?? false;
    this.#missingContinuations = from?.missingContinuations ?? 0;
    this.#isWide = from?.isWide ?? false;
    this.#goodCharacters = from?.goodCharacters ?? 0;
  }

  state(): TrailState {
    return {
      encoding: this.#encoding,
      isAfterLead: this.#isAfterLead,
      missingContinuations: this.#missingContinuations,
      isWide: this.#isWide,
      goodCharacters: this.#goodCharacters,
    };
  }

  /** Takes a byte of 0x80 or more. */
  readHigh(byte: number): void {
    this.#isAfterLead = !this.#isAfterLead;
    if (this.#encoding === 'utf-8') return;
    if (this.#missingContinuations === 0) this.#startCharacter(byte);
    else if (byte > 0xbf) this.#decideGb18030();
    else if (--this.#missingContinuations === 0 && this.#isWide) this.#countGoodCharacter();
  }

  /** Takes a byte under 0x80, and says whether it belongs to the character before. */
  readLow(): boolean {
    if (!this.#isAfterLead && this.#missingContinuations === 0) return false;
    const isAfterLead = this.#isAfterLead;
    this.#isAfterLead = false;
    if (this.#missingContinuations > 0) this.#decideGb18030();
    return isAfterLead && this.#encoding === 'gb18030';
  }

  #startCharacter(byte: number): void {
    if (byte >= 0xc2 && byte <= 0xdf) this.#missingContinuations = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.#missingContinuations = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.#missingContinuations = 3;
    else this.#decideGb18030();
    this.#isWide = this.#missingContinuations > 1;
  }

  #countGoodCharacter(): void {
    this.#goodCharacters++;
    if (this.#goodCharacters >= convincingCharacters) this.#encoding = 'utf-8';
  }

  #decideGb18030(): void {
    this.#missingContinuations = 0;
    this.#goodCharacters = 0;
    this.#encoding = 'gb18030';
  }
}
