import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A command of a page, and what the page shows of its output; empty where it shows none. */
export interface GuideStep {
  readonly command: string;
  readonly shown: string;
}

/** A fenced block of a page that a reader is to do. */
export interface GuideBlock {
  readonly page: string;
  /** Of the fence, counted from 1. */
  readonly line: number;
  readonly steps: readonly GuideStep[];
  /** Keeps running while the rest of the pages is read. */
  readonly background: boolean;
  /** The reader repeats it until it shows what the page shows. */
  readonly untilShown: boolean;
  /** Stands on several pages; done on the first of them. */
  readonly once: boolean;
  /** The block is a file of this name. */
  readonly saveAs: string | null;
  /** Why CI does not do it; `null` where it does. */
  readonly notRun: string | null;
  readonly text: string;
}

const root = join(import.meta.dirname, '../../..');
const fence = /^```(\S*)(.*)\n([\s\S]*?)^```$/gm;
const marks = ['background', 'until-shown', 'once'];

/**
 * The blocks of a page in ```console (`$` before each command, then its output) and ```sh (commands alone), and those
 * of any language that are to be saved as a file. Throws on a mark that there is not.
 */
export function readGuideBlocks(page: string): readonly GuideBlock[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(fence)].flatMap(({ index, 1: language, 2: info = '', 3: body = '' }) => {
    const { saveAs, notRun, words } = readInfo(info);
    const line = text.slice(0, index).split('\n').length;
    const unknown = words.filter((word) => !marks.includes(word));
    if (unknown.length > 0) throw new Error(`${page}:${line}: no such mark: ${unknown.join(' ')}`);
    if (saveAs === null && language !== 'console' && language !== 'sh') return [];
    return {
      ...{ page, line, text: body, saveAs, notRun },
      steps: language === 'console' ? consoleSteps(body) : [{ command: body.trim(), shown: '' }],
      background: words.includes('background'),
      untilShown: words.includes('until-shown'),
      once: words.includes('once'),
    };
  });
}

function readInfo(info: string) {
  const [, notRun = null] = /not-run="([^"]+)"/.exec(info) ?? [];
  const [, saveAs = null] = /save-as=(\S+)/.exec(info) ?? [];
  const rest = info.replace(/not-run="[^"]+"|save-as=\S+/g, '').trim();
  return { notRun, saveAs, words: rest === '' ? [] : rest.split(/\s+/) };
}

/** Commands after `$ `, each with what stands below it; what ends with a backslash goes on. */
export function consoleSteps(text: string): GuideStep[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = ''] = /^(?:.*\\\n)*.*/.exec(part) ?? [];
      return { command, shown: part.slice(command.length).trim() };
    });
}
