// The package's own declarations are not reachable through its `exports`; these are the members
// that the vault uses, and no others.
declare module 'better-sqlite3' {
  export type Bindable = string | number | bigint | Uint8Array | null;
  export interface Statement {
    readonly readonly: boolean;
    run(...parameters: readonly Bindable[]): { changes: number };
    get(...parameters: readonly Bindable[]): unknown;
    all(...parameters: readonly Bindable[]): unknown[];
  }
  export default class Database {
    constructor(filename: string, options?: { fileMustExist?: boolean; timeout?: number });
    readonly inTransaction: boolean;
    prepare(sql: string): Statement;
    exec(sql: string): this;
    pragma(source: string, options?: { simple?: boolean }): unknown;
    close(): this;
  }
}
