/** An element of a page: what it is, and the text in it without that of its markup. */
export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: PageElement[];
  text: string;
}

const withoutEnd = new Set(['meta', '!doctype']);
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const token = /<(\/?)([!a-zA-Z][\w-]*)((?:\s+[^\s=<>"]+(?:="[^"<]*")?)*)\s*(\/?)>|([^<]+)|(<)/g;

/**
 * Reads a page more strictly than a browser: every element has its end, every attribute its quotes, and no bare `<`
 * stands in text. Throws on anything else.
 */
export function readPage(page: string): PageElement {
  const root: PageElement = { name: '#root', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, end, name, attributes = '', closed, text, stray] of page.matchAll(token)) {
    const parent = open.at(-1) as PageElement;
    if (stray) throw new Error(`a bare < in ${parent.name}`);
    if (text !== undefined) {
      for (const element of open) element.text += unescaped(text);
    } else if (end) {
      if (parent.name !== name) throw new Error(`</${name}> ends ${parent.name}`);
      open.pop();
    } else {
      const element = { name: name as string, attributes: attributesOf(attributes), children: [], text: '' };
      parent.children.push(element);
      if (!closed && !withoutEnd.has(element.name)) open.push(element);
    }
  }
  if (open.length > 1) throw new Error(`${open.at(-1)?.name} has no end`);
  return root;
}

/** All elements of a name, those within others too. */
export function elementsOf(element: PageElement, name: string): PageElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsOf(child, name),
  ]);
}

export const elementAt = (page: PageElement, id: string): PageElement | undefined =>
  allOf(page).find(({ attributes }) => attributes['id'] === id);

export function allOf(element: PageElement): PageElement[] {
  return element.children.flatMap((child) => [child, ...allOf(child)]);
}

function attributesOf(text: string): Record<string, string> {
  const found = text.matchAll(/([^\s=]+)(?:="([^"]*)")?/g);
  return Object.fromEntries([...found].map(([, name, value = '']) => [name as string, unescaped(value)]));
}

function unescaped(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) throw new Error(`a bare & in ${text.slice(0, 80)}`);
  return text.replace(/&([^;]+);/g, (_, name: string) => entities[name] as string);
}
