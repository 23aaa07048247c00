const decoder = new TextDecoder('gb18030');

/** Every character of two bytes, read back from the decoder: Node has no encoder for GB18030. */
const pairs = new Map<string, readonly [number, number]>();
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const text = decoder.decode(new Uint8Array([lead, trail]));
    if (trail !== 0x7f && [...text].length === 1) pairs.set(text, [lead, trail]);
  }
}

/** The bytes of a text of ASCII and two-byte characters. Throws for others. */
export function encodeGb18030(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((character): readonly number[] => {
      const code = character.charCodeAt(0);
      const bytes = code < 0x80 ? [code] : pairs.get(character);
      if (bytes === undefined) throw new Error(`no two-byte form of ${character}`);
      return bytes;
    }),
  );
}

/** Characters whose second byte looks like JSON: `\`, `{`, `}`, `[`, `]`, and `@`, `|`. */
export const treacherousCharacters = [0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x40, 0x7c].map((trail) =>
  decoder.decode(new Uint8Array([0xad, trail])),
);
