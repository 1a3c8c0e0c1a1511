import { invariant } from '../../shared/errors.ts';
import type { SignatureSuite } from '../../shared/objects/common.ts';
import { type Signer, signerFromSeed } from '../formats/signing.ts';
import { derivedKey, sealUnder, unsealUnder } from './sealing.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** Secrets that the open workspace may use: age identities. */
export type Secrets = {
  keepIdentity(name: string, identity: string): void;
  /** The identity kept under a name; null where there is none. */
  identity(name: string): string | null;
};

/** Signing keys, there only between a given passphrase and `close`. */
export type Signing = {
  /** Keeps the seed of a signing key under a name: 32 bytes, or 64 of two algorithms. */
  keepSeed(name: string, seed: Uint8Array): void;
  /** The signer of a kept seed, by the algorithms of a suite. A signer whose key is elsewhere would
   * be returned here: see `Signer`.
   * @throws Error where no seed has that name: each role's keys are made with its workspace. */
  signer(name: string, suite: SignatureSuite): Signer;
  /** Wipes the wrapping key and every seed that was taken out; its signers sign no more. */
  close(): void;
};

export function secretsOf(db: WriteDb, dataSecret: Uint8Array): Secrets {
  const key = derivedKey(dataSecret, 'hengping/age-identity/v1');
  return {
    keepIdentity(name, identity) {
      keep(db, name, 'identity', sealUnder(key, name, Buffer.from(identity, 'utf8')));
    },
    identity(name) {
      const sealed = find(db, name, 'identity');
      if (sealed === null) return null;
      const identity = unsealUnder(key, name, sealed);
      invariant(identity, 'a kept identity opens with the key of its workspace');
      return Buffer.from(identity).toString('utf8');
    },
  };
}

export function signingOf(db: WriteDb, signingSecret: Uint8Array): Signing {
  const key = derivedKey(signingSecret, 'hengping/sig-wrap/v1');
  const seeds: Uint8Array[] = [];
  let open = true;
  const mustBeOpen = () => invariant(open, 'a closed signing signs no more');
  return {
    keepSeed(name, seed) {
      mustBeOpen();
      invariant(seed.length === 32 || seed.length === 64, 'a seed has 32 bytes, or 64 of two');
      keep(db, name, 'seed', sealUnder(key, name, seed));
    },
    signer(name, suite) {
      mustBeOpen();
      const sealed = find(db, name, 'seed');
      invariant(sealed, `a signing key named ${name} was made with the workspace`);
      const seed = unsealUnder(key, name, sealed);
      invariant(seed, 'a kept seed opens with the signing secret of its workspace');
      seeds.push(seed);
      const inner = signerFromSeed(seed, suite);
      return {
        kid: inner.kid,
        publicKey: inner.publicKey,
        sign(bytes, algorithm) {
          mustBeOpen();
          return inner.sign(bytes, algorithm);
        },
      };
    },
    close() {
      open = false;
      key.fill(0);
      for (const seed of seeds) seed.fill(0);
    },
  };
}

function keep(db: WriteDb, name: string, kind: 'seed' | 'identity', sealed: Uint8Array): void {
  db.run(
    `INSERT INTO secret (name, kind, sealed) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed WHERE kind = excluded.kind`,
    name,
    kind,
    sealed,
  );
}

function find(db: ReadDb, name: string, kind: 'seed' | 'identity'): Uint8Array | null {
  const row = db.get<{ sealed: Uint8Array }>(
    'SELECT sealed FROM secret WHERE name = ? AND kind = ?',
    name,
    kind,
  );
  return row?.sealed ?? null;
}
