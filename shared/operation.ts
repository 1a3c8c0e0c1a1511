import type { z } from 'zod';

/** One thing the page may ask of the program: the schema its input must pass, and (as a type
 * only) what comes back. */
export type Operation<Input extends z.ZodType, Output> = {
  readonly input: Input;
  readonly output?: Output;
};

/** `operation<Output>()(inputSchema)`: two steps so that the output is named and the input inferred. */
export function operation<Output>() {
  return <Input extends z.ZodType>(input: Input): Operation<Input, Output> => ({ input });
}
