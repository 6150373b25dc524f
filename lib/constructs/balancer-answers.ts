import { HTTPS_PORT } from '../blueprint/ports';

/** What a load balancer answers by itself. */

export const NOT_FOUND = {
  type: 'fixed-response',
  fixedResponseConfig: { statusCode: '404', contentType: 'text/plain' },
};

export const FORBIDDEN = {
  type: 'fixed-response',
  fixedResponseConfig: { statusCode: '403', contentType: 'text/plain' },
};

/** As a page of its own: the CDN gives it the status of what went wrong. */
export const UNAVAILABLE = {
  type: 'fixed-response',
  fixedResponseConfig: {
    statusCode: '200',
    contentType: 'text/html',
    messageBody:
      '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Back soon</title>' +
      '<body style="font:1.1rem system-ui;max-width:30rem;margin:20vh auto;padding:0 1rem">' +
      '<h1>We will be back soon</h1><p>This page can not be shown right now. Please try again in a few minutes.</p>',
  },
};

export const TO_HTTPS = {
  type: 'redirect',
  redirectConfig: { protocol: 'HTTPS', port: String(HTTPS_PORT), statusCode: 'HTTP_301' },
};
