import type { ErrorText } from '../errors.ts';

export const deskErrors = {} as const satisfies Readonly<Record<string, ErrorText>>;
