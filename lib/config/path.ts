/** A place in a configuration: keys and list positions from the top. */
export type ConfigPath = readonly (string | number)[];

/** The place as a user would write it: `regions[1].cidr`. */
export function formatPath(path: ConfigPath): string {
  return path
    .map((step, i) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[\w$/*-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
      return i === 0 ? step : `.${step}`;
    })
    .join('');
}
