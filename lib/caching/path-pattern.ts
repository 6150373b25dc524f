/** A path in which `*` at the end stands for the rest, as in the configuration and in CloudFront. */
export type PathPattern = string;

/** Whether every path that `b` stands for is one of `a`. */
export function covers(a: PathPattern, b: PathPattern): boolean {
  return a.endsWith('*') ? b.startsWith(fixed(a)) : a === b;
}

/** Whether there is a path that both stand for. */
export function meet(a: PathPattern, b: PathPattern): boolean {
  if (a.endsWith('*') && b.endsWith('*')) return covers(a, b) || covers(b, a);
  return a.endsWith('*') ? covers(a, b) : covers(b, a);
}

const fixed = (pattern: PathPattern) => pattern.replace(/\*$/, '');
