import { z } from 'zod';
import { operation } from '../operation.ts';
import type { Programme } from '../programme.ts';
import type { Bilingual } from '../rubric.ts';
import type { RuleProblem } from '../rule-check.ts';
import type { SavedFile } from './workspace.ts';

/** One programme in the list of shipped and own ones. */
export type ProgrammeRow = {
  readonly programme: string;
  readonly version: string;
  readonly title: Bilingual;
  readonly own: boolean;
  readonly reviews: readonly { readonly review: string; readonly title: Bilingual }[];
  /** Of the programme as saved; null for one that was never saved. */
  readonly sha256: string | null;
  readonly copiedFrom: NonNullable<Programme['copiedFrom']> | null;
  /** When the draft was written last; null where there is none. */
  readonly draftAt: string | null;
  /** What keeps the draft, or else the programme, from being saved. */
  readonly problems: number;
  /** Rounds that were made from it. */
  readonly rounds: readonly string[];
};

/** One programme, open: as it is being written, or as saved. */
export type ProgrammeView = ProgrammeRow & {
  /** In the shape of a programme; its values may break the rules that `problemList` names. */
  readonly content: Programme;
  readonly problemList: readonly RuleProblem[];
  readonly savedAt: string | null;
};

/** What became of a file that was chosen. */
export type ProgrammeImport =
  | {
      readonly outcome: 'bad';
      readonly fileName: string;
      readonly problems: readonly RuleProblem[];
    }
  /** Already here with the same content, shipped or own. */
  | { readonly outcome: 'same'; readonly programme: string }
  /** `renamedFrom`: the id of the file, where another programme has it here. */
  | {
      readonly outcome: 'imported';
      readonly programme: string;
      readonly renamedFrom: string | null;
    };

/** Lower-case id of a programme file. */
export const ProgrammeId = z.string().regex(/^[a-z0-9-]{1,60}$/);
const One = z.strictObject({ programme: ProgrammeId });

export const agencyProgrammeOperations = {
  programmes: operation<readonly ProgrammeRow[]>()(z.strictObject({})),
  programme: operation<ProgrammeView>()(One),
  /** Copies a shipped or own programme under a new id, as a draft. */
  copyProgramme: operation<ProgrammeView>()(
    z.strictObject({ programme: ProgrammeId, as: ProgrammeId }),
  ),
  /** Keeps what is being written; answers every problem it has. */
  draftProgramme: operation<ProgrammeView>()(
    z.strictObject({
      programme: ProgrammeId,
      content: z.looseObject({ reviews: z.array(z.looseObject({})).max(40) }),
    }),
  ),
  /** Makes the draft the programme that rounds can be made from. */
  saveProgramme: operation<ProgrammeView>()(One),
  /** Drops the draft of a programme that was saved before. */
  discardProgrammeDraft: operation<ProgrammeView>()(One),
  removeProgramme: operation<readonly ProgrammeRow[]>()(One),
  /** Chooses a file; when it has problems nothing is taken in and all of them are listed. */
  importProgramme: operation<ProgrammeImport>()(z.strictObject({})),
  /** Chooses a place for a programme as saved, as `<id>.json`. */
  exportProgramme: operation<SavedFile>()(One),
} as const;
