const byteOrderMarks = [
  [0xef, 0xbb, 0xbf],
  [0x84, 0x31, 0x95, 0x33],
] as const;

/** How many bytes in front of a text say no more than that it is UTF-8 or GB18030. */
export function lengthOfMark(head: Uint8Array): number {
  return byteOrderMarks.find((mark) => mark.every((byte, at) => head[at] === byte))?.length ?? 0;
}
