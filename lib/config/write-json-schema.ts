import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchema } from './json-schema';

writeFileSync(join(__dirname, '../../config/schema.json'), jsonSchema());
