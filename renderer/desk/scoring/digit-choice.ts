import type { KeyboardEvent } from 'react';
import { isComposing } from '../../ui/typing.ts';

/** The choice that a digit means: 1 is the first. Null for any other key or a digit past the end. */
export function digitChoice<Choice>(
  event: KeyboardEvent,
  choices: readonly Choice[],
): Choice | null {
  if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event.nativeEvent)) return null;
  const digit = event.key.normalize('NFKC');
  return /^[1-9]$/.test(digit) ? (choices[Number(digit) - 1] ?? null) : null;
}
