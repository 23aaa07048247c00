/** What we use of saxen, which brings no types. */
declare module 'saxen' {
  type Attributes = Readonly<Record<string, string>>;

  export class Parser {
    ns(prefixByUri: Readonly<Record<string, string>>): this;
    on(name: 'openTag', listener: (element: string, readAttributes: () => Attributes | false) => void): this;
    on(name: 'closeTag', listener: (element: string) => void): this;
    on(name: 'text' | 'cdata' | 'attention', listener: (text: string) => void): this;
    on(name: 'error', listener: (error: Error) => void): this;
    write(xml: string): this;
    end(): Error | null;
  }
}
