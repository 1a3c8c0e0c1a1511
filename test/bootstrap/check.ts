// `npm run check`: what can be known without opening a window.
import { checkStyle, checkTypes, conclude, runUnit, sum } from './steps.ts';

conclude(sum([checkTypes(), checkStyle(), runUnit()]));
