import type { ErrorText } from '../errors.ts';

export const formatErrors = {} as const satisfies Readonly<Record<string, ErrorText>>;
