import type { ApplicationState, DeskApplication } from '../../../shared/operations/expert.ts';

/** States in which the sheet can still be written to. */
const writable: ReadonlySet<ApplicationState> = new Set([
  'not-begun',
  'begun',
  'complete',
  'amending',
]);
/** States in which documents may be opened. */
const readable: ReadonlySet<ApplicationState> = new Set([...writable, 'submitted', 'amended']);

export const isWritable = (state: ApplicationState): boolean => writable.has(state);
export const isReadable = (state: ApplicationState): boolean => readable.has(state);
export const isIncomplete = (state: ApplicationState): boolean =>
  state === 'not-begun' || state === 'begun';

/** The next application after `current` whose sheet is not complete, going round; null where all
 * others are. */
export function nextIncomplete(
  applications: readonly Pick<DeskApplication, 'app' | 'state'>[],
  current: string,
): string | null {
  const at = applications.findIndex(({ app }) => app === current);
  const inTurn = [...applications.slice(at + 1), ...applications.slice(0, Math.max(at, 0))];
  return inTurn.find(({ state }) => isIncomplete(state))?.app ?? null;
}
