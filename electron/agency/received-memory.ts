import { invariant, Refusal } from '../../shared/errors.ts';
import type { SheetFacts } from '../../shared/sheet-facts.ts';
import { type FactsOf, type HandedInType, handedIn } from '../formats/handed-in.ts';
import { storedPayload } from '../formats/jws.ts';
import { readReceivedText } from '../vault/agency-posts-in.ts';
import { alterations } from '../vault/row-watch.ts';
import type { AgencySession } from '../workspace/session.ts';

type Remembered = {
  readonly facts: FactsOf<HandedInType>;
  /** True where this program verified the signature, under the key that the key id names, of the
   * content that these facts are from. */
  readonly isVerified: boolean;
};

type Memory = {
  /** Remembered objects hold for as long as this stays what it was. */
  readonly alterations: number;
  /** By round and key id, then by payload hash. A key id is the hash of the key with its algorithms:
   * nothing is remembered as verified under another key than it was. */
  readonly objects: Map<string, Map<string, Remembered>>;
  /** Texts that a thousand sheets have in common are kept once. */
  readonly texts: Map<string, string>;
};

// Gone with the session: a workspace that is opened again is read and verified again.
const memories = new WeakMap<AgencySession, Memory>();

function memoryOf(session: AgencySession): Memory {
  const number = alterations(session.vault.write, 'received');
  const known = memories.get(session);
  if (known?.alterations === number) return known;
  // A row was altered by other hands than this program's: nothing read before counts any more.
  const fresh: Memory = { alterations: number, objects: new Map(), texts: new Map() };
  memories.set(session, fresh);
  return fresh;
}

/** What is remembered of the objects of one expert in one round. */
export type ReceivedMemory = {
  /** The content of a stored object, which was verified when it came in: read and held against its
   * hash where it is not in mind. @throws Refusal vault-damaged */
  read<T extends HandedInType>(type: T, payloadSha256: string): FactsOf<T>;
  isVerified(payloadSha256: string): boolean;
  /** Notes an object whose signature was verified just now. */
  noteVerified(payloadSha256: string, facts: FactsOf<HandedInType>): void;
};

export function receivedMemory(session: AgencySession, round: string, kid: string): ReceivedMemory {
  const memory = memoryOf(session);
  const place = `${round} ${kid}`;
  const objects = memory.objects.get(place) ?? new Map<string, Remembered>();
  memory.objects.set(place, objects);
  const note = (payloadSha256: string, facts: FactsOf<HandedInType>, isVerified: boolean) => {
    if (objects.get(payloadSha256)?.isVerified === true) return;
    const kept = facts.type === 'sheet' ? shared(memory, facts) : facts;
    objects.set(payloadSha256, { facts: kept, isVerified });
  };
  return {
    read(type, payloadSha256) {
      const known = objects.get(payloadSha256);
      if (known) return ofType(type, known.facts);
      const facts = readStored(session, { round, kid, payloadSha256 }, type);
      note(payloadSha256, facts, false);
      return facts;
    },
    isVerified: (payloadSha256) => objects.get(payloadSha256)?.isVerified === true,
    noteVerified: (payloadSha256, facts) => note(payloadSha256, facts, true),
  };
}

function ofType<T extends HandedInType>(type: T, facts: FactsOf<HandedInType>): FactsOf<T> {
  // The row says another type than the object itself.
  if (facts.type !== type) throw new Refusal('vault-damaged', `a ${facts.type} stored as ${type}`);
  return facts as FactsOf<T>;
}

function readStored<T extends HandedInType>(
  { vault }: AgencySession,
  {
    round,
    kid,
    payloadSha256,
  }: { readonly round: string; readonly kid: string; readonly payloadSha256: string },
  type: T,
): FactsOf<T> {
  const jws = readReceivedText(vault.read, round, kid, payloadSha256);
  invariant(jws !== undefined, 'what the ledger lists has its text');
  const payload = storedPayload(type, jws, payloadSha256);
  // The mapped type of an object cannot follow that its payload is of its type.
  const { payload: facts } = handedIn({ type, jws, payloadSha256, kid, payload } as Parameters<
    typeof handedIn
  >[0]);
  return ofType(type, facts);
}

function shared({ texts }: Memory, sheet: SheetFacts): SheetFacts {
  const once = (text: string): string => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, text);
    return text;
  };
  return {
    ...sheet,
    agency: once(sheet.agency),
    round: once(sheet.round),
    bundle: once(sheet.bundle),
    form_sha256: once(sheet.form_sha256),
    app: once(sheet.app),
    app_record_sha256: once(sheet.app_record_sha256),
    expert: once(sheet.expert),
    expert_kid: once(sheet.expert_kid),
    coi_sha256: once(sheet.coi_sha256),
    scores: sheet.scores.map(({ item, value }) => ({ item: once(item), value })),
    written: { ...sheet.written, comments: sheet.written.comments.map(once) },
    ...(sheet.cited === undefined
      ? {}
      : {
          cited: {
            criteria: sheet.cited.criteria.map(once),
            targets: sheet.cited.targets.map(once),
          },
        }),
  };
}
