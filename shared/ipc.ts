// The contract between page and program. Main registers exactly these operations, preload exposes
// exactly these functions, and both take their types from here.
import type { z } from 'zod';
import type { Result } from './errors.ts';
import type { Operation } from './operation.ts';
import { agencyOperations } from './operations/agency.ts';
import { expertOperations } from './operations/expert.ts';
import { readerOperations } from './operations/reader.ts';
import { safekeepingOperations } from './operations/safekeeping.ts';
import { workspaceOperations } from './operations/workspace.ts';

export const operations = {
  workspace: workspaceOperations,
  expert: expertOperations,
  agency: agencyOperations,
  reader: readerOperations,
  safekeeping: safekeepingOperations,
} as const;

export type Area = keyof typeof operations;
export type OperationName<A extends Area> = keyof (typeof operations)[A] & string;

type AnyOperation = Operation<z.ZodType, unknown>;
export type InputOf<O> =
  O extends Operation<infer I extends z.ZodType, unknown> ? z.input<I> : never;
export type ParsedInputOf<O> =
  O extends Operation<infer I extends z.ZodType, unknown> ? z.output<I> : never;
export type OutputOf<O> = O extends Operation<z.ZodType, infer Out> ? Out : never;

/** What main implements for an area: parsed input in, plain value out; refusals are thrown. */
export type Handlers<A extends Area> = {
  readonly [K in OperationName<A>]: (
    input: ParsedInputOf<(typeof operations)[A][K]>,
  ) => Promise<OutputOf<(typeof operations)[A][K]>> | OutputOf<(typeof operations)[A][K]>;
};

/** Facts that the program announces to the page. They never carry commands. */
export type Events = {
  /** A long job moved on. `done`/`total` in the unit the label names (bytes, sheets, files). */
  readonly jobProgress: {
    readonly job: string;
    readonly label: string;
    readonly done: number;
    readonly total: number;
  };
  /** The workspace was locked (idle, on demand, or by the system). */
  readonly workspaceLocked: { readonly reason: 'idle' | 'demand' | 'system' };
  /** Something in the workspace changed outside the page's own call; views should be read again. */
  readonly workspaceChanged: { readonly area: Area };
  /** The system handed files to the program (double click, second start). They wait until
   * `workspace.receiveGiven` takes them in. */
  readonly filesGiven: { readonly count: number };
};
export type EventName = keyof Events;
export const eventNames = [
  'jobProgress',
  'workspaceLocked',
  'workspaceChanged',
  'filesGiven',
] as const satisfies readonly EventName[];

/** Operations that only the preload script may call, because their input names paths. */
export const preloadOnly = { workspace: ['receiveFiles'] } as const satisfies {
  readonly workspace: readonly OperationName<'workspace'>[];
};
type PreloadOnly<A extends Area> = A extends keyof typeof preloadOnly
  ? (typeof preloadOnly)[A][number]
  : never;

/** What `window.hengping` is in the page. */
export type HengpingApi = {
  readonly [A in Area]: {
    readonly [K in Exclude<OperationName<A>, PreloadOnly<A>>]: (
      input: InputOf<(typeof operations)[A][K]>,
    ) => Promise<Result<OutputOf<(typeof operations)[A][K]>>>;
  };
} & {
  readonly on: <E extends EventName>(event: E, listener: (fact: Events[E]) => void) => () => void;
  /** Hands dropped files to the program; the page never sees their paths. */
  readonly receiveDropped: (
    files: readonly unknown[],
  ) => Promise<Result<OutputOf<(typeof workspaceOperations)['receiveFiles']>>>;
};

export const channelOf = (area: Area, name: string): string => `hengping:${area}.${name}`;
export const eventChannelOf = (event: EventName): string => `hengping:event.${event}`;

/** The operation behind an area and name; undefined for anything that is not in the table. */
export function findOperation(area: Area, name: string): AnyOperation | undefined {
  const table: Readonly<Record<string, AnyOperation>> = operations[area];
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
