import type { ErrorText } from '../errors.ts';

export const agencyErrors = {} as const satisfies Readonly<Record<string, ErrorText>>;
