import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shardMapJsonSchema } from './json-schema';

writeFileSync(join(__dirname, '../../docs/contract/shard-map.schema.json'), shardMapJsonSchema());
