/** A text so short does no harm, however deep it goes: it is parsed in milliseconds. */
const harmlessCharacters = 64 * 1024;

const quote = 0x22;
const backslash = 0x5c;

/**
 * Whether objects and lists stand in one another deeper than allowed, told without parsing: sixteen million brackets
 * are sixteen megabytes as text, and most of a gigabyte as a value. Short texts are never too deep.
 */
export function isTooDeep(json: string, mostLevels: number): boolean {
  if (json.length <= harmlessCharacters) return false;
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === quote) at = endOfString(json, at + 1);
    // `[` and `{`, `]` and `}` differ in one bit.
    else if ((code | 0x20) === 0x7b && ++depth > mostLevels) return true;
    else if ((code | 0x20) === 0x7d) depth--;
  }
  return false;
}

function endOfString(json: string, from: number): number {
  for (let at = json.indexOf('"', from); at >= 0; at = json.indexOf('"', at + 1)) {
    let escapes = 0;
    while (json.charCodeAt(at - 1 - escapes) === backslash) escapes++;
    if (escapes % 2 === 0) return at;
  }
  return json.length;
}
