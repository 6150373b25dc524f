/** One element, without attributes: Route 53 uses none but the namespace. */
export interface Element {
  readonly name: string;
  readonly text: string;
  readonly children: readonly Element[];
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The root of a document; undefined when it is no well-formed XML. */
export function parseXml(document: string): Element | undefined {
  const root: Open = { name: '', text: '', children: [] };
  const open: Open[] = [root];
  const parts = document.replace(/^\s*<\?xml[^>]*\?>/, '').matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>|([^<]+)|</g);
  for (const [whole, end, name = '', empty, text] of parts) {
    const top = open.at(-1);
    if (!top || whole === '<') return undefined;
    if (text !== undefined) top.text += decoded(text);
    else if (end) {
      if (top.name !== name || top === root) return undefined;
      open.pop();
    } else {
      const element: Open = { name, text: '', children: [] };
      top.children.push(element);
      if (!empty) open.push(element);
    }
  }
  return open.length === 1 && root.children.length === 1 ? root.children[0] : undefined;
}

interface Open {
  readonly name: string;
  text: string;
  readonly children: Open[];
}

function decoded(text: string): string {
  return text.replaceAll(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    return String.fromCodePoint(name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
  });
}

/** A document: an object is elements in its order, an array is the same element several times, undefined is none. */
export function writeXml(name: string, value: unknown): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(name, value, ' xmlns="https://route53.amazonaws.com/doc/2013-04-01/"')}`;
}

function element(name: string, value: unknown, attributes = ''): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((each) => element(name, each)).join('');
  const inside =
    typeof value === 'object' && value !== null
      ? Object.entries(value)
          .map(([key, each]) => element(key, each))
          .join('')
      : encoded(String(value));
  return `<${name}${attributes}>${inside}</${name}>`;
}

function encoded(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
