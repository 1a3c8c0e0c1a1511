import type { Bilingual } from './rubric.ts';

/** Whether this machine computes what others computed. `absent`: a part that it is known to lack,
 * for which another stands in. */
export type SelftestState = 'ok' | 'failed' | 'absent';

export type SelftestLine = {
  /** Stable name, `area.what`. */
  readonly id: string;
  readonly title: Bilingual;
  readonly state: SelftestState;
  /** The known answer. */
  readonly expected: string;
  /** What came out here; null where it is the same or nothing could be asked. */
  readonly got: string | null;
  readonly ms: number;
};

export type SelftestReport = {
  readonly v: 1;
  /** No line failed. */
  readonly ok: boolean;
  /** Versions of what ran the checks, by name. */
  readonly runtime: Readonly<Record<string, string>>;
  /** What the runtime's own cryptography offers of things this program does without, because some
   * runtimes (Electron's BoringSSL) lack them. */
  readonly unused: Readonly<Record<string, boolean>>;
  readonly lines: readonly SelftestLine[];
};

export const selftestStates: Readonly<Record<SelftestState, Bilingual>> = {
  ok: { zh: '通过', en: 'ok' },
  failed: { zh: '未通过', en: 'failed' },
  absent: { zh: '本机没有', en: 'absent' },
};
