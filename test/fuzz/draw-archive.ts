import { writeZip, type ZipEntry } from '../support/archive/write-zip.ts';
import { directoryLies, entryLies, strangeNames } from './archive-lies.ts';
import { drawTextFile } from './draw-text-file.ts';
import { fileMutations } from './file-mutations.ts';
import type { Drawing, FuzzCase } from './fuzz-case.ts';

/** A zip archive of text files: one may be lied about, one strangely named, or all of it damaged. */
export function drawArchive(drawing: Drawing): FuzzCase {
  const { random } = drawing;
  const inside = Array.from({ length: random.int(2, 3) }, (_, at) =>
    drawTextFile({ ...drawing, prefix: `part ${at} ` }),
  );
  const lie = random.chance(0.5) ? random.pick(Object.keys(entryLies)) : null;
  const liedAbout = random.int(0, inside.length - 1);
  const named = random.chance(0.3) ? random.int(0, inside.length - 1) : -1;
  const whole = random.chance(0.2) ? random.pick(Object.keys(fileMutations)) : null;
  const entries = inside.map(({ files: [file] }, at): ZipEntry => {
    const entry: ZipEntry = {
      name: at === named ? random.pick(strangeNames) : `folder/${at}-${file?.name}`,
      content: file?.bytes ?? '',
      method: random.pick([0, 8]),
      hasDescriptor: random.chance(0.2),
      isZip64: random.chance(0.1),
    };
    return (at === liedAbout && lie && entryLies[lie]?.(random, entry)) || entry;
  });
  const zip = writeZip(entries);
  // A name without an extension may leave open what the part is, and a folder's is skipped.
  const isSure = (at: number) =>
    whole === null && at !== named && !(lie && (at === liedAbout || directoryLies.has(lie)));
  return {
    files: [{ name: 'fuzz.zip', bytes: (whole && fileMutations[whole]?.(random, zip)) || zip }],
    kept: inside.flatMap(({ kept }, at) => (isSure(at) ? kept : [])),
    story: [
      'zip',
      ...(whole ? [`archive ${whole}`] : []),
      ...(lie ? [`${lie} in part ${liedAbout}`] : []),
      ...(named >= 0 ? [`strange name in part ${named}`] : []),
      ...inside.flatMap(({ story }) => story),
    ],
    parts: inside.flatMap(({ parts }) => parts),
  };
}
