import type { ConfigRule } from '../rule';

/** Tags that the kit sets on every stack. */
const KIT_TAGS = ['app', 'environment'];

/** Tag keys differ in more than their case, because those of IAM don't, and the kit's own are the kit's. */
export const tagKeys: ConfigRule = {
  id: 'tag-keys',
  check: ({ tags }) =>
    Object.keys(tags).flatMap((key, i, keys) => {
      const lower = key.toLowerCase();
      if (KIT_TAGS.includes(lower)) return [{ path: ['tags', key], problem: 'is set by the kit', remedy: 'remove it' }];
      const first = keys.findIndex((other) => other.toLowerCase() === lower);
      return first === i
        ? []
        : [{ path: ['tags', key], problem: `is ${keys[first]} again, but for its case`, remedy: 'remove one of them' }];
    }),
};
