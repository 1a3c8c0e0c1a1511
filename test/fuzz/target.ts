import { Refusal } from '../../shared/errors.ts';

/**
 * What every parser of foreign bytes promises: a value, or a Refusal with a code. Anything else that
 * is thrown is a finding.
 */
export async function valueOrRefusal(parse: () => unknown): Promise<void> {
  try {
    await parse();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** Bytes as the characters that a file of ASCII would have. */
export const asText = (data: Uint8Array): string => Buffer.from(data).toString('latin1');
