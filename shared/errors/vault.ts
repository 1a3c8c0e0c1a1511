import type { ErrorText } from '../errors.ts';

export const vaultErrors = {} as const satisfies Readonly<Record<string, ErrorText>>;
