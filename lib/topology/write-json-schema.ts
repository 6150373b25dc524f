import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { topologyJsonSchema } from './json-schema';

writeFileSync(join(__dirname, '../../docs/contract/topology.schema.json'), topologyJsonSchema());
