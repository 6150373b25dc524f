import { join } from 'node:path';

/** The kit's own folder. */
export const ROOT = join(__dirname, '../..');

/** What a local run leaves behind: logs, state, templates. Ignored by git, and safe to delete when nothing runs. */
export const WORK_DIR = join(ROOT, '.stagecoach');

export const EMULATOR_DIR = join(__dirname, 'emulator');
