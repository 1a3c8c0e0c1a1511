import { Refusal } from '../../../shared/errors.ts';

/** The code with which `act` refuses; fails loudly where it does anything else. */
export function codeOfRefusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'accepted';
}

export async function codeOfRefusalAsync(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'accepted';
}
