import { departures } from '../departures';
import { about, described, type TemplateRule } from '../template-rule';

export const retired: TemplateRule = {
  id: 'retired',
  severity: 'note',
  why: 'What the configuration lists under retired leaves its template and stays in AWS, where it goes on costing money.',
  source: 'config/example.yaml, retired',
  check: (change) =>
    departures(change)
      .filter(({ fate }) => fate === 'retired')
      .map(({ resource }) =>
        about(resource, {
          severity: 'note',
          problem: `${described(resource)} leaves the template as listed under retired, and stays in AWS with its data`,
          remedy: 'delete it by hand when nobody needs it any more',
        }),
      ),
};
