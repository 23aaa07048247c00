import type { CodeSystem } from './find-anchor.ts';

type Codes = readonly string[];

/** Where a code list has its bit in the fact rows of its codes. */
export interface MembershipBit {
  /** Counted from the first word of the membership bits. */
  readonly word: number;
  readonly bit: number;
}

/** Gives every list that a condition asks for a bit. Lists of the same codes share theirs. */
export class Membership {
  readonly dx = new BitList();
  readonly proc = new BitList();

  bitOf(system: CodeSystem, codes: Codes): MembershipBit {
    const place = this[system].placeOf(codes);
    return { word: place >>> 5, bit: place & 31 };
  }

  get wordCounts(): Readonly<Record<CodeSystem, number>> {
    return { dx: (this.dx.lists.length + 31) >>> 5, proc: (this.proc.lists.length + 31) >>> 5 };
  }
}

class BitList {
  /** In bit order. */
  readonly lists: Codes[] = [];
  readonly #places = new Map<Codes, number>();
  readonly #placesByContent = new Map<string, number>();

  placeOf(codes: Codes): number {
    const known = this.#places.get(codes);
    if (known !== undefined) return known;
    const content = codes.join('\n');
    const place = this.#placesByContent.get(content) ?? this.lists.push(codes) - 1;
    this.#placesByContent.set(content, place);
    this.#places.set(codes, place);
    return place;
  }
}
