import type { ReaderFailure } from './failure.ts';

export type FindProgress = {
  readonly query: string;
  /** 1-based number of the shown hit; 0 while there is none. */
  readonly current: number;
  readonly total: number;
  readonly status: 'idle' | 'searching' | 'found' | 'wrapped' | 'none';
};

/** A short fact for the status line and for screen readers. */
export type ReaderNotice =
  | { readonly kind: 'attached'; readonly page: string; readonly count: number }
  | { readonly kind: 'nothing-selected' }
  | { readonly kind: 'cannot-attach' }
  | { readonly kind: 'no-copying' };

export type OutlineEntry = {
  readonly title: string;
  readonly depth: number;
  /** Where it leads within the document; null for dead entries. */
  readonly destination: string | readonly unknown[] | null;
  readonly key: string;
};

/** What the reading pane shows about one document. The controller writes it, components read it. */
export type ReaderState = {
  readonly phase: 'empty' | 'opening' | 'ready' | 'failed';
  readonly failure: ReaderFailure | null;
  /** Bytes read so far while opening; null once pages are there. */
  readonly progress: { readonly loaded: number; readonly total: number } | null;
  readonly docid: string | null;
  readonly pageCount: number;
  /** 1-based. */
  readonly pageNumber: number;
  readonly labels: readonly string[] | null;
  readonly scale: number;
  /** `page-width`, `page-fit`, `auto` or a number. */
  readonly scaleValue: string;
  readonly rotation: number;
  readonly outline: readonly OutlineEntry[];
  readonly find: FindProgress;
  /** The current page is drawn and carries no text. */
  readonly pageWithoutText: boolean;
  /** The current page has been waited for unusually long. */
  readonly slow: boolean;
  readonly drawing: boolean;
  readonly hasSelection: boolean;
  readonly canGoBack: boolean;
  readonly notice: ReaderNotice | null;
};

export const noFind: FindProgress = { query: '', current: 0, total: 0, status: 'idle' };

export const emptyState: ReaderState = {
  phase: 'empty',
  failure: null,
  progress: null,
  docid: null,
  pageCount: 0,
  pageNumber: 1,
  labels: null,
  scale: 1,
  scaleValue: 'page-width',
  rotation: 0,
  outline: [],
  find: noFind,
  pageWithoutText: false,
  slow: false,
  drawing: false,
  hasSelection: false,
  canGoBack: false,
  notice: null,
};
