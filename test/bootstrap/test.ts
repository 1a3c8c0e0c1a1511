// `npm test`: everything that a change must pass.
import { build, checkStyle, checkTypes, conclude, runSpecs, runUnit, sum } from './steps.ts';

const before = [checkTypes(), checkStyle(), build()];
const tests = [runUnit(), runSpecs('conformance'), runSpecs('e2e')];
conclude(sum([...before, ...tests]));
