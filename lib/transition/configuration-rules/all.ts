import type { ConfigurationRule } from '../configuration-rule';

/** Every rule that compares two configurations. */
export const CONFIGURATION_RULES: readonly ConfigurationRule[] = [];
