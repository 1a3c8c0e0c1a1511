import { describe, expect, test } from 'vitest';
import { OpenDocuments } from '../../../electron/desk/open-documents.ts';
import type { OpenBundle } from '../../../electron/formats/bundle-reader.ts';
import type { RangeReader } from '../../../electron/formats/range-reader.ts';

const key = (n: number, round = 'R-1') => ({ round, app: 'A-01', docid: `doc-${n}` });

function readers() {
  const events: string[] = [];
  const open = (n: number) => async (): Promise<RangeReader> => {
    events.push(`open ${n}`);
    return { size: n, readRanges: async () => [], close: () => void events.push(`close ${n}`) };
  };
  return { events, open };
}

describe('open documents', () => {
  test('are opened once, and the one not read for longest closes first', async () => {
    const documents = new OpenDocuments();
    const { events, open } = readers();
    for (let n = 1; n <= 8; n++) await documents.reader(key(n), open(n));
    await documents.reader(key(1), open(1));
    await documents.reader(key(9), open(9));
    expect(events.filter((event) => event === 'open 1')).toHaveLength(1);
    await Promise.resolve();
    expect(events.filter((event) => event.startsWith('close'))).toEqual(['close 2']);
    expect(documents.isOpen(key(1))).toBe(true);
    expect(documents.isOpen(key(2))).toBe(false);
  });

  test('of a round close with it, those of another stay', async () => {
    const documents = new OpenDocuments();
    const { events, open } = readers();
    await documents.reader(key(1), open(1));
    await documents.reader(key(2, 'R-2'), open(2));
    let closed = 0;
    const bundle = { close: async () => void closed++ } as OpenBundle;
    await documents.bundle('R-1', async () => bundle);
    await documents.closeRound('R-1');
    expect(events).toEqual(['open 1', 'open 2', 'close 1']);
    expect(closed).toBe(1);
    await documents.closeAll();
    expect(events.at(-1)).toBe('close 2');
  });

  test('that failed to open are tried again', async () => {
    const documents = new OpenDocuments();
    const { open } = readers();
    const failing = documents.reader(key(1), async () => {
      throw new Error('stick was pulled');
    });
    await expect(failing).rejects.toThrow('stick was pulled');
    expect((await documents.reader(key(1), open(1))).size).toBe(1);
  });
});
