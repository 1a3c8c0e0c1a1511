// What the world outside offers to a use case. The window program and the terminal each provide
// one, so that desk/, agency/ and workspace/ never import electron.
import type { EventName, Events } from '../shared/ipc.ts';

/** Names a kind of file to a dialog; `extensions` without the dot. */
export type FileFilter = { readonly name: string; readonly extensions: readonly string[] };

export type ChooseFiles = {
  readonly title: string;
  readonly filters?: readonly FileFilter[];
  /** False asks for exactly one file. Default true. */
  readonly several?: boolean;
};

export type ChooseFolder = { readonly title: string };

export type SaveAs = {
  readonly title?: string;
  readonly suggestedName: string;
  readonly filters?: readonly FileFilter[];
};

export type Dialogs = {
  /** Absolute paths of existing files; empty when the person cancelled. */
  chooseFiles(options: ChooseFiles): Promise<readonly string[]>;
  /** Absolute path of a folder; undefined when the person cancelled. */
  chooseFolder(options: ChooseFolder): Promise<string | undefined>;
  /** Absolute path to write to (it may not exist yet); undefined when the person cancelled. */
  saveAs(options: SaveAs): Promise<string | undefined>;
};

export type Host = {
  readonly dialogs: Dialogs;
  /** Tells every open window a fact; without a window nothing happens. */
  announce<E extends EventName>(event: E, fact: Events[E]): void;
  /** Renders a self-contained HTML page to an A4 PDF without running scripts or loading anything. */
  printToPdf(html: string): Promise<Uint8Array>;
  /** Workspaces live in this folder. It exists. */
  readonly homeFolder: string;
  /** Shows a folder, or the folder of a file with the file marked, in the system's file manager. */
  openFolder(path: string): Promise<void>;
  readonly appVersion: string;
};
