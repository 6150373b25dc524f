import { distance } from 'fastest-levenshtein';

/** The candidate that was probably meant by `word`; undefined when none is near. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  const [best] = candidates
    .map((candidate) => ({ candidate, edits: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  // Two letters changed places, or a third of them wrong, is a slip; more is another word.
  const slips = word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3));
  return best && best.edits <= slips ? best.candidate : undefined;
}

/** A remedy for a wrong word: the one probably meant, or all that there are. */
export function remedyFor(word: string, candidates: readonly string[]): string {
  const meant = suggest(word, candidates);
  return meant === undefined ? `use one of: ${candidates.join(', ')}` : `did you mean ${meant}?`;
}
