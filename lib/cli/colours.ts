import { createColors } from 'picocolors';

/** Colours for people at a terminal. A pipe, a file and a CI log get none, whatever the environment says of CI. */
export const colours = createColors(process.stdout.isTTY === true && process.env.NO_COLOR === undefined);
