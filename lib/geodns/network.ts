import { isIP } from 'node:net';

/** A block of addresses. */
export interface Network {
  readonly family: 4 | 6;
  /** The address as a number, with zeros after the prefix. */
  readonly address: bigint;
  /** Bits of the prefix. */
  readonly length: number;
}

const BITS = { 4: 32, 6: 128 } as const;

/** The block that a text means: `192.0.2.0/24`, `2001:db8::/32`, or one address; undefined where it means none. */
export function networkOf(text: string): Network | undefined {
  const [host = '', prefix, ...more] = text.split('/');
  const family = isIP(host);
  if ((family !== 4 && family !== 6) || more.length > 0) return undefined;
  const bits = BITS[family];
  const length = prefix === undefined ? bits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
  if (length < 0 || length > bits) return undefined;
  const address = family === 4 ? four(host) : six(host);
  const rest = BigInt(bits - length);
  return { family, address: (address >> rest) << rest, length };
}

/** Whether all of `inner` lies in `outer`. */
export function contains(outer: Network, inner: Network): boolean {
  if (outer.family !== inner.family || outer.length > inner.length) return false;
  const rest = BigInt(BITS[outer.family] - outer.length);
  return outer.address >> rest === inner.address >> rest;
}

const four = (host: string) => host.split('.').reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);

function six(host: string): bigint {
  const [plain = ''] = host.split('%');
  const [, before = plain, last] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(plain) ?? [];
  const tail = last === undefined ? [] : [four(last) >> 16n, four(last) & 0xffffn].map((part) => part.toString(16));
  const [left = '', right] = before.replace(/([^:]):$/, '$1').split('::');
  const groups = (side: string) => side.split(':').filter((group) => group !== '');
  const [head, end] = [groups(left), [...groups(right ?? ''), ...tail]];
  const zeros = Array.from({ length: 8 - head.length - end.length }, () => '0');
  return [...head, ...zeros, ...end].reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n);
}
