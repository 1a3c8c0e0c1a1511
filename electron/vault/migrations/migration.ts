/** One step of the database's layout. Steps are only ever added; their numbers grow by ten. */
export type Migration = { readonly version: number; readonly sql: string };
