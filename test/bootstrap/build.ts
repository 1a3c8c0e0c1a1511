// `npm run build`, and the first step of everything that opens the built program.
import { build } from './steps.ts';

process.exit(build().failed === 0 ? 0 : 1);
