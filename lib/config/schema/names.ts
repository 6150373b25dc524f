import { z } from 'zod';

/** Text of a fixed form; what an error calls the limit. */
const named = (pattern: RegExp, limit: string) => z.string().regex(pattern, limit);

export const appName = named(
  /^(?=.{2,20}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  '2 to 20 characters: a-z 0-9 -, starts with a letter',
);

/** Name of an item of a list; part of physical names and construct ids. */
export const itemName = named(
  /^(?=.{1,30}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  '1 to 30 characters: a-z 0-9 -, starts with a letter',
);

/** Service names become names of containers, which have two characters at least. */
export const serviceName = named(
  /^(?=.{2,30}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  '2 to 30 characters: a-z 0-9 -, starts with a letter',
);

/** Text for the shell, a container or a template. */
export const plainText = named(/^[^\p{Cc}]*$/u, 'text without control characters');

/** A word of a command or a value of a variable: lines and tabs are fine. */
export const commandText = named(/^([^\p{Cc}]|[\n\t])*$/u, 'text without control characters but new lines and tabs');

/** Source: AWS, "Tag naming limits and requirements". */
export const tagKey = named(
  /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+@-]{1,128}$/u,
  'at most 128 letters, digits, spaces and _ . : / = + - @, not beginning with aws:',
);
export const tagValue = named(
  /^[\p{L}\p{Z}\p{N}_.:/=+@-]{0,256}$/u,
  'at most 256 letters, digits, spaces and _ . : / = + - @',
);

/** Shards become part of database identifiers. */
export const shardName = named(/^[a-z][a-z0-9]{0,14}$/, '1 to 15 characters: a-z 0-9, starts with a letter');

export const eventName = named(/^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/, 'a-z 0-9 . -, starts with a letter');

export const hostName = named(
  /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/,
  'a domain name in lower case, e.g. shop.example.com',
);

export const hostedZoneId = named(/^Z[A-Z0-9]{1,31}$/, 'the id of a Route 53 hosted zone, e.g. Z0123456789EXAMPLE');

export const accountId = named(/^\d{12}$/, '12 digits in quotes');

export const regionName = named(/^[a-z]{2}(-[a-z]+)+-\d$/, 'an AWS Region, e.g. us-east-1');

/** A path pattern as load balancer, CDN and reverse proxy all read it: `*` at the end stands for the rest. */
export const pathPattern = named(
  /^\/[\w$.~:@+&/-]{0,126}\*?$/,
  'starts with /, at most 128 characters, * only at the end',
);

export const plainPath = named(/^\/[\w$.~:@+&/?=%-]{0,127}$/, 'starts with /, at most 128 characters');

export const containerImage = named(
  /^(?=.{1,512}$)([A-Za-z0-9.-]+(:\d{1,5})?\/)?[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*(:\w[\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$/,
  'a container image, e.g. public.ecr.aws/nginx/nginx:1.27',
);

export const environmentVariable = named(/^[A-Za-z_]\w*$/, 'A-Z a-z 0-9 _, starts with a letter');

export const secretName = named(/^[\w/+=.@-]{1,512}$/, 'the name of a Secrets Manager secret, e.g. shop/stripe');

export const imageId = named(/^ami-([0-9a-f]{8}|[0-9a-f]{17})$/, 'the id of an AMI, e.g. ami-0123456789abcdef0');

export const attributeName = named(/^[^\p{C}]{1,100}$/u, 'the name of a DynamoDB attribute, at most 100 characters');

export const sqlName = named(/^[a-z][a-z0-9_]{0,62}$/, '1 to 63 characters: a-z 0-9 _, starts with a letter');

export const emailAddress = named(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address');
