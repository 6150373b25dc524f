import { Refusal } from './errors';
import type { Route53Server } from './server';
import { REQUESTS } from './shapes';
import { parseXml } from './xml';

export interface Request {
  /** What the path names. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

export interface DnsQuestion {
  /** Without the last dot. */
  readonly name: string;
  readonly type: string;
  /** Address for which is asked; absent: that of the resolver. */
  readonly subnet?: string;
}

export interface DnsReply {
  readonly code: 'NOERROR' | 'NXDOMAIN';
  readonly data: readonly string[];
}

export interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
  run(request: Request, server: Route53Server): Record<string, unknown> & { location?: string };
}

export const at = (path: string) => new RegExp(`^/2013-04-01/${path}$`);

/** How many a page has. */
export function maxItems(query: URLSearchParams, most: number): number {
  const text = query.get('maxitems') ?? String(most);
  if (!/^[1-9]\d*$/.test(text)) throw new Refusal('InvalidInput', `maxitems is no number from 1 on: ${text}`);
  return Math.min(Number(text), most);
}

/** The body of a request. */
export function read<Name extends keyof typeof REQUESTS>(
  name: Name,
  body: string,
): ReturnType<(typeof REQUESTS)[Name]> {
  const root = parseXml(body);
  if (root?.name !== name) throw new Refusal('InvalidInput', `the body is no ${name}`);
  return REQUESTS[name](root) as ReturnType<(typeof REQUESTS)[Name]>;
}
