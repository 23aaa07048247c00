import type { CaseHead, Version } from './cases.ts';

/** The last version that gave the case back, since it could not be processed; `null` where none has. */
export function givenBack({ failed_seq: seq, failed_place: place }: CaseHead): Version | null {
  return seq !== undefined && place !== undefined ? { seq, place } : null;
}

/** Whether this version has given the case back. */
export function hasGivenBack(head: CaseHead, { seq, place }: Version): boolean {
  return head.failed_seq === seq && head.failed_place === place;
}
