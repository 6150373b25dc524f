/** Names that only AWS knows, in the form in which a zone that was not asked from AWS has them. */

/** A load balancer of a Region; `name` tells it from others. */
export const balancerHost = (region: string, name = 'load-balancer') => `<${name}>.${region}.elb.amazonaws.com`;

/** A fixed address of a Region. */
export const fixedAddress = (region: string, name = 'address') => `<${name}>.${region}`;

/** A CDN. */
export const cdnHost = (name = 'distribution') => `<${name}>.cloudfront.net`;

/** The account, where a template does not say it. */
export const SOME_ACCOUNT = '<account>';

/** Whether a name is one of these: then it can't be compared with a real one. */
export const isPlaceholder = (name: string) => name.includes('<');
