import { Parser } from 'saxen';
import { BrokenOff } from '../broken-off.ts';

/** Elements and attributes come as `s:row` and `r:id`, whatever prefixes the document has. */
export interface XmlListener {
  readonly open: (element: string, attributes: () => Readonly<Record<string, string>>) => void;
  readonly close: (element: string) => void;
  /** Between two tags, perhaps in pieces; entities are decoded. */
  readonly text: (text: string) => void;
}

/** Of the two editions of the standard. */
const prefixes = {
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 's',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 's',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'p',
  'http://schemas.openxmlformats.org/package/2006/content-types': 't',
};

const deepestElement = 64;
/** A tag or a text without end would be held in memory, and looked through again with every piece. */
const longestTokenChars = 1024 * 1024;

/** Reads the XML of a workbook as its bytes arrive. Types of documents and entities of their own are refused. */
export class XmlReader {
  readonly #parser: Parser;
  readonly #decoder = new TextDecoder('utf-8');
  #depth = 0;
  #charsSinceToken = 0;

  constructor({ open, close, text }: XmlListener) {
    const listen =
      <T extends unknown[]>(act: (...heard: T) => void) =>
      (...heard: T) => {
        this.#charsSinceToken = 0;
        act(...heard);
      };
    this.#parser = new Parser()
      .ns(prefixes)
      .on('error', (error) => {
        throw new BrokenOff({ code: 'workbook-damaged' }, error);
      })
      .on('attention', () => {
        throw new BrokenOff({ code: 'workbook-hostile' });
      })
      .on(
        'openTag',
        listen((element, read) => {
          if (++this.#depth > deepestElement) throw new BrokenOff({ code: 'workbook-hostile' });
          open(element, () => read() || {});
        }),
      )
      .on(
        'closeTag',
        listen((element) => {
          this.#depth--;
          close(element);
        }),
      )
      .on(
        'text',
        listen((raw) => text(decodeEntities(raw))),
      )
      .on('cdata', listen(text));
  }

  /** @throws {BrokenOff} */
  write(bytes: Uint8Array): void {
    this.#charsSinceToken += bytes.length;
    if (this.#charsSinceToken > longestTokenChars) throw new BrokenOff({ code: 'workbook-hostile' });
    this.#parser.write(this.#decoder.decode(bytes, { stream: true }));
  }

  /** @throws {BrokenOff} where the document is not whole */
  end(): void {
    this.#parser.end();
  }
}

const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five that XML has, and numbers of characters; saxen's own knows none beyond 65,535. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return names[name.toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
