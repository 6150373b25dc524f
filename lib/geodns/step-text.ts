import type { Routing } from './model';
import type { Step } from './resolution';
import { UNKNOWNS } from './unknown';

const BY: Readonly<Record<Exclude<Routing['by'], 'simple'>, string>> = {
  weighted: 'by weight',
  latency: 'by latency',
  geolocation: "by the client's place",
  geoproximity: 'by distance',
  addresses: 'by address',
  failover: 'the first that is healthy',
  multivalue: 'all at once',
};

/** A step in words, e.g. `origin.shop.example.com, by latency: eu-west-1; ap-south-1 comes first, but is unhealthy`. */
export function stepText({ name, by, chosen, passedOver, lastResort, unknown }: Step): string {
  if (by === 'simple' && unknown === undefined) return `${name}: its only record`;
  const how = by === 'simple' ? '' : `, ${BY[by]}`;
  const none = passedOver.length === 1 ? 'comes first, but is unhealthy' : 'come first, but are unhealthy';
  return [
    `${name}${how}: ${unknown === undefined ? chosenText(chosen) : `not known, as ${UNKNOWNS[unknown]}`}`,
    ...(passedOver.length > 0 ? [`${passedOver.join(', ')} ${none}`] : []),
    ...(lastResort ? ['no record is healthy, so all count as healthy'] : []),
  ].join('; ');
}

function chosenText(chosen: Step['chosen']): string {
  if (chosen.length === 0) return 'no record for this client';
  return chosen.map(({ id, probability }) => (probability === 1 ? id : `${id} (${percent(probability)})`)).join(', ');
}

const percent = (probability: number) => `${(probability * 100).toFixed(probability < 0.1 ? 1 : 0)} %`;
