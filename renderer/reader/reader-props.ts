import type { Evidence, Rectangle } from '../../shared/objects/sheet.ts';
import type { DocumentItem } from '../../shared/operations/expert.ts';

/** Evidence that is already attached, drawn over its page. `active` belongs to the criterion or
 * target that is being judged and is drawn stronger. */
export type EvidenceMark = {
  readonly id: string;
  readonly docid: string;
  readonly pageIndex: number;
  readonly rects: readonly Rectangle[];
  readonly active: boolean;
};

/** A wish to see a place. Each new `nonce` is a new wish, also for the same place. */
export type EvidenceJump = {
  readonly evidenceId: string;
  readonly docid: string;
  readonly pageIndex: number;
  readonly rects: readonly Rectangle[];
  readonly nonce: number;
};

export type DocumentReaderProps = {
  readonly round: string;
  readonly app: string;
  readonly documents: readonly DocumentItem[];
  /** Which tab is shown; null or an unknown id shows the first document. */
  readonly activeDocid: string | null;
  readonly onActivate: (docid: string) => void;
  /** False: nothing can be attached now (nothing chosen to cite for, or the sheet is closed). */
  readonly canAttach: boolean;
  /** Title of the criterion or target that evidence would be attached to, for the button's name. */
  readonly attachTo?: string | undefined;
  /** A selection or a drawn rectangle became evidence; the desk adds what it is cited for. */
  readonly onAttach: (evidence: Omit<Evidence, 'item' | 'on'>) => void;
  readonly marks: readonly EvidenceMark[];
  readonly jump: EvidenceJump | null;
  /** The reader went back (Alt+←) to where it was before the last jump. */
  readonly onJumpBack: () => void;
};

export type PdfPreviewProps = {
  /** A whole PDF made by this program, such as the pages before signing. Not detached. */
  readonly bytes: Uint8Array;
  /** Name of the region for screen readers. */
  readonly label: string;
};
