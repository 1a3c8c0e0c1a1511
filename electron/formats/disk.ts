import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';

/** A file being written at places of the writer's choice. */
export type WritableFile = {
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** Resolves when the bytes are on the medium. */
  sync(): Promise<void>;
  close(): Promise<void>;
};

/** The few steps with which a finished file appears under its name, each of which can fail. */
export type Disk = {
  create(path: string): Promise<WritableFile>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes the names in a folder durable, where the system can. */
  syncFolder(path: string): Promise<void>;
};

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

export const nodeDisk: Disk = {
  async create(path) {
    const file = await open(path, 'w');
    return {
      write: (bytes, position) => writeAll(file, bytes, position),
      sync: () => file.sync(),
      close: () => file.close(),
    };
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  async syncFolder(path) {
    // Windows cannot open a folder for this; there the rename itself is journaled.
    if (process.platform === 'win32') return;
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};

/** The same steps for a small file, waiting for each. */
export const nodeDiskNow = {
  /** On the medium when it returns; readable by this user alone. */
  write(path: string, bytes: Uint8Array): void {
    const file = openSync(path, 'w', 0o600);
    try {
      writeFileSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  rename: renameSync,
  syncFolder(path: string): void {
    if (process.platform === 'win32') return;
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  },
};
