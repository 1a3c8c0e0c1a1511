export type Codec = { encode(value: unknown): string; decode(text: string): unknown };
export function createCodec(): Codec;
