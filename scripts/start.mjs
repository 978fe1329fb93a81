import { prepareAndRun } from './prepare.mjs';

prepareAndRun('start.ts');
