// A program of its own that works until it is killed: `node work.ts JOB HOME`. It says on standard
// output what it was answered, as soon as it was.
import { writeSync } from 'node:fs';
import { workOf } from './works.ts';

const [job = '', home = ''] = process.argv.slice(2);
const work = workOf[job];
if (!work) throw new Error(`no work ${job}`);
// Written at once: what is still in a buffer dies with the process.
await work(home, (line) => writeSync(1, `${line}\n`));
