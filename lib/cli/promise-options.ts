import { InvalidArgumentError } from 'commander';
import type { Loss } from '../promises/loss';
import { LOSSES } from '../promises/promises';

/** One of the losses, by its name. */
export function lossNamed(text: string): Loss {
  const loss = LOSSES.find(({ id }) => id === text);
  if (loss) return loss;
  throw new InvalidArgumentError(`it is one of ${LOSSES.map(({ id }) => id).join(', ')}.`);
}
