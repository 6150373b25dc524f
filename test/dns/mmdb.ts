/**
 * Writes a database in MaxMind's format, with places for networks: enough of it for gdnsd, which reads nothing else.
 * Source: MaxMind, "MaxMind DB File Format Specification" 2.0.
 */
import { type Network, networkOf } from '../../lib/geodns/network';

type Datum = string | Figure | readonly Datum[] | { readonly [key: string]: Datum };

/** A number, as the format has it: with a fraction, or whole in so many bytes. */
export class Figure {
  constructor(
    readonly type: 'double' | 'uint16' | 'uint32' | 'uint64',
    readonly value: number,
  ) {}
}

type Node = { sides: [Node | number | undefined, Node | number | undefined] };

/** Bits of an address; those of version 4 come after 96 zeros. */
const BITS = 128;

export function mmdb(type: string, networks: ReadonlyMap<string, Datum>): Buffer {
  const root: Node = { sides: [undefined, undefined] };
  const data: Buffer[] = [];
  let size = 0;
  for (const [text, datum] of networks) {
    const network = networkOf(text);
    if (!network) throw new Error(`${text} is no network`);
    insert(root, network, size);
    const written = encoded(datum);
    data.push(written);
    size += written.length;
  }
  const nodes = inOrder(root);
  const metadata = encoded({
    binary_format_major_version: new Figure('uint16', 2),
    binary_format_minor_version: new Figure('uint16', 0),
    build_epoch: new Figure('uint64', 1_764_000_000),
    database_type: type,
    description: { en: 'Networks of a test' },
    ip_version: new Figure('uint16', 6),
    languages: ['en'],
    node_count: new Figure('uint32', nodes.length),
    record_size: new Figure('uint16', 32),
  });
  return Buffer.concat([
    tree(nodes),
    Buffer.alloc(16),
    ...data,
    Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1'),
    metadata,
  ]);
}

function insert(root: Node, { family, address, length }: Network, offset: number): void {
  const depth = family === 4 ? length + 96 : length;
  let node = root;
  for (let i = 0; i < depth; i += 1) {
    const side = Number((address >> BigInt(BITS - 1 - i)) & 1n) as 0 | 1;
    if (i === depth - 1) {
      node.sides[side] = offset;
      return;
    }
    const next = node.sides[side];
    if (typeof next === 'number') throw new Error('networks lie in each other');
    const inner: Node = next ?? { sides: [undefined, undefined] };
    node.sides[side] = inner;
    node = inner;
  }
}

function inOrder(root: Node): Node[] {
  const nodes = [root];
  for (const { sides } of nodes) for (const side of sides) if (typeof side === 'object') nodes.push(side);
  return nodes;
}

function tree(nodes: readonly Node[]): Buffer {
  const index = new Map(nodes.map((node, i) => [node, i]));
  const bytes = Buffer.alloc(nodes.length * 8);
  for (const [i, { sides }] of nodes.entries())
    for (const [j, side] of sides.entries()) {
      const value =
        side === undefined
          ? nodes.length
          : typeof side === 'number'
            ? nodes.length + 16 + side
            : (index.get(side) ?? 0);
      bytes.writeUInt32BE(value, i * 8 + j * 4);
    }
  return bytes;
}

/** Numbers of the types, and bytes of those of one length. */
const TYPES = { string: 2, double: 3, uint16: 5, uint32: 6, map: 7, uint64: 9, array: 11 } as const;
const BYTES = { double: 8, uint16: 2, uint32: 4, uint64: 8 } as const;

function encoded(datum: Datum): Buffer {
  if (typeof datum === 'string') {
    const text = Buffer.from(datum);
    return Buffer.concat([control(TYPES.string, text.length), text]);
  }
  if (datum instanceof Figure) {
    const { type, value } = datum;
    const bytes = Buffer.alloc(BYTES[type]);
    if (type === 'double') bytes.writeDoubleBE(value);
    else if (type === 'uint64') bytes.writeBigUInt64BE(BigInt(value));
    else bytes.writeUIntBE(value, 0, bytes.length);
    return Buffer.concat([control(TYPES[type], bytes.length), bytes]);
  }
  if (Array.isArray(datum)) return Buffer.concat([control(TYPES.array, datum.length), ...datum.map(encoded)]);
  const entries = Object.entries(datum as { readonly [key: string]: Datum });
  return Buffer.concat([
    control(TYPES.map, entries.length),
    ...entries.flatMap(([key, value]) => [encoded(key), encoded(value)]),
  ]);
}

function control(type: number, length: number): Buffer {
  const [size, more] = length < 29 ? [length, []] : [29, [length - 29]];
  // Types above 7 are written in a byte of their own.
  return type < 8 ? Buffer.from([(type << 5) | size, ...more]) : Buffer.from([size, type - 7, ...more]);
}
