/** Something that is otherwise than the configuration has it. */
export interface ZoneFinding {
  readonly kind: 'missing' | 'different' | 'extra';
  /** Record or health check, as people call it. */
  readonly what: string;
  /** What is otherwise, and how it should be. */
  readonly how: string;
}
