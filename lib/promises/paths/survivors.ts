import { HANGS_SECONDS } from './led-away';

/** What leading users away from a region rests on. */
export function survivorsHold(region: string): string[] {
  return [
    `the others carry the load of ${region}: until their groups have grown, in minutes, and up to servers.max`,
    'the service that takes /* fails too: it stands for its region, and of another that is down nobody hears',
    `a request begins after that: one that was under way may hang for ${HANGS_SECONDS} s`,
  ];
}
