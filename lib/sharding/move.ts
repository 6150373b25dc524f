import type { SlotSpan } from './owners';

/** Keys that leave one shard for another. Keys with an override never belong to it, but for those that `key` names. */
export type Move = { readonly from: string; readonly to: string } & (
  | { readonly kind: 'slots'; readonly slots: readonly SlotSpan[] }
  /** Keys from `first` on, up to `before`, which is not included; absent: to the end. */
  | { readonly kind: 'range'; readonly first: string; readonly before?: string }
  | { readonly kind: 'place'; readonly place: string }
  /** Every key that lives where the default says. */
  | { readonly kind: 'rest' }
  | { readonly kind: 'key'; readonly key: string }
);
