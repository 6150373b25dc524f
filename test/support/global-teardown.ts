import { rmSync } from 'node:fs';

export default function globalTeardown(): void {
  if (process.env.TEMPLATES) rmSync(process.env.TEMPLATES, { recursive: true, force: true });
}
