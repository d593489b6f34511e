/** An element with its attributes and children, in document order. */
export type XmlElement = { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string };

const TOKEN =
  /<\?[^]*?\?>|<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i;

/** Reads a whole document; throws where it is not well-formed: a tag left open, a bare sign, an attribute twice. */
export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let at = source.startsWith('\ufeff') ? 1 : 0;
  while (at < source.length) {
    const here = open.at(-1)!;
    if (source[at] !== '<') {
      const next = source.indexOf('<', at);
      const text = source.slice(at, next === -1 ? source.length : next);
      check(text, at);
      if (here === root && text.trim() !== '') throw new Error(`text outside the document at ${at}`);
      here.text += text;
      at += text.length;
      continue;
    }
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(source);
    if (token === null) throw new Error(`not well-formed at ${at}: ${source.slice(at, at + 80)}`);
    const [whole, closed, opened, rest = '', slash] = token;
    if (closed !== undefined) {
      if (here.name !== closed) throw new Error(`</${closed}> closes <${here.name}> at ${at}`);
      open.pop();
    } else if (opened !== undefined) {
      const element: XmlElement = { name: opened, attributes: attributesOf(rest, at), children: [], text: '' };
      here.children.push(element);
      if (slash === '') open.push(element);
    }
    at += whole.length;
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)!.name}> is never closed`);
  const [only] = root.children;
  if (only === undefined || root.children.length !== 1) throw new Error('a document has one root');
  return only;
}

/** All elements of a tree, the root first. */
export function everyElement(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(everyElement)];
}

function attributesOf(text: string, at: number): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [, name = '', double, single] of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (name in result) throw new Error(`attribute ${name} twice at ${at}`);
    const value = double ?? single ?? '';
    check(value, at);
    result[name] = value;
  }
  return result;
}

function check(text: string, at: number): void {
  if (ENTITY.test(text)) throw new Error(`a bare & at ${at}: ${text.slice(0, 80)}`);
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)) throw new Error(`a forbidden sign at ${at}`);
}
