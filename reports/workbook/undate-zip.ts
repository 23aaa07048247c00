const endOfDirectory = 0x0605_4b50;
const directoryEntry = 0x0201_4b50;
const localHeader = 0x0403_4b50;
/** The first moment that a zip can tell: 1 January 1980, as its time and date words. */
const firstMoment = 0x0021_0000;

/**
 * The same archive with every entry dated 1 January 1980: who writes zips stamps them with the clock, and equal
 * content should be equal bytes. Places by the ZIP specification (APPNOTE 6.3.10, 4.3.7, 4.3.12, 4.3.16). Throws
 * on what is no archive, and on one with a comment.
 */
export function undateZip(archive: Uint8Array): Uint8Array {
  const undated = archive.slice();
  const view = new DataView(undated.buffer, undated.byteOffset, undated.byteLength);
  const end = undated.length - 22;
  expectMark(view, end, endOfDirectory);
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    expectMark(view, at, directoryEntry);
    const local = view.getUint32(at + 42, true);
    expectMark(view, local, localHeader);
    view.setUint32(at + 12, firstMoment, true);
    view.setUint32(local + 10, firstMoment, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return undated;
}

function expectMark(view: DataView, at: number, mark: number): void {
  if (at < 0 || view.getUint32(at, true) !== mark) throw new Error(`no zip archive: ${mark.toString(16)}`);
}
