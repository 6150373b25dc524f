import { join } from 'node:path';
import { KIT_FOLDER } from '../aws/cdk-command';

/** What a local run leaves behind: logs, state, templates. Ignored by git, and safe to delete when nothing runs. */
export const WORK_DIR = join(KIT_FOLDER, '.stagecoach');

export const EMULATOR_DIR = join(__dirname, 'emulator');
