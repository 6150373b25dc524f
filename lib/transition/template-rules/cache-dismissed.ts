import { departures } from '../departures';
import { about, described, type TemplateRule } from '../template-rule';

export const cacheDismissed: TemplateRule = {
  id: 'cache-dismissed',
  severity: 'warning',
  why: 'A cache can be filled again, so a stage without one may delete it; what lives only there can not be had again.',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Strategies.html',
  check: (change) =>
    departures(change)
      .filter(({ fate }) => fate === 'dismissed')
      .map(({ resource }) =>
        about(resource, {
          severity: 'warning',
          problem: `${described(resource)} leaves with the cache: what is only in the cache, such as sessions, is lost`,
          remedy: 'let the application do without the cache first',
        }),
      ),
};
